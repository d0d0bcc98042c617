"""An analyst's corrections of what was read: written to the judgements file, and taken back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal, cast

from briefing.desk.articles.quoting import quoted
from briefing.errors import UsageError
from briefing.judged import Correcting, Judgements
from briefing.judgements import corrected, editing, tried
from briefing.judgements.right import unfit
from briefing.models import Article, Span

Kind = Literal["label", "speaker", "date"]
KINDS: tuple[Kind, ...] = ("label", "speaker", "date")
_WHY_LOST = {
    "gone": "its passage stands in no source",
    "source": "no source has the name it gives",
    "several": "several sources have its passage",
    "twice": "its passage stands twice in one source",
    "other": "its passage is nothing of this kind",
    "again": "an earlier correction is about the same",
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What an analyst says is right: of a reading of this kind at `span`."""

    kind: Kind
    span: Span
    value: str
    by: str
    why: str = ""


class Corrections:
    """The corrections of one briefing as its file had them when it was last looked at.

    `articles` are read with them. Everything that is written goes through
    `briefing.judgements.editing`, which keeps what others wrote meanwhile.
    """

    def __init__(self, articles: Sequence[Article], place: Path, kind: str, topic: str) -> None:
        self._bare = tuple(replace(a, corrections=()) if a.corrections else a for a in articles)
        self._seen = editing.opened(place, kind, topic)
        self.articles: tuple[Article, ...] = ()
        self.lost: tuple[str, ...] = ()
        self._lay()

    @property
    def place(self) -> Path:
        """The judgements file; there may be none yet."""
        return self._seen.place

    @property
    def judgements(self) -> Judgements:
        """What the file held when it was last looked at."""
        return self._seen.judgements

    def look(self) -> None:
        """Look at the file anew. Raises PathError, or UsageError with the line of a fault."""
        self._seen = editing.opened(self.place, self._seen.kind, self._seen.topic)
        self._lay()

    def write(self, wanted: Wanted) -> Correcting:
        """Write a correction, in place of an earlier one of the same; return it as written.

        Raises UsageError for a value that cannot be right or a passage that cannot be found by
        its words, ConflictError when somebody else corrected the same meanwhile, PathError.
        """
        made = _checked(wanted)
        number = self._number(wanted.kind, wanted.span)
        if number is None:
            made = quoted(self._bare, wanted.span, made, self.judgements.corrections)
            self._seen = editing.add(self._seen, "corrections", _plain(made))
        else:
            before = self.judgements.corrections[number]
            made = replace(made, passage=before.passage, source=before.source)
            self._seen = editing.put(self._seen, f"corrections/{number}", _plain(made))
        self._lay()
        return made

    def withdraw(self, kind: Kind, span: Span) -> Correcting:
        """Take the correction of a reading out of the file; return it.

        Raises UsageError when there is none, ConflictError when it was changed meanwhile.
        """
        number = self._number(kind, span)
        if number is None:
            raise UsageError("there is no correction of this to take back; run all once more")
        before = self.judgements.corrections[number]
        self._seen = editing.drop(self._seen, f"corrections/{number}")
        self._lay()
        return before

    def _lay(self) -> None:
        """Read the articles with the corrections of the file."""
        self.articles, lost = corrected(self._bare, self.judgements)
        self.lost = tuple(
            f"Not applied: the {one.correcting.kind} of “{one.correcting.passage}”, because "
            f"{_WHY_LOST[one.lost]}"
            for one in lost
        )

    def _number(self, kind: Kind, span: Span) -> int | None:
        """The number in the file of the correction of what stands at `span`; None for none."""
        done = (one for one in tried(self._bare, self.judgements) if one.correcting.kind == kind)
        return next((one.number for one in done if span in one.spans), None)


def _checked(wanted: Wanted) -> Correcting:
    """The correction, its passage still to be found. Raises UsageError."""
    value, by, why = (" ".join(w.split()) for w in (wanted.value, wanted.by, wanted.why))
    if wanted.kind == "date" and value.casefold() in ("none", "no date"):
        value = "none"
    if not value:
        raise UsageError(_EMPTY[wanted.kind])
    if not by:
        raise UsageError("write your name: a correction is listed with who made it")
    made = Correcting(kind=wanted.kind, passage="", value=value, by=by, why=why)
    fault = unfit(made)
    if fault:
        raise UsageError(fault)
    return made


_EMPTY = {
    "label": "choose what the sentence is: fact, attributed, opinion or speculation",
    "speaker": "write who said it, as the source prints the name",
    "date": "write the date as YYYY, YYYY-MM or YYYY-MM-DD, or none",
}


def _plain(made: Correcting) -> dict[str, str]:
    """The fields of a correction that are not blank, in the order of the file."""
    fields = ("kind", "passage", "source", "value", "by", "why")
    return {name: words for name in fields if (words := cast("str", getattr(made, name)))}
