"""Direct quotations: the words, who speaks, by which verb, and on what occasion.

Words in quotation marks that are nobody's speech (titles, words named as words, scare quotes)
are left out. Whoever speaks is looked for next to the quotation, then in the statement, then in
the statements before.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.models import Quote, Span
from briefing.reading import speakers, statements
from briefing.reading.closed import ADVERBS, AUXILIARIES, CUES, DETERMINERS, PREPOSITIONS, SAY
from briefing.reading.occasions import occasion
from briefing.reading.speakers import QUOTE, SUBJECTS, Who

if TYPE_CHECKING:
    from briefing.models import Article, Person
    from briefing.reading.marks import Marked
    from briefing.reading.speakers import Statement
    from briefing.reading.statements import Line

_ANY_MARK = re.compile("[\"“”„«»「」『』《》‘’']")
_WORDS = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")
_VERB = re.compile(
    r"(?i)\b(?:is|are|was|were|am|be|been|has|have|had|do|does|did|will|would|can|could|should|shall"
    r"|may|might|must|isn|aren|don|doesn|didn|won|wouldn|can|couldn|shouldn|let|[a-z]+(?:['’](?:s|re"
    r"|ve|ll|m|d)))\b|\b(?:I|we|they|you|he|she|it)\s+[a-z]+\b"
)
_NAMED = frozenset(
    """
    titled entitled dubbed named nicknamed headlined codenamed termed known so-called word words term terms
    phrase slogan slogans title book song film movie show series hashtag acronym album novel play documentary
    episode operation poem tune anthem column nickname moniker label
    """.split()
)
_SAID_BY = frozenset(
    """
    statement remark remarks comment comments claim claims words warning promise pledge vow call calls letter
    tweet post speech message threat answer response assertion accusation argument suggestion description
    phrase declaration plea insistence belief denial criticism charge complaint
    """.split()
)
# base forms that are nouns more often than verbs, and what shows that they are verbs
_NOUNS = frozenset(
    """
    state report claim demand request call comment remark question answer promise offer list note charge post
    signal hint attack blame doubt fear hope view rule rate rank rap brand order press address issue praise fault
    honor honour link label mock quote chant worry welcome touch speak support talk push touch hammer slam feel
    challenge reply plan estimate display vow pledge threat boast joke protest advocate hit cast cheer champion
    command frame paint present credit object reason direct voice hold
    """.split()
)
_BARE = frozenset("to i we you they will would can could may might must should shall do did not n't who and".split())
# verbs of will and doing: with one of these a word or two in marks is seldom speech
_WEAK = frozenset(
    "agree promote seek want use find show hold order push need push ask raise issue deliver back".split()
)
_TEXTS = frozenset(
    """
    report communique communiqué resolution agreement document memo spokesman spokeswoman spokesperson article
    editorial law bill ruling order study survey paper email e-mail press release caption sign banner readout
    """.split()
)
_NEAR = 22  # tokens between a verb of speech and the quotation it governs
_SHORT = 3  # words; up to here marks may only show distance


@dataclass(frozen=True, slots=True)
class _Found:
    """The speaker of one quotation, as tokens of its line."""

    who: Who | None
    cue: int | None
    rule: str
    line: Line
    speaker: str | None = None
    span: Span | None = None
    person: Person | None = None


class _Reader:
    """Reads one article from front to back and remembers who spoke last."""

    def __init__(self, article: Article, lines: list[Line]) -> None:
        self.article = article
        self.lines = lines
        self.spoken: dict[tuple[int, int], _Found] = {}
        self.last: tuple[int, _Found] | None = None

    def read(self) -> list[Quote]:
        quotes = []
        for number, line in enumerate(self.lines):
            for at, marked in line.quotes.items():
                quote = self._quote(number, at, marked)
                if quote is not None:
                    quotes.append(quote)
        return quotes

    def _quote(self, number: int, at: int, marked: Marked) -> Quote | None:
        line = self.lines[number]
        words = self.article.text[marked.start : marked.end]
        count = len(_WORDS.findall(words))
        if count == 0 or marked.end <= marked.start:
            return None
        whole = _is_whole(words, count)
        found = self._speaker(number, at, whole=whole, count=count, marked=marked)
        if found is None or _is_no_speech(line.statement, at, words, found, whole=whole):
            return None
        found = self._named(number, found)
        if found.speaker is not None:
            self.spoken[number, at] = found
            self.last = (number, found)
        if found.speaker is None and not (whole and count > _SHORT):
            return None
        return self._record(line, at, marked, found, fragment=not whole)

    def _record(
        self, line: Line, at: int, marked: Marked, found: _Found, *, fragment: bool
    ) -> Quote:
        text, told = self.article.text, found.line is line and found.cue is not None
        cue = found.line.statement.words[found.cue] if told and found.cue is not None else None
        where = occasion(line.statement, at, found.cue) if told else None
        goes_on = fragment and at > 1 and _broken(line, at)
        return Quote(
            span=self.article.span(marked.start, marked.end),
            rule=found.rule,
            speaker=found.speaker,
            speaker_span=found.span,
            cue=self.article.span(cue.start, cue.end) if cue else None,
            occasion=self._trim(text, *where) if where else None,
            fragment=fragment and not goes_on,
        )

    def _trim(self, text: str, start: int, end: int) -> Span:
        return self.article.span(start, start + len(text[start:end].rstrip(" ,.")))

    def _speaker(
        self, number: int, at: int, *, whole: bool, count: int, marked: Marked
    ) -> _Found | None:
        line = self.lines[number]
        statement = line.statement
        told = self.article.text[marked.start : marked.outer_end + 1]
        for rule, look in (("after", _after), ("closing", _closing), ("before", _before)):
            cue = look(statement, at, told)
            if cue is not None:
                return _Found(cue[0], cue[1], rule, line)
        earlier = [p for p in line.quotes if p < at and (number, p) in self.spoken]
        if earlier:
            return self._again(self.spoken[number, earlier[-1]], "same-statement")
        if statement.low(at - 1) == ":" and at > 1:
            who = speakers.main_subject(statement, at - 1)
            if who is not None:
                return _Found(who, None, "colon", line)
        if whole and count > 1 and at == 0:
            return self._from_context(number)
        if count > _SHORT:
            who = speakers.main_subject(statement, at)
            return _Found(who if whole or _may_speak(statement, who) else None, None, "subject", line)
        return None

    def _again(self, found: _Found, rule: str) -> _Found:
        return _Found(found.who, None, rule, found.line, found.speaker, found.span, found.person)

    def _from_context(self, number: int) -> _Found:
        """A quotation that is a statement of its own: the speaker of the words before it."""
        line = self.lines[number]
        for back in range(number - 1, max(-1, number - 7), -1):
            before = self.lines[back]
            if before.paragraph < line.paragraph - 1:
                break
            if self.last is not None and self.last[0] == back:
                return self._again(self.last[1], "previous-quotation")
            cue = _last_cue(before.statement)
            if cue is not None:
                return self._named(back, _Found(cue[0], cue[1], "previous-statement", before))
            who = speakers.main_subject(before.statement, 0)
            if who is not None and who.person is not None and back == number - 1:
                return self._named(back, _Found(who, None, "previous-subject", before))
        return _Found(None, None, "no-speaker", line)

    def _named(self, number: int, found: _Found) -> _Found:
        """Say the speaker's name: the fullest one, or the description as printed."""
        if found.speaker is not None or found.who is None:
            return found
        who, statement = found.who, found.line.statement
        start, end = statement.words[who.start].start, statement.words[who.end - 1].end
        span = self.article.span(start, end)
        person = who.person
        pronoun = statement.low(who.start) if who.end - who.start == 1 else ""
        if pronoun in ("he", "she"):
            person = self._antecedent(number, who.start, pronoun)
        speaker = person.name if person else self.article.passage(span)
        if pronoun == "it" and person is None:
            speaker = self._body(number, who.start) or speaker
        return _Found(who, found.cue, found.rule, found.line, speaker, span, person)

    def _antecedent(self, number: int, at: int, pronoun: str) -> Person | None:
        """Return whom "he" or "she" stands for: earlier in the statement, or in those before."""
        here = self.lines[number].statement
        for place in sorted(here.names):
            past, person = here.names[place]
            owner = past < len(here.words) and here.words[past].shape == "possessive"
            fits = past <= at and not owner and speakers.matches(person, pronoun)
            if fits and not _is_object(here, place):
                return person
        for back in range(number - 1, max(-1, number - 9), -1):
            found = self._in_line(back, pronoun)
            if found is not None:
                return found
        return None

    def _in_line(self, number: int, pronoun: str) -> Person | None:
        """The person a statement is about: its speaker, its subject, else the first named in it."""
        line = self.lines[number]
        speaking = [
            f.person for (n, _), f in self.spoken.items() if n == number and f.person is not None
        ]
        subject = speakers.main_subject(line.statement, 0)
        told = [p for p in speaking if speakers.matches(p, pronoun)]
        if subject is not None and subject.person and speakers.matches(subject.person, pronoun):
            told.append(subject.person)
        for place in sorted(line.statement.names):
            person = line.statement.names[place][1]
            if speakers.matches(person, pronoun):
                told.append(person)
        return told[0] if told else None

    def _body(self, number: int, at: int) -> str | None:
        """Return what "it" stands for: the subject of this statement or the one before."""
        for back, limit in ((number, at), (number - 1, 0)):
            if back < 0 or (limit == 0 and back == number):
                continue
            statement = self.lines[back].statement
            who = speakers.main_subject(statement, limit)
            if who is not None and who.person is None and statement.low(who.start) not in SUBJECTS:
                first, last = statement.words[who.start], statement.words[who.end - 1]
                return self.article.text[first.start : last.end]
        return None


