"""Words parted at the end of a line: one word again, or one with a hyphen."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

HYPHENS = "-\u2010\u00ad"  # hyphen-minus, hyphen, soft hyphen
_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010'’][^\W\d_]+)*")
_BEFORE = re.compile(r"((?:[^\W_]+[-'’])*)([^\W_]+\.?)$")
_AFTER = re.compile(r"([^\W_]+)((?:[-'’][^\W_]+)*)")
_HANGUL, _HANGUL_END = re.compile("[가-힣]+"), re.compile("[가-힣]+$")
_LOOKED_AT = 80  # code points of a line's end and beginning
# Parts that make compounds with a hyphen in English news prose.
_SMALL = frozenset("the of to in and by up on off at for".split())  # inside state-of-the-art
# Prefixes that are mostly written without a hyphen: only a whole word behind them keeps it.
_PREFIXES = frozenset(
    "pre non anti counter co multi inter semi quasi pro re de sub over under trans ultra extra mini".split()
)
_HEADS = frozenset(
    "self well ill all ex half cross post mid long short "
    "high low large small medium full part new old north south east west land sea air space one two three "
    "four five six seven eight nine ten twenty thirty forty fifty sixty seventy eighty ninety first second "
    "third fourth fifth early late near far  like so people country worst best much still "
    "then soon by off on out over up down vice state world year day week month time dual single "
    "double triple joint nation government policy rules science technology".split()
)
_TAILS = frozenset(
    "based led focused owned driven related born long term level range ranged scale running held backed "
    "funded sponsored produced controlled run type free ready capable armed powered launched nuclear year "
    "old century friendly oriented centered centric specific sharing defense defence profile ranking quality "
    "party minded speaking looking generation strike sized called needed elect general chief off up".split()
)
_IRREGULAR = frozenset("known made held built led run born bound paid sent told".split())
# What words end in that are cut before: such a piece is never a word of its own.
_ENDINGS = re.compile(
    r"(?:[bcdfglmnprstvz]{0,2}(?:tion|sion|ment|ness|ance|ence|ity|ing|ings|ed|er|ers|ly|ism|ist|ists"
    r"|able|ible|ful|ous|ive|al|ally|ations?|ments?|tions?|sions?|ties|ty|cy|cies|ary|ory|ure))$"
)
_PARTICIPLE = re.compile(r"[a-z]{4,}(?:ed|ing)$")


class Hyphens:
    """Knows the words of a whole text, and so how a parted one is spelt."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._words: Counter[str] = Counter()
        parted = False
        for line in lines:
            found = _WORD.findall(line.casefold())
            # The pieces of a parted word are no witnesses.
            begin, parted = int(parted), line.rstrip()[-1:] in HYPHENS
            self._words.update(found[begin : len(found) - parted])

    def joined(self, before: str, after: str) -> str | None:
        """Two lines as one text without a space between them; None when no word is parted."""
        if not before or before[-1] not in HYPHENS or not after[:1].isalnum():
            return None
        head = _BEFORE.search(before[:-1][-_LOOKED_AT:])
        tail = _AFTER.match(after[:_LOOKED_AT])
        if head is None or tail is None:
            return None
        keep = before[-1] != "\u00ad" and self._keeps(head, tail)
        return f"{before[:-1]}-{after}" if keep else f"{before[:-1]}{after}"

    def is_one_word(self, before: str, after: str) -> bool:
        """True for Hangul parted without a hyphen, if the text has the whole word elsewhere."""
        head, tail = _HANGUL_END.search(before[-_LOOKED_AT:]), _HANGUL.match(after[:_LOOKED_AT])
        return bool(head and tail and self._words[head[0] + tail[0]])

    def _keeps(self, head: re.Match[str], tail: re.Match[str]) -> bool:
        """True when the hyphen is one of the word's own."""
        if not (head[2].isalpha() and tail[1].isalpha()) or not tail[1][0].islower():
            return True
        first, second = head[2].casefold(), tail[1].casefold()
        if len(first) == 1 or head[2].isupper() or (head[1] and first in _SMALL):
            return True
        closed, open_ = f"{first}{second}", f"{first}-{second}"
        if self._words[closed] or self._words[open_]:
            return self._words[open_] > self._words[closed]
        if first in _PREFIXES:
            return self._stands(second)
        if len(first) > 2 and second in _TAILS:
            return True
        if first in _HEADS:
            participle = second in _IRREGULAR or _PARTICIPLE.search(second) is not None
            return self._stands(second) or participle
        if len(first) > 3 and _PARTICIPLE.search(second) and self._stands(first):
            return True
        if _ENDINGS.match(second) or len(second) <= 2:
            return False
        return len(first) > 2 and self._stands(first) and self._stands(second)

    def _stands(self, word: str) -> bool:
        """True for a word that the text also has by itself, in singular or plural."""
        return self._words[word] > 0 or self._words[f"{word}s"] > 0
