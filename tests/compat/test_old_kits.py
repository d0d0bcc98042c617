"""Records that older kits really wrote mean what they meant: tests/compat/data/README.md."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from briefing import bundle
from briefing.cleaning.known import text_id
from briefing.delivery.releases import ran
from briefing.history.notebooks import earlier
from briefing.ledger.folders import filed
from briefing.models import Annex, Section
from tests.compat.conftest import OLD, REPORTS, called, day
from tests.compat.validating import faults

every = pytest.mark.parametrize("kit", OLD)


def record(folder: Path, name: str = "run.json") -> Any:
    """The record of a run."""
    return json.loads((folder / name).read_bytes())


def payloads(folder: Path) -> list[Any]:
    """What the notebook of a run shows of the kit's own."""
    cells = record(folder, "briefing.ipynb")["cells"]
    shown = (output.get("data", {}) for cell in cells for output in cell.get("outputs", ()))
    return [one[bundle.MIME] for one in shown if bundle.MIME in one]


@every
def test_the_record_of_a_run_fits_the_schema(kits: Path, kit: str) -> None:
    """With no field that the schema does not tell."""
    assert faults("run-record", record(kits / kit)) == []


@pytest.mark.parametrize("kit", ["first", "released"])
def test_the_record_of_a_run_that_failed(kits: Path, kit: str) -> None:
    """What stopped it, and in which cell."""
    told = record(kits / kit, "failed.json")
    assert faults("run-record", told) == []
    (kits / kit / "only").mkdir(exist_ok=True)
    (kits / kit / "only" / "run.json").write_text(json.dumps(told))
    entry = filed(kits / kit / "only").entry
    assert (entry.status, entry.error.partition(":")[0]) == ("failed", "PathError")


@every
def test_what_a_notebook_shows_is_read(kits: Path, kit: str) -> None:
    """Each record fits the schema and is read; the articles are those of their ids."""
    told = payloads(kits / kit)
    assert [fault for one in told for fault in faults("bundle", one)] == []
    found = [bundle.decode(one) for one in told]
    (annex,) = [one for one in found if isinstance(one, Annex)]
    assert [text_id(one.title, one.text) for one in annex.articles] == [
        one["article"] for one in record(kits / kit)["inputs"]["used"]
    ]
    assert "bottom_line" in [one.slug for one in found if isinstance(one, Section)]


@every
def test_the_ledger_tells_what_the_record_meant(kits: Path, kit: str) -> None:
    """Whatever the record of its time did not say is not told."""
    found = filed(kits / kit)
    assert (found.entry.status, found.entry.notebook) == ("succeeded", "topic_briefing")
    assert found.entry.parameters["topic"] == "island ferry"
    assert [one.place for one in found.articles] == ["one.txt", "two.txt"]
    assert (found.entry.words is None, found.entry.peak is None) == (
        kit == "first",
        kit not in ("measured", "released"),
    )


@every
def test_a_later_run_is_compared_with_it(kits: Path, kit: str) -> None:
    """Its articles, its sections and what its analyst had said."""
    found = earlier(kits / kit, "reports/x")
    assert (found.run, found.cutoff) == (record(kits / kit)["run"], "2025-03-05")
    assert len(found.order) == 2
    assert found.sections
    said = found.judgements.key_judgements[0].likelihood if found.judgements else None
    assert said == (None if kit in UNMARKED else "likely")


@every
def test_its_report_can_be_released(project: Path, kit: str) -> None:  # noqa: ARG001 it is the working folder
    """The record tells key, day and files, and the files are those."""
    from briefing.delivery.releases.standing import copy_of

    copy = copy_of(day(kit))
    assert (copy.key, copy.day, copy.status) == (
        "topic_briefing/island-ferry",
        day(kit).name,
        "draft",
    )
    assert (copy.marking, ran.read(day(kit)).passed) == (
        "" if kit in UNMARKED else "TLP:GREEN",
        True,
    )


UNMARKED = ("first", "judged")  # that notebook showed no judgement yet


@pytest.mark.parametrize("kit", ["first", "released"])
def test_a_report_is_written_anew(project: Path, kit: str) -> None:
    """Proven again, and exported in a format of today."""
    out = project / "out"
    code, said = called("export", str(day(kit)), "--to", "md", "--out", str(out))
    assert code == 0, said
    assert "10 March" in (out / "briefing.md").read_text("utf-8")


def test_a_site_is_built_of_them(project: Path) -> None:
    """The reports of all of them are one report, whose newest is shown."""
    from briefing.delivery.releases.finding import latest

    broken: list[Exception] = []
    found = latest(project, broken.append)
    assert ([one.key for one in found], found[0].day) == (
        ["topic_briefing/island-ferry"],
        day("released").name,
    )
    assert broken == []
    assert (project / REPORTS).is_dir()