def find(
    article: Article, sentences: tuple[Span, ...], people: tuple[Person, ...]
) -> tuple[Quote, ...]:
    """Return the direct quotations of `article` in order of the text.

    A quotation broken by "he said" is two; so is one over two paragraphs. `speaker` is None
    when a whole sentence is quoted and nobody is named for it.
    """
    if _ANY_MARK.search(article.text) is None:
        return ()
    return tuple(_Reader(article, statements.lines(article, sentences, people)).read())


def _may_speak(statement: Statement, who: Who | None) -> bool:
    """Tell whether a subject without a verb of speech is one that has words: a person, a letter."""
    if who is None or who.person is not None or statement.low(who.start) in ("he", "she"):
        return True
    return any(statement.low(k) in _SAID_BY | _TEXTS for k in range(who.start, who.end))


def _is_whole(words: str, count: int) -> bool:
    """Tell whether quoted words are a sentence, not less."""
    first = words.lstrip("[(…. '‘")[:1]
    if not (first.isupper() or first.isdigit() or not first.isascii()):
        return False
    return words[-1] in ".!?…" or (count > 2 and _VERB.search(words) is not None)


def _broken(line: Line, at: int) -> bool:
    """Tell whether a quotation goes on after "he said," so that it began before."""
    earlier = [place for place in line.quotes if place < at]
    return bool(earlier) and line.statement.low(at - 1) == "," and at - earlier[-1] < 14


