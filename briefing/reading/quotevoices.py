"""Who says what stands in quotation marks: the second half of reading quotations.

The speaker is looked for next to the quotation, then in the statement, then in the statements
before. `find` may be followed or replaced by another judge, such as one with a parser: it gives
one answer a stretch.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.models import Span
from briefing.reading import cues, pronouns, speakers
from briefing.reading.nounphrases import Who
from briefing.reading.quoteverbs import SAID_BY
from briefing.reading.scare import SHORT, is_no_speech

if TYPE_CHECKING:
    from briefing.models import Article, Person
    from briefing.reading.nounphrases import Statement
    from briefing.reading.quotestretches import Stretch
    from briefing.reading.statements import Line

_TEXTS = frozenset(
    """
    report communique communiqué resolution agreement document memo spokesman spokeswoman spokesperson article
    editorial law bill ruling order study survey paper email e-mail press release caption sign banner readout
    """.split()
)
_FAR = 6  # lines between a quotation of its own and the words that name its speaker


@dataclass(frozen=True, slots=True)
class Voice:
    """The speaker of one stretch, as tokens of the line where the speaker is named.

    `who` and `speaker` are None when nobody is named for it; `cue` is the token of the reporting
    verb, None when there is none. `rule` says how the speaker was found.
    """

    who: Who | None
    cue: int | None
    rule: str
    line: Line
    speaker: str | None = None
    span: Span | None = None
    person: Person | None = None


def find(
    article: Article, lines: list[Line], stretches: Sequence[Stretch]
) -> tuple[Voice | None, ...]:
    """Return the voice of each stretch; None for what is nobody's speech."""
    listener = _Listener(article, lines)
    return tuple(listener.voice(stretch) for stretch in stretches)


class _Listener:
    """Goes through one article from front to back and remembers who spoke last."""

    def __init__(self, article: Article, lines: list[Line]) -> None:
        self.article = article
        self.lines = lines
        self.spoken: dict[int, dict[int, Voice]] = {}
        self.last: tuple[int, Voice] | None = None

    def voice(self, stretch: Stretch) -> Voice | None:
        line = self.lines[stretch.line]
        found = self._speaker(stretch)
        if found is None or is_no_speech(
            line.statement, stretch.at, stretch.words, found.rule, found.cue, whole=stretch.whole
        ):
            return None
        found = self._named(stretch.line, found)
        if found.speaker is not None:
            self.spoken.setdefault(stretch.line, {})[stretch.at] = found
            self.last = (stretch.line, found)
        if found.speaker is None and not (stretch.whole and stretch.count > SHORT):
            return None
        return found

    def _speaker(self, stretch: Stretch) -> Voice | None:
        line, at = self.lines[stretch.line], stretch.at
        found = _cued(line, at, stretch.told) or self._spoken_before(stretch)
        if found is not None:
            return found
        if line.statement.low(at - 1) == ":" and at > 1:
            who = speakers.main_subject(line.statement, at - 1)
            if who is not None:
                return Voice(who, None, "colon", line)
        if stretch.whole and stretch.count > 1 and at == 0:
            return self._from_context(stretch.line)
        if stretch.count > SHORT:
            who = speakers.main_subject(line.statement, at)
            may = stretch.whole or _may_speak(line.statement, who)
            return Voice(who if may else None, None, "subject", line)
        return None

    def _spoken_before(self, stretch: Stretch) -> Voice | None:
        spoken = self.spoken.get(stretch.line, {})
        earlier = [at for at in spoken if at < stretch.at]
        return _again(spoken[earlier[-1]], "same-statement") if earlier else None

    def _from_context(self, number: int) -> Voice:
        """A quotation that is a statement of its own: the speaker of the words before it."""
        line = self.lines[number]
        for back in range(number - 1, max(-1, number - _FAR - 1), -1):
            before = self.lines[back]
            if before.paragraph < line.paragraph - 1:
                break
            if self.last is not None and self.last[0] == back:
                return _again(self.last[1], "previous-quotation")
            cue = cues.last_cue(before.statement)
            if cue is not None:
                return self._named(back, Voice(cue[0], cue[1], "previous-statement", before))
            who = speakers.main_subject(before.statement, 0)
            if who is not None and who.person is not None and back == number - 1:
                return self._named(back, Voice(who, None, "previous-subject", before))
        return Voice(None, None, "no-speaker", line)

    def _named(self, number: int, found: Voice) -> Voice:
        """Say the speaker's name: the fullest one, or the description as printed."""
        if found.speaker is not None or found.who is None:
            return found
        who, statement = found.who, found.line.statement
        start, end = statement.words[who.start].start, statement.words[who.end - 1].end
        span = self.article.span(start, end)
        person = who.person
        pronoun = statement.low(who.start) if who.end - who.start == 1 else ""
        if pronoun in ("he", "she"):
            person = pronouns.antecedent(self.lines, number, who.start, pronoun, self._people)
        speaker = person.name if person else self.article.passage(span)
        if pronoun == "it" and person is None:
            speaker = pronouns.body(self.article, self.lines, number, who.start) or speaker
        return Voice(who, found.cue, found.rule, found.line, speaker, span, person)

    def _people(self, number: int) -> list[Person]:
        """The people who speak in a line."""
        spoken = self.spoken.get(number, {}).values()
        return [voice.person for voice in spoken if voice.person is not None]


def _cued(line: Line, at: int, told: str) -> Voice | None:
    looks = (
        ("before", cues.beside),
        ("after", cues.after),
        ("closing", cues.closing),
        ("before", cues.before),
    )
    for rule, look in looks:
        cue = look(line.statement, at, told)
        if cue is not None:
            return Voice(cue[0], cue[1], rule, line)
    return None


def _again(found: Voice, rule: str) -> Voice:
    return Voice(found.who, None, rule, found.line, found.speaker, found.span, found.person)


def _may_speak(statement: Statement, who: Who | None) -> bool:
    """Tell whether a subject without a verb of speech is one that has words: a person, a letter."""
    if who is None or who.person is not None or statement.low(who.start) in ("he", "she"):
        return True
    return any(statement.low(k) in SAID_BY | _TEXTS for k in range(who.start, who.end))
