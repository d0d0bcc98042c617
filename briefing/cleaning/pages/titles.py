"""A page's title: which of the several it states, when they differ."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.cleaning.pages import affixes, jsonld
from briefing.cleaning.pages.affixes import Around
from briefing.cleaning.pages.page import Page
from briefing.cleaning.pages.strings import key

_METAS = (
    "dc.title",
    "dcterms.title",
    "parsely-title",
    "sailthru.title",
    "citation_title",
    "title",
)
_BIBLIOGRAPHIC = ("dc:title", "dcterms:title")  # Dublin Core as RDFa: set by hand, for libraries
_CUT = ("…", "...")
_HALF = 0.5  # of the words of two titles that say the same
_FEWEST_WORDS = 4  # a shorter heading may be the name of the site
_FEWEST = 12  # characters by which a heading is known to be no mere label


def title(page: Page, names: list[str], writers: list[str]) -> tuple[str | None, list[str]]:
    """The title, None when there is none, and a note when the page prints another.

    `names` are those of the outlet, which are no part of a title; those of the `writers` are
    none of a window's title.
    """
    printed = [text for text, _ in page.headings]
    around = Around.of(page, names)
    stated = _Stated(
        shared=_bare(page.meta("og:title"), printed, around),
        data=_bare(jsonld.text(page.article, "headline", "name"), printed, around),
        window=affixes.without_any(page.title, printed, Around.of(page, [*names, *writers])),
        card=_bare(page.meta("twitter:title"), printed, around),
    )
    others = [_bare(value, printed, around) for _, value in page.stated(*_METAS)]
    marked = [_bare(value, printed, around) for value in page.marked("headline")]
    heading = _heading(printed, around, [stated.shared, stated.data, stated.window, *others])
    rest = [stated.printed(heading), *marked, heading, page.title]
    everything = [stated.card, *others, *rest]
    chosen = page.meta(*_BIBLIOGRAPHIC) or stated.chosen(heading) or _first(everything)
    chosen = _uncut(chosen, [stated.shared, stated.data, *everything[:-1]])
    chosen = _common(chosen, heading) or chosen
    return chosen or None, _notes(chosen, heading, stated)


@dataclass(frozen=True, slots=True)
class _Stated:
    """The titles of a page that tend to differ, each bare.

    `shared` is the one for other sites to show, `data` that of its JSON-LD, `window` that of
    the browser's window, `card` that of its Twitter card.
    """

    shared: str
    data: str
    window: str
    card: str

    def chosen(self, heading: str) -> str:
        """The title meant, given the `heading` printed; empty when neither is stated.

        The publisher's own data come first, with two exceptions. Where they hold no more than
        what is printed anyway, and another title is given to be shared, that one is meant: so
        it was at seven of nine outlets measured. Where one is a part of the other, the
        printed one is.
        """
        if not self.shared or not self.data:
            return self._printed_if_agreed(heading)
        if _same(self.shared, self.data):
            return self.shared
        if _is_part(self.shared, self.data) or _is_part(self.data, self.shared):
            return self.data if _same(self.data, heading) else self.shared
        return self.shared if self._shared_is_meant(heading) else self.data

    def printed(self, heading: str) -> str:
        """The title of the window, or the heading that says the same in other words."""
        if _same(heading, self.window):
            return self.window
        words, more = (_words(text) for text in (heading, self.window))
        alike = len(words & more) > _HALF * len(words | more) or words > more
        return heading if len(words) >= _FEWEST_WORDS and more and alike else self.window

    def _printed_if_agreed(self, heading: str) -> str:
        """The only one stated, unless the page prints something else twice."""
        only = self.shared or self.data
        agreed = heading and _same(heading, self.window)
        return heading if agreed and only and not _akin(only, heading) else only

    def _shared_is_meant(self, heading: str) -> bool:
        if not _same(self.data, heading) or _same(self.shared, self.window):
            return False
        return _same(self.data, self.window) or _same(self.shared, self.card)


def _same(one: str, other: str) -> bool:
    return key(one) == key(other)


def _words(text: str) -> set[str]:
    return {key(word) for word in text.split()} - {""}


def _is_part(one: str, other: str) -> bool:
    """True when `other` is `one` and a label before it, or goes on behind it."""
    return affixes.is_part(one, other) or key(other).startswith(key(one))


def _bare(text: str, printed: list[str], around: Around) -> str:
    """`text` without an outlet's name; as it is when the page prints it so."""
    if not text or any(key(text) == key(one) for one in printed):
        return text
    return affixes.without(text, around)


def _heading(printed: list[str], around: Around, stated: list[str]) -> str:
    """The heading that is a title: one that is stated elsewhere, else the first that is no name."""
    known = {key(text) for text in stated if text}
    own = [text for text in printed if not around.is_name(text)]
    return _first([*(text for text in own if key(text) in known), *own])


def _first(texts: list[str]) -> str:
    return next((text for text in texts if text), "")


def _akin(one: str, other: str) -> bool:
    """True when two titles share a third of their words, or one is in the other."""
    if key(one) in key(other) or key(other) in key(one):
        return True
    first, second = _words(one), _words(other)
    return 3 * len(first & second) >= min(len(first), len(second))


def _common(one: str, other: str) -> str:
    """The end two titles share behind labels that differ; empty when they do not."""
    first, second = affixes.behind_label(one), affixes.behind_label(other)
    if len(first) < _FEWEST or first == one or second == other or not _same(first, second):
        return ""
    labels = _words(one[: -len(first)]), _words(other[: -len(second)])
    return "" if labels[0] & labels[1] else first


def _uncut(text: str, others: list[str]) -> str:
    """The whole of a title that was cut off; `text` itself when it was not, or none has more."""
    if not text.endswith(_CUT):
        return text
    stem = key(text)
    longer = (one for one in others if key(one).startswith(stem) and len(key(one)) > len(stem))
    return next(longer, text)


def _notes(chosen: str, heading: str, stated: _Stated) -> list[str]:
    """A note on a printed title that says something else; a mere label is none."""
    if len(heading) < _FEWEST or key(heading) in key(chosen) or key(chosen) in key(heading):
        return []
    meant = any(_same(heading, one) for one in (stated.shared, stated.data, stated.window))
    return [f"the page prints the title “{heading}”"] if meant or _akin(heading, chosen) else []