def _is_object(statement: Statement, place: int) -> bool:
    before = place
    while before > 0 and statement.words[before - 1].shape == "cap":
        before -= 1
    return statement.low(before - 1) in PREPOSITIONS


_Cue = tuple[Who | None, int | None]


def _is_verb(statement: Statement, at: int, verbs: frozenset[str]) -> bool:
    word = statement.words[at]
    if word.shape != "low" or word.low not in verbs:
        return False
    before = statement.words[at - 1] if at else None
    if before is None:
        return True
    if word.low in _NOUNS and not (before.low in _BARE or before.low.endswith("s")):
        return False
    if before.low in PREPOSITIONS and word.low.endswith("ing"):
        return True
    noun = before.low in DETERMINERS or before.shape == "possessive" or before.low in PREPOSITIONS
    return not noun or before.low in ("to", "that", "as")


def _after(statement: Statement, at: int, told: str) -> _Cue | None:
    """The words right after the quotation: "said X", "X said", "according to X"."""
    count = len(statement.words)
    begin = at + 1
    comma = (
        told.rstrip("\"”’'»」』 ")[-1:] in (",", "?", "!", ".", "…", "-", "—") or "," in told[-2:]
    )
    if statement.low(begin) in (",", "—", "–", "-", "―"):
        if statement.low(begin) != "," and begin + 1 in statement.names:
            past, person = statement.names[begin + 1]
            if statement.low(past) in ("", ",", ".", "(", "—", "-"):
                return Who(begin + 1, past, person), None  # “…” — Ann Lee, Ohio
        begin, comma = begin + 1, True
    if statement.low(begin) == "according":
        return speakers.following(statement, begin + 2), begin
    while statement.low(begin) in ADVERBS:
        begin += 1
    if (
        begin < count
        and _is_verb(statement, begin, SAY)
        and not statement.low(begin).endswith("ing")
    ):
        who = _inverted(statement, begin)
        return (who, begin) if who is not None else None
    if not comma and statement.low(begin) not in SUBJECTS:
        return None
    verb = _verb_after(statement, begin)
    if verb is None:
        return None
    if not comma and verb > begin + 1:
        return None
    who = speakers.subject(statement, verb)
    return (who, verb) if who is not None and who.start >= begin else None


