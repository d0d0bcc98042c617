"""Records of a later kit, whose forms this one does not know, are refused with advice."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.delivery.releases.finding import latest
from briefing.history.notebooks import Unusable, earlier
from briefing.ledger.folders import filed
from briefing.phrases import digest
from briefing.runner import executed
from tests.compat.conftest import REPORTS, called, changed, day
from tests.compat.strategies import JSON

ADVICE = "Install briefing 8.1.0 or a later one"


def newer(told: Any) -> None:
    """The record of a run as a later kit may write it."""
    told |= {"schema": "briefing.run/2", "status": {"succeeded": True}}
    told["versions"]["briefing"] = "8.1.0"


@pytest.fixture
def later(project: Path) -> Path:
    """A run whose record is of a newer form, the last one of its report."""
    changed(project / day("released") / "run.json", newer)
    return day("released")


@pytest.mark.parametrize(
    "words",
    [("show",), ("compare", str(day("first"))), ("release", "--by", "C. Chief"), ("pack",)],
    ids=lambda words: words[0],
)
def test_a_run_of_a_newer_form_is_refused(later: Path, words: tuple[str, ...]) -> None:
    """By each command that takes a run: nothing is written, and it says what to install."""
    before = sorted(Path().rglob("*"))
    code, said = called(*words, str(later))
    assert code in (1, 2)
    assert ADVICE in said
    assert sorted(Path().rglob("*")) == before


def test_no_earlier_run_is_made_of_it(later: Path) -> None:
    """The next run says why it is not compared."""
    with pytest.raises(Unusable) as caught:
        earlier(later, "reports/x")
    assert str(caught.value) == digest.PASSED["newer"]


def test_a_record_in_a_notebook_of_a_newer_form_is_not_compared_with(project: Path) -> None:
    """Though the record of the run is one that this kit reads."""
    import hashlib

    file = project / day("released") / "briefing.ipynb"
    file.write_text(file.read_text("utf-8").replace('"annex/1"', '"annex/2"'), "utf-8")
    sha256 = hashlib.sha256(file.read_bytes()).hexdigest()
    record = project / day("released") / "run.json"
    changed(record, lambda told: told["outputs"]["briefing.ipynb"].update(sha256=sha256))
    with pytest.raises(Unusable, match=digest.PASSED["newer"]):
        earlier(day("released"), "reports/x")


def test_the_site_says_so_and_shows_what_it_can_read(later: Path, project: Path) -> None:
    """An older report of the same name stands in, not without a word."""
    told: list[str] = []
    found = latest(project, lambda error: told.append(str(error)))
    assert [one.day for one in found] == [day("measured").name]
    assert [ADVICE in one and str(later) in one for one in told] == [True]
    code, said = called("site", "build", "--drafts", "--unmarked", "--out", "public")
    assert (code, ADVICE in said) == (0, True), said


def test_its_notebook_is_proven_again(later: Path) -> None:
    """What a newer record says of the checks is not believed."""
    assert executed.read(later).proven is None
    assert executed.read(day("measured")).proven is not None


def test_a_batch_does_not_take_it_for_done(later: Path) -> None:
    """It is made again."""
    from briefing.batch.adopting import recorded

    assert recorded(later) == {}
    assert recorded(day("measured")) != {}


@settings(max_examples=20)
@given(
    st.dictionaries(st.text(min_size=1, max_size=9), JSON, max_size=3),
    st.randoms(use_true_random=False),
)
def test_fields_that_a_later_kit_adds_to_a_record(added: dict[str, Any], random: Any) -> None:
    """They are passed over wherever they stand: the ledger tells the same."""
    from briefing.ledger.told import told

    before = json.loads(RECORD)
    record = json.loads(RECORD)
    for name, value in added.items():
        place = random.choice([record, *(record[n] for n in ("notebook", "inputs", "checks"))])
        place.setdefault(f"later {name}", value)
    assert told(record) == told(before)


RECORD = json.dumps(
    {
        "schema": "briefing.run/1",
        "notebook": {"name": "topic_briefing", "sha256": "a" * 64},
        "inputs": {"used": [{"article": "b", "sha256": "c", "title": "t", "place": "p"}]},
        "checks": {"passed": True, "checked": 3, "failures": [], "warnings": []},
        "outputs": {"briefing.html": {"sha256": "d" * 64, "bytes": 3}},
    }
)


def test_a_field_more_costs_no_release(project: Path) -> None:
    """A record of this form with what a later kit adds to it."""
    from briefing.delivery.releases import ran

    before = ran.read(day("released"))
    file = project / REPORTS / day("released").name / "run.json"
    changed(
        file,
        lambda told: (told.update(weather="fine", folder=7), told["inputs"].update(map={"a": 1})),
    )
    assert ran.read(day("released")) == before
    assert filed(day("released")).entry.status == "succeeded"
