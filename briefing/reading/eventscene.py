"""One time expression in its clause: what the rules of events look at."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from briefing.models import Article, Event, Sentence, Status, TimeExpression
from briefing.reading import eventwords as words

_SOURCE = re.compile(r"\b(?:according to|said|says|told|citing)\b")


@dataclass(frozen=True, slots=True)
class Scene:
    """One expression in its sentence: what the rules look at."""

    article: Article
    sentence: Sentence
    time: TimeExpression
    published: date | None
    base: tuple[int, int]
    clause: tuple[int, int]

    @property
    def told(self) -> str:
        """The words of the clause."""
        return self.article.text[self.clause[0] : self.clause[1]]

    @property
    def before(self) -> str:
        """The words of the clause before the expression."""
        return self.article.text[self.clause[0] : max(self.clause[0], self.time.span.start)]

    @property
    def after(self) -> str:
        """The words of the clause after the expression."""
        return self.article.text[self.time.span.end : max(self.clause[1], self.time.span.end)]

    @property
    def time_words(self) -> str:
        """The expression itself, in small letters."""
        return self.article.text[self.time.span.start : self.time.span.end].lower()

    def event(self, start: int, end: int, status: Status, rule: str) -> Event:
        """The event told by the words from `start` to `end`."""
        return Event(
            span=self.article.span(start, max(start, end)),
            sentence=self.sentence.span,
            status=status,
            rule=rule,
            date=self.time.value,
            precision=self.time.precision,
            time=self.time.span,
        )


# "warned that in 2030": the expression opens what is said
_OPENS = re.compile(
    r"\bthat,?\s[“\"]?(?:(?:on|in|at|by|during|late|early|about|around|this|the)\s){0,3}$",
    re.IGNORECASE,
)


def opens(scene: Scene) -> bool:
    """Tell whether the expression stands first in a clause after "that"."""
    return _OPENS.search(scene.before[-40:]) is not None


def governing(scene: Scene) -> str | None:
    """The verb nearest before the expression, else the first after it."""
    if opens(scene) and (after := words.FINITE.search(scene.after)):
        return after[0]
    before = [m[0] for m in words.FINITE.finditer(scene.before)]
    after = words.FINITE.search(scene.after)
    return before[-1] if before else after[0] if after else None


def whole(scene: Scene) -> tuple[int, int]:
    """The clause, or all that may be printed when the clause alone would lose who says it."""
    start, end = scene.clause
    full = scene.article.text[scene.base[0] : scene.base[1]]
    if (
        scene.sentence.label == "attributed"
        and _SOURCE.search(full)
        and not _SOURCE.search(scene.told)
    ):
        return scene.base[0], scene.base[0] + len(full.rstrip(" .!?"))
    return start, end
