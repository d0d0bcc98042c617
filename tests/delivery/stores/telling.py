"""A way to a webhook of a test, and what became of a copy by it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from briefing.delivery.errands import Outcome
from briefing.delivery.journal import Journal
from briefing.delivery.policy.records import Way
from briefing.delivery.ways import webhook
from tests.delivery.stores.build import copy, errand, way
from tests.delivery.stores.hooks import Says

PATH = "/services/T00000000/B00000000/canarySecretOfTheHook"
TOKEN = "syt_canary_token_41d8"  # noqa: S105 - of a server of the test
EVENT = Says(body=b'{"event_id": "$abc"}')


def told(tmp_path: Path, url: str, flavour: str = "slack", **fields: Any) -> Way:
    """A way to an address, which lies in a file."""
    (tmp_path / "hook.url").write_text(url + "\n", "utf-8")
    usual: dict[str, Any] = {
        "name": "desk-chat", "kind": "webhook", "flavour": flavour, "timeout": 5.0,
        "url_file": str(tmp_path / "hook.url"), "base": "https://briefings.example.org",
    }  # fmt: skip
    return way(**{**usual, **fields})


def sent(by: Way, journal: Journal, tmp_path: Path, **fields: Any) -> Outcome:
    """What became of one copy."""
    (found,) = webhook.carry([errand(copy(tmp_path / "run", **fields), by)], by, journal, None)
    return found


def states(journal: Journal) -> list[str]:
    """What the journal has."""
    return [row.state for row in journal.rows()]
