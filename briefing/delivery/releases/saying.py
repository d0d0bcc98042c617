"""What a person may type for a name and a remark, and a moment, fit to be printed and kept."""

from __future__ import annotations

import unicodedata
from datetime import UTC, datetime

from briefing.clock import moment
from briefing.errors import UsageError

LONGEST_NAME = 120  # characters
LONGEST_REMARK = 400


def signatory(by: str) -> str:
    """The name of who signs. Raises UsageError for an empty one, or one nobody can print."""
    name = _plain(by, "the name after --by", LONGEST_NAME)
    if not any(map(str.isalnum, name)):
        raise UsageError("nobody signs: say who with --by, such as --by 'A. Analyst'.")
    return name


def remark(note: str) -> str:
    """A remark in one line; may be empty. Raises UsageError."""
    return _plain(note, "the remark", LONGEST_REMARK)


def reason(why: str) -> str:
    """Why something is withdrawn. Raises UsageError when it does not say."""
    told = _plain(why, "the reason", LONGEST_REMARK)
    if not told:
        raise UsageError("say why with --why: its readers will want to know.")
    return told


def on(now: datetime | None) -> str:
    """A moment as an event tells it: ISO 8601, UTC, whole seconds."""
    when = moment() if now is None else now
    when = when.replace(tzinfo=UTC) if when.tzinfo is None else when.astimezone(UTC)
    return when.isoformat(timespec="seconds")


def _plain(text: str, what: str, longest: int) -> str:
    line = unicodedata.normalize("NFC", " ".join(text.split()))
    if any(unicodedata.category(sign) in {"Cc", "Cs", "Cf", "Co", "Cn"} for sign in line):
        raise UsageError(f"{what} has signs that cannot be printed. Type it again.")
    if len(line) > longest:
        raise UsageError(f"{what} has {len(line)} characters; at most {longest} are printed.")
    return line
