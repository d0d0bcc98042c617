"""The schemas of today, made of their types: name, version, title and type of each."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from briefing.batch.form import Form
from briefing.delivery.releases.chain import Chain
from briefing.judgements.schema import schema as judgements
from briefing.ledger.entries import Entry
from tests.compat.generating import described, headed, made
from tests.compat.shapes.bundles import Bundle
from tests.compat.shapes.outside import BatchSummary, Evidence, Message
from tests.compat.shapes.readings import KeptReading, Read
from tests.compat.shapes.runs import RunRecord

_TYPES: dict[tuple[str, int], tuple[str, Any]] = {
    ("batch-file", 1): ("A batch file, notebooks/nightly.toml, as values", Form),
    ("batch-summary", 1): ("What became of a batch", BatchSummary),
    ("bundle", 1): ("A record in the outputs of a notebook", Bundle),
    ("evidence", 1): ("The manifest of an evidence pack", Evidence),
    ("kept-reading", 1): ("A reading as a library file keeps it", KeptReading),
    ("message", 1): ("What a webhook gets of a report", Message),
    ("reading", 1): ("What was read in articles: briefing read --json", list[Read]),
    ("releases", 1): ("The history of a report, releases.json", Chain),
    ("run-record", 1): ("The record of a run, run.json", RunRecord),
    ("runs", 1): ("Runs on record: briefing runs --json", list[Entry]),
}


def _of_judgements() -> dict[str, Any]:
    """The form of a file as its reader has it: blanks may stand, no other field may."""
    from briefing.judged import Judgements

    return headed(
        "judgements", 1, "A judgements file, as values", described(judgements(), Judgements)
    )


def _of_type(name: str, version: int) -> Callable[[], dict[str, Any]]:
    title, kind = _TYPES[name, version]
    return lambda: made(name, version, title, kind)


SCHEMAS: dict[tuple[str, int], Callable[[], dict[str, Any]]] = {
    **{(name, version): _of_type(name, version) for name, version in _TYPES},
    ("judgements", 1): _of_judgements,
}