def _inverted(statement: Statement, verb: int) -> Who | None:
    """Return the speaker after "said"; "told" and "asked" are followed by who is spoken to."""
    if statement.low(verb) in ("told", "tells", "informed", "reminded", "assured", "asked"):
        return None
    return speakers.following(statement, verb + 1)


def _verb_after(statement: Statement, begin: int) -> int | None:
    """Return the verb of speech whose subject begins at `begin`."""
    for verb in range(begin + 1, min(begin + 26, len(statement.words))):
        low = statement.low(verb)
        if low in (QUOTE, ".", ";", ":") or low in ("that", "if", "because"):
            return None
        if low == "and" and not _in_aside(statement, begin, verb):
            return None
        if _is_verb(statement, verb, SAY) and not low.endswith("ing"):
            return verb
        if (
            low in AUXILIARIES
            and not _is_verb_next(statement, verb)
            and not _in_aside(statement, begin, verb)
        ):
            return None
    return None


def _is_verb_next(statement: Statement, at: int) -> bool:
    while statement.low(at) in AUXILIARIES | ADVERBS:
        at += 1
    return at < len(statement.words) and statement.low(at) in SAY


def _in_aside(statement: Statement, begin: int, at: int) -> bool:
    return any(statement.low(k) in (",", "—", "–", "(") for k in range(begin, at))


def _closing(statement: Statement, at: int, _told: str) -> _Cue | None:
    """The end of the statement: "…, X said." governs everything before it."""
    commas = [k for k in range(at + 1, len(statement.words) - 1) if statement.low(k) == ","]
    for comma in reversed(commas[-4:]):
        begin = comma + 1
        if statement.low(begin).endswith("ing") or statement.low(begin) in _NO_CLAUSE:
            continue
        if statement.low(begin) == "according" and statement.low(begin + 1) == "to":
            return speakers.following(statement, begin + 2), begin
        verb = begin
        if _is_verb(statement, begin, SAY) and not statement.low(begin).endswith("ing"):
            who = speakers.before_aside(statement, comma)
            if who is None or who.start <= at:
                who = _inverted(statement, begin)
        else:
            found = next(
                (
                    k
                    for k in range(begin + 1, min(begin + 9, len(statement.words)))
                    if _is_verb(statement, k, SAY)
                ),
                None,
            )
            if found is None or statement.low(found).endswith("ing"):
                continue
            verb = found
            who = speakers.subject(statement, verb)
            if who is None or who.start < begin:
                continue
        if who is not None and _ends_soon(statement, verb):
            return who, verb
    return None


_NO_CLAUSE = frozenset("and but or who which that when where while as if because whose".split())


def _ends_soon(statement: Statement, verb: int) -> bool:
    """Tell whether nothing but time, place and addressee follows the verb: no object clause."""
    rest = [w.low for w in statement.words[verb + 1 :]]
    if QUOTE in rest or "that" in rest[:3]:
        return False
    return not any(low in SUBJECTS for low in rest[:2]) and not any(
        low in ("would", "will", "was", "were", "is", "are", "had", "has") for low in rest[:8]
    )


def _before(statement: Statement, at: int, _told: str) -> _Cue | None:
    """The nearest verb or noun of speech before the quotation, in the same statement."""
    for back in range(at - 1, max(-1, at - _NEAR - 1), -1):
        low = statement.low(back)
        if low == ";":
            return None
        if low == "according" and statement.low(back + 1) == "to":
            return speakers.following(statement, back + 2), back
        if low in CUES and _is_verb(statement, back, CUES):
            who = speakers.subject(statement, back)
            if who is not None:
                return _outer(statement, who, back)
        elif low in _SAID_BY or low in CUES:
            who = _owner(statement, back)
            if who is not None:
                return who, back
    return None


