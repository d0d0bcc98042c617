"""What the types can hold is what the schemas say, and comes back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing import bundle
from briefing.batch.plan import Row
from briefing.delivery.copies import Event
from briefing.delivery.releases.chain import Chain
from briefing.judged import Judgements
from briefing.ledger.entries import Entry
from briefing.models import Annex, Front, Section, Verdict
from tests.compat.strategies import JSON, made
from tests.compat.validating import faults

few = settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
SHOWN = (Section, Front, Annex, Verdict)


def plain(record: Any) -> Any:
    """A record as a reader of its JSON has it."""
    return msgspec.json.decode(msgspec.json.encode(record))


@pytest.mark.parametrize("kind", SHOWN, ids=lambda kind: kind.__name__)
def test_what_a_notebook_shows_fits_the_schema_and_comes_back(kind: Any) -> None:
    """Any section, masthead, annex or verdict."""

    @few
    @given(made(kind))
    def holds(record: Any) -> None:
        told = plain(bundle.encode(record))
        assert faults("bundle", told) == []
        assert bundle.decode(told) == record

    holds()


@pytest.mark.parametrize("kind", SHOWN, ids=lambda kind: kind.__name__)
def test_a_field_that_a_later_kit_adds_is_passed_over(kind: Any) -> None:
    """Wherever it stands, and still as the schema says."""

    @few
    @given(made(kind), JSON, st.randoms(use_true_random=False))
    def holds(record: Any, value: Any, random: Any) -> None:
        told = plain(bundle.encode(record))
        random.choice([*places(told, record)])["added later"] = value
        assert faults("bundle", told, strict=False) == []
        assert bundle.decode(told) == record

    holds()


def places(told: dict[str, Any], record: Any) -> Iterator[dict[str, Any]]:
    """The payload, the record in it, and the records that its fields hold."""
    yield told
    yield told["value"]
    for name in getattr(record, "__match_args__", ()):
        inner = told["value"][name]
        if isinstance(inner, dict):
            yield inner
        elif isinstance(inner, list):
            yield from (one for one in inner if isinstance(one, dict))


@few
@given(made(Judgements))
def test_judgements_fit_their_schema(judgements: Judgements) -> None:
    """What the kit fills itself stands in no file."""
    told = plain(judgements)
    for kept in ("place", "sha256"):
        del told[kept]
    assert faults("judgements", told) == []


@few
@given(st.lists(made(Event), max_size=2).map(tuple))
def test_a_history_fits_its_schema(events: tuple[Event, ...]) -> None:
    """Any chain of events."""
    told = plain(Chain(key="topic_briefing/ferry", events=events))
    assert faults("releases", told) == []
    assert msgspec.convert(told, Chain).events == events


@few
@given(made(Row))
def test_a_row_of_a_batch_fits_its_schema(row: Row) -> None:
    """Whatever became of an item."""
    summary = {
        "batch": "night", "session": "", "started": "", "ended": "", "seconds": 1.5,
        "counts": {row.status: 1}, "exit_code": 0, "items": [plain(row)],
    }  # fmt: skip
    assert faults("batch-summary", summary) == []


def test_a_run_on_record_fits_its_schema() -> None:
    """As `briefing runs --json` prints it."""
    from datetime import UTC, datetime

    entry = Entry(number=1, run="a", key="k", status="running", started=datetime.now(UTC))
    assert faults("runs", [plain(entry)]) == []
