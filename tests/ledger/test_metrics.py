"""Numbers for a monitor, read by the parser of Prometheus' own client."""

from __future__ import annotations

import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from prometheus_client.parser import text_string_to_metric_families

from briefing.jobs import Result
from briefing.ledger import Ledger
from briefing.ledger.exposition import Sample, metric
from tests.ledger.runs import enter, record

Found = dict[tuple[str, tuple[tuple[str, str], ...]], float]


def read(text: str) -> Found:
    """Every value, by its name and labels."""
    found: Found = {}
    for family in text_string_to_metric_families(text):
        for sample in family.samples:
            place = (sample.name, tuple(sorted(sample.labels.items())))
            assert place not in found
            found[place] = sample.value
    return found


def test_what_is_told(tmp_path: Path) -> None:
    """Endings, seconds, memory, successes, articles, leases, and the ledger's own size."""
    with Ledger.open(tmp_path / "l.db") as ledger:
        enter(ledger, key="a", seconds=0.7)
        enter(ledger, key="a", seconds=700.0)
        enter(ledger, key="b", status="timed out", seconds=60.0)
        ledger.note(
            "u", Result(status="unchanged", seconds=0.01), key="a", notebook="topic_briefing"
        )
        ledger.begin("r", key="c", notebook="weekly_digest")
        assert ledger.lease("c", "me", 60) is not None
        found = read(ledger.metrics())
        ended = ledger.find("u").ended
    notebook = ("notebook", "topic_briefing")
    a, b = (("item", "a"), notebook), (("item", "b"), notebook)
    assert found["briefing_runs_total", (notebook, ("status", "succeeded"))] == 2
    assert found["briefing_runs_total", (notebook, ("status", "timed out"))] == 1
    assert found["briefing_run_seconds_bucket", (("le", "1"), notebook)] == 1
    assert found["briefing_run_seconds_bucket", (("le", "60"), notebook)] == 2
    assert found["briefing_run_seconds_bucket", (("le", "+Inf"), notebook)] == 3
    assert found["briefing_run_seconds_count", (notebook,)] == 3
    assert found["briefing_run_seconds_sum", (notebook,)] == 760.7
    assert found["briefing_run_memory_peak_bytes", a] == 123_000_000
    assert found["briefing_articles_used", a] == 3
    assert ended is not None
    moment = found["briefing_last_success_timestamp_seconds", a]
    assert ended.timestamp() == pytest.approx(moment, abs=1e-5)  # a datetime has microseconds
    assert [found["briefing_last_run_ok", key] for key in (a, b)] == [1, 0]
    assert ("briefing_last_success_timestamp_seconds", b) not in found
    assert [found[name, ()] for name in ("briefing_runs_running", "briefing_leases_held")] == [1, 1]
    assert found["briefing_ledger_runs", ()] == 5
    assert found["briefing_ledger_bytes", ()] > 0


def test_counts_do_not_go_back_when_runs_are_pruned(tmp_path: Path) -> None:
    """A monitor takes a counter that falls for a restart."""
    with Ledger.open(tmp_path / "l.db") as ledger:
        for _ in range(3):
            enter(ledger)
        with ledger.file.change() as db:
            db.execute("DELETE FROM runs")
        place = "briefing_runs_total", (("notebook", "topic_briefing"), ("status", "succeeded"))
        assert read(ledger.metrics())[place] == 3


def test_ending_twice_is_counted_once(tmp_path: Path) -> None:
    """A caller that is not sure may say it again."""
    with Ledger.open(tmp_path / "l.db") as ledger:
        ledger.begin("a", key="k", notebook="topic_briefing")
        for _ in range(2):
            ledger.finish("a", Result(status="succeeded", run="a", record=record("a")))
        place = "briefing_runs_total", (("notebook", "topic_briefing"), ("status", "succeeded"))
        assert read(ledger.metrics())[place] == 1


NAMES = st.text(st.characters(codec=None, exclude_characters="\r"), max_size=30)


@given(st.dictionaries(NAMES, st.floats(allow_nan=False), max_size=5))
def test_any_name_and_number_can_be_told(values: dict[str, float]) -> None:
    """Quotes, backslashes, line ends and half letters come through the parser as one line each."""
    text = metric("m", "gauge", "Help.", [Sample({"item": n}, v) for n, v in values.items()])
    found = read(text)
    assert len(found) <= len(values)
    assert {*found.values()} <= {*values.values()}
    plain = {n: v for n, v in values.items() if n.isprintable() and n.isascii()}
    for name, value in plain.items():
        assert found["m", (("item", name),)] == value


def test_numbers_keep_their_value() -> None:
    """Whole ones without a point, large ones, and those that are none."""
    values = [0.0, 1.0, 2.5, 2**60 + 1.0, math.inf, -math.inf, 1e-9]
    text = metric("m", "gauge", "Help.", [Sample({"n": str(n)}, v) for n, v in enumerate(values)])
    assert [*read(text).values()] == values