def _outer(statement: Statement, who: Who, cue: int) -> _Cue:
    """In "Lee said the city had agreed to “…”" the words are Lee's, who reports them."""
    if who.person is not None or statement.low(who.start) in SUBJECTS:
        return who, cue
    for back in range(who.start - 1, max(-1, who.start - 9), -1):
        if statement.low(back) in (".", ",", ";", ":", QUOTE):
            break
        if _is_verb(statement, back, SAY) and statement.low(back)[-3:] != "ing":
            teller = speakers.subject(statement, back)
            if teller is not None and teller.person is not None:
                return teller, back
    return who, cue


def _owner(statement: Statement, noun: int) -> Who | None:
    """Return whose claim it is: "Lee's claim", "the minister's remark", "his words"."""
    for at in range(noun - 1, max(-1, noun - 4), -1):
        word = statement.words[at]
        if word.low in ("his", "her", "their"):
            return None
        if word.shape == "possessive" and at:
            for begin in range(at - 1, max(-1, at - 7), -1):
                if begin in statement.names and statement.names[begin][0] == at:
                    return Who(begin, at, statement.names[begin][1])
                if statement.low(begin) in DETERMINERS:
                    return Who(begin, at)
            return Who(at - 1, at) if statement.words[at - 1].shape == "cap" else None
        if word.shape != "low" or word.low in PREPOSITIONS:
            return None
    return None


def _last_cue(statement: Statement) -> _Cue | None:
    """The main verb of speech of a statement without quotation: "Lee said it was late."."""
    for at in range(len(statement.words)):
        if _is_verb(statement, at, SAY) and not statement.low(at).endswith("ing"):
            who = speakers.subject(statement, at)
            if who is not None:
                return who, at
    return None


def _is_no_speech(statement: Statement, at: int, words: str, found: _Found, *, whole: bool) -> bool:
    """Tell whether the marks show a title, a word named as a word, or distance."""
    before, earlier = statement.low(at - 1), statement.low(at - 2)
    count = len(_WORDS.findall(words))
    attributed = found.rule in ("after", "closing")
    if before in _NAMED or (earlier in _NAMED and before in ("as", "of", ",")):
        return not (attributed and whole)
    if before == "called" and not _calls(statement, at, found):
        return True
    if attributed and (count > _SHORT or found.rule == "after"):
        return False
    if before in ("on", "in", "at", "from") and count < 6 and _is_title(words):
        return True
    titled = [w for w in _WORDS.findall(words) if len(w) > 3]
    if len(titled) > 1 and all(w[:1].isupper() for w in titled) and words[-1] not in ".!?":
        return found.rule != "before" or found.cue != at - 1
    if count > _SHORT:
        return False
    return _is_distance(statement, at, found, words)


def _is_title(words: str) -> bool:
    """Tell whether every longer word has a capital, as in the name of a show."""
    return all(w[:1].isupper() for w in _WORDS.findall(words) if len(w) > 3)


def _calls(statement: Statement, at: int, found: _Found) -> bool:
    """Tell "what Lee called “a mess”" from "a plan called “Dawn”"."""
    ahead = statement.words[at - 2] if at > 1 else None
    active = ahead is not None and (
        ahead.shape == "cap" or ahead.low in SUBJECTS | {"has", "have", "also"}
    )
    return active or found.rule in ("after", "closing")


def _stem(verb: str) -> str:
    for ending in ("ing", "ed", "es", "d", "s"):
        if verb.endswith(ending) and verb.removesuffix(ending) in _WEAK:
            return verb.removesuffix(ending)
    return {"sought": "seek", "found": "find", "held": "hold"}.get(verb, verb)


def _is_distance(statement: Statement, at: int, found: _Found, words: str) -> bool:
    """Tell whether one to three words are only held at a distance: the “SDF” took part."""
    if found.rule not in ("before", "same-statement", "closing"):
        return not (found.rule == "previous-quotation" and words[-1] in ".!?")
    if found.cue is None:
        return False
    between = at - found.cue - 1
    if _stem(statement.low(found.cue)) in _WEAK:
        return True
    before = statement.low(at - 1)
    if (
        before in DETERMINERS - {"a", "an", "no", "not"}
        or statement.words[at - 1].shape == "possessive"
    ):
        return between > 1
    return between > 12 or (words.isupper() and len(words) < 6)
