"""What a parse tells of speech: the verb that words hang on, and who does what it says."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from briefing.reading.closed import CUES, SAY

if TYPE_CHECKING:
    from briefing.reading.parser.records import Parsed

_SUBJECTS = frozenset(("nsubj", "nsubjpass"))
_PASSED_ON = frozenset(("conj", "xcomp", "advcl", "pcomp", "ccomp", "prep"))  # share a subject
_NO_NAME = frozenset(("relcl", "acl", "appos", "prep", "punct", "advcl", "advmod", "cc", "conj"))
_PERSONAL = frozenset(("PRP", "NNP"))
_SPEECH = frozenset(("ccomp", "dobj", "parataxis", "dep", "oprd", "pobj", "attr", "intj", "xcomp"))
_SURE = frozenset(("ccomp", "intj", "parataxis"))
_ENDS = frozenset((".", ":", "``", "''"))
_AFTER = 14  # words of a sentence in which the speaker must be named
_STEPS = 8  # links followed upwards; a longer way is an error of the parse


class Said(NamedTuple):
    """Who says something: code points of the subject, and where the verb begins.

    `sure` is True when the words are what a verb of speech has for its object.
    """

    subject: tuple[int, int]
    verb: int
    sure: bool


class Grammar:
    """A parse that can be asked for verbs and their subjects."""

    def __init__(self, parsed: Parsed) -> None:
        self._words = parsed.words
        self._starts = [word.start for word in parsed.words]
        self._begun = frozenset(first for first, _ in parsed.sentences)
        self._below: dict[int, list[int]] = defaultdict(list)
        for number, word in enumerate(parsed.words):
            if word.head != number:
                self._below[word.head].append(number)

    def said(self, start: int, end: int, *, whole: bool) -> Said | None:
        """Return who says the words between two code points, marks included.

        A verb no list knows counts only when a `whole` sentence is quoted and its subject is a name
        or a pronoun. None when the words hang on no such verb.
        """
        first, past = bisect_left(self._starts, start), bisect_left(self._starts, end)
        for verb, link in self._verbs(first, past):
            known = self._words[verb].lemma in CUES
            if not known and not (whole and link in _SPEECH):
                continue
            subject = self._subject(verb)
            if subject is None or first <= subject < past:
                continue
            if known or self._words[subject].tag in _PERSONAL:
                sure = self._words[verb].lemma in SAY and link in _SURE
                return Said(self._phrase(subject), self._words[verb].start, sure)
        return self._following(past)

    def _following(self, past: int) -> Said | None:
        """Return who speaks in a sentence of its own after "…?": "a reporter was heard asking."."""
        at = past
        while at < len(self._words) and at - past < _AFTER:
            verb = self._words[at].tag.startswith("VB") and self._words[at].lemma in SAY
            if verb or self._words[at].tag in _ENDS or (at in self._begun and at > past):
                break
            at += 1
        if past not in self._begun or at >= min(len(self._words), past + _AFTER):
            return None
        if self._words[at].tag in _ENDS:
            return None
        subject = self._subject(at)
        if subject is None or not past <= subject < at:
            return None
        return Said(self._phrase(subject), self._words[at].start, sure=False)

    def _verbs(self, first: int, past: int) -> list[tuple[int, str]]:
        """List the verbs outside that words inside hang on, or that hang on them; nearest first."""
        found: dict[int, str] = {}
        for number in range(first, past):
            word = self._words[number]
            if not first <= word.head < past and word.relation != "punct":
                for at in self._upwards(word.head):
                    found.setdefault(at, word.relation if at == word.head else "")
            for below in self._below[number]:
                if not first <= below < past and self._words[below].relation == "parataxis":
                    found.setdefault(below, "parataxis")
        return [(at, link) for at, link in found.items() if self._words[at].tag.startswith("VB")]

    def _upwards(self, at: int) -> list[int]:
        way = [at]
        while len(way) < _STEPS and self._words[at].head != at:
            if self._words[at].tag.startswith("VB") and self._words[at].lemma in SAY:
                break
            at = self._words[at].head
            way.append(at)
        return way

    def _subject(self, verb: int) -> int | None:
        for _ in range(_STEPS):
            for below in self._below[verb]:
                if self._words[below].relation in _SUBJECTS:
                    return self._antecedent(verb, below)
            word = self._words[verb]
            if word.relation in ("relcl", "acl"):
                return word.head
            if word.relation not in _PASSED_ON or word.head == verb:
                return None
            verb = word.head
        return None

    def _antecedent(self, verb: int, subject: int) -> int:
        """Return the noun "who" stands for in a relative clause; the subject itself elsewhere."""
        word = self._words[subject]
        if word.tag in ("WP", "WDT") and self._words[verb].relation == "relcl":
            return self._words[verb].head
        return subject

    def _phrase(self, head: int) -> tuple[int, int]:
        """Return the code points of a noun and what stands before it and belongs to it."""
        low = head
        for below in self._below[head]:
            if below < head and self._words[below].relation not in _NO_NAME:
                low = min(low, self._leftmost(below))
        return self._words[low].start, self._words[head].end

    def _leftmost(self, at: int) -> int:
        low = at
        for _ in range(_STEPS):
            left = [below for below in self._below[low] if below < low]
            if not left:
                return low
            low = left[0]
        return low
