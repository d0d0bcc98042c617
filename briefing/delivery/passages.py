"""Which places of the source texts a report prints: passages cited, taken over, or quoted."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from briefing.models import Article, Span
from briefing.readability import words

SHORTEST = 3  # words of a quotation that is looked up: fewer stand in any text
Range = tuple[int, int]
# Scripts that are written without blanks: Thai, Lao, Burmese, Khmer, kana and Han.
_WIDE = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003ffff"
)
_LETTER = re.compile(f"[{_WIDE}]")
_TOKEN = re.compile(rf"[{_WIDE}]|[^\W_{_WIDE}]+")
_MARKED = re.compile(
    r"“([^”]{1,5000})”|\"([^\"]{1,5000})\"|«([^»]{1,5000})»|„([^“”]{1,5000})[“”]|"
    r"「([^」]{1,5000})」|『([^』]{1,5000})』"
)
_BLOCK = re.compile(r"(?m)(?:^ {0,3}>.*(?:\n|$))+")
_GAP = re.compile(r"\[[^\]]{0,200}\]|…|\.{3,}")


def printed_words(text: str) -> int:
    """The words of a text, as `briefing.readability` counts them.

    A script without blanks has no words to count: each of its letters is one, as word processors
    count them.
    """
    letters = sum(found[0].isalpha() for found in _LETTER.finditer(text))
    return letters + words(_LETTER.sub(" ", text))


def marked(text: str) -> Iterator[str]:
    """What a text has in quotation marks or, as Markdown, behind ">"; "…" and [words] part it."""
    told = [next(filter(None, found.groups())) for found in _MARKED.finditer(text)]
    told += [re.sub(r"(?m)^ {0,3}>", " ", found[0]) for found in _BLOCK.finditer(text)]
    for one in told:
        yield from _GAP.split(one)


class Texts:
    """The texts that a report may quote, and what it does quote of them."""

    def __init__(self, articles: Iterable[Article]) -> None:
        self._articles = {article.id: article for article in articles}
        self._taken: dict[str, list[Range]] = defaultdict(list)
        self._cited: dict[str, list[Range]] = defaultdict(list)
        self._tokens: dict[str, tuple[str, list[Range]]] = {}

    def cite(self, span: Span) -> None:
        """Enter a passage that a statement leads to."""
        if span.paragraph and span.article in self._articles:
            self._cited[span.article].append((span.start, span.end))

    def take(self, span: Span) -> bool:
        """Enter a passage whose words are printed; False when its text is not known."""
        if span.article not in self._articles:
            return False
        self._taken[span.article].append((span.start, span.end))
        return True

    def look(self, quotations: Iterable[str]) -> None:
        """Enter quotations wherever a text has their words, one place a text."""
        for one in quotations:
            told = [found[0].casefold() for found in _TOKEN.finditer(one)]
            if len(told) >= SHORTEST:
                for id_ in self._articles:
                    self._enter(id_, told)

    def ranges(self) -> dict[str, list[Range]]:
        """What is taken over or quoted, by the id of the text."""
        return {id_: _merged(found) for id_, found in self._taken.items()}

    def paragraphs(self) -> dict[str, list[Range]]:
        """The paragraphs that are cited, whole, with all that is taken over or quoted."""
        found: dict[str, list[Range]] = {}
        for id_, article in self._articles.items():
            cited = self._cited[id_]
            offset, kept = 0, list(self._taken[id_])
            for paragraph in article.paragraphs:
                end = offset + len(paragraph)
                if any(start < end and stop > offset for start, stop in cited):
                    kept.append((offset, end))
                offset = end + 2
            found[id_] = _merged(kept)
        return found

    def _enter(self, id_: str, told: list[str]) -> None:
        if id_ not in self._tokens:
            tokens = [*_TOKEN.finditer(self._articles[id_].text)]
            line = f" {' '.join(token[0].casefold() for token in tokens)} "
            self._tokens[id_] = line, [token.span() for token in tokens]
        line, places = self._tokens[id_]
        found = line.find(f" {' '.join(told)} ")
        if found >= 0:
            first = line.count(" ", 0, found)
            self._taken[id_].append((places[first][0], places[first + len(told) - 1][1]))


def _merged(ranges: Iterable[Range]) -> list[Range]:
    made: list[Range] = []
    for start, end in sorted(ranges):
        if made and start <= made[-1][1]:
            made[-1] = (made[-1][0], max(made[-1][1], end))
        elif start < end:
            made.append((start, end))
    return made
