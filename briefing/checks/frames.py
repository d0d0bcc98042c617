"""What stands round the statements of a section is what the kit puts there when it makes it again.

Titles, heads of columns, the line above, what is printed when there is nothing to say, and the
marks of page one are no statements; a reader believes them all the same. A section is made again
from the annex and must come out with the same frame. One of the analyst's own has no more of a
frame than a title, a few words of its passages, of the topic or of the kit's titles; what they
say together cannot be proven, so that a reader is told whose they are.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from briefing import phrases, sections
from briefing.library import Coverage
from briefing.models import Annex, Failure, Front, Section
from briefing.sections import owned
from briefing.sections.choice import terms

CHECK = "frame"
LONGEST = 8  # words of a title that is not the kit's
_NO_SECTIONS = frozenset({"about_actor", "annex", "front"})  # of the public names of `sections`
_DENIES = frozenset({"no", "not", "never", "nor", "neither", "none", "without", "cannot"})
_OWN = f"a title of the analyst's own has at most {LONGEST} words, printable, and none that denies"
_HOUSE = "chosen, titled and labelled by rules of the house ({})"
_LEFT_OUT = "its line counts what is left out, and more is left out than that"


def is_of_kit(slug: str) -> bool:
    """True for the slug of a section that the kit can make."""
    return slug in sections.__all__ and slug not in _NO_SECTIONS


def frames(section: Section, annex: Annex, front: Front | None) -> Iterator[Failure]:
    """Yield what stands round the statements of a section and is not the kit's."""
    for why in (*_places(section, annex), *_frame(section, annex, front)):
        yield Failure(section.title, section.headline.text if section.headline else "", CHECK, why)


def own_titles(given: tuple[Section, ...]) -> Iterator[Failure]:
    """Yield the titles that are the analyst's own words: a reader should know."""
    for section in given:
        if is_of_kit(section.slug):
            continue
        found = owned.block(section.slug)
        why = _HOUSE.format(found.place) if found else "the title is the analyst's own words"
        yield Failure(section.title, "", CHECK, why)


def _frame(section: Section, annex: Annex, front: Front | None) -> Iterator[str]:
    found = None if is_of_kit(section.slug) else owned.block(section.slug)
    if found:
        due = owned.section(section.slug, annex)
    elif is_of_kit(section.slug):
        due = _made(section.slug, annex, front)
    else:
        yield from _own(section, annex)
        return
    for what in ("title", "intro", "front", "numbered"):
        shown, right = getattr(section, what), getattr(due, what)
        if shown != right:
            yield f"made again, its {what} is {right!r}, not {_cut(shown)}"
    yield from _table(section, due)
    yield from _nothing(section, due)
    if any(map(str.isdigit, due.intro)) and _size(section) != _size(due):
        yield _LEFT_OUT


def _table(section: Section, due: Section) -> Iterator[str]:
    heads = section.table.columns if section.table else None
    if section.table is None or (due.table and due.table.columns == heads):
        return
    right = "no table" if due.table is None else f"the columns {due.table.columns!r}"
    yield f"made again, it has {right}, not {_cut(heads)}"


def _nothing(section: Section, due: Section) -> Iterator[str]:
    """Whoever says that there is nothing to say must be right, and say it in the kit's words."""
    if not _is_bare(section):
        return
    if not _is_bare(due):
        yield "it says that there is nothing to say; made again, it says something"
    elif section.empty != due.empty:
        yield f"made again, it reads {due.empty!r}, not {_cut(section.empty)}"


def _own(section: Section, annex: Annex) -> Iterator[str]:
    """A section that is not the kit's: no table, no words but the title and what is proven."""
    if not _is_short(section.title):
        yield _OWN
    if section.title.casefold() in titles():
        yield "it has the title of another section of the kit, which it is not"
    for word in sorted({*terms(section.title)} - _known(section, annex)):
        yield f"{word!r} of its title is in no passage it cites, nor in the topic"
    if section.empty:
        yield f"what it says when it is empty is nobody's: {_cut(section.empty)}"
    if section.intro not in ("", phrases.OPINION_ONLY):
        yield f"the line above it is nobody's: {_cut(section.intro)}"


def _is_short(title: str) -> bool:
    """True for a few words that deny nothing."""
    words = title.casefold().split()
    return 0 < len(words) <= LONGEST and _DENIES.isdisjoint(words) and title.isprintable()


def _known(section: Section, annex: Annex) -> set[str]:
    """The words that a title of the analyst's own may have."""
    texts = {article.id: article for article in annex.texts}
    spans = [span for statement in section.statements for span in statement.spans]
    cited = (texts[span.article].passage(span) for span in spans if span.article in texts)
    return {*terms(" ".join((annex.topic, *titles(), *cited)))}


def _places(section: Section, annex: Annex) -> Iterator[str]:
    """The order of its sources, rows and earlier texts gives its references their numbers."""
    earlier = tuple(a.id for a in annex.earlier.articles) if annex.earlier else ()
    rows = tuple(fact.id for fact in annex.reference)
    if section.sources not in ((), tuple(a.id for a in annex.articles)):
        yield "its sources are not those of the annex, in their order"
    if section.notes != rows[: len(section.notes)]:
        yield "its rows of the reference file are not those of the annex, in their order"
    if section.earlier not in ((), earlier):
        yield "its earlier texts are not those of the annex, in their order"


def _is_bare(section: Section) -> bool:
    """True for a section of which only its frame is printed."""
    return not (section.statements or section.table or section.figure)


def _size(section: Section) -> tuple[int, int]:
    return len(section.statements), len(section.table.rows) if section.table else 0


def _cut(shown: object) -> str:
    return repr(shown)[:80]


@cache
def titles() -> frozenset[str]:
    """The titles of all sections of the kit, in small letters."""
    known = filter(is_of_kit, sections.__all__)
    return frozenset(_made(slug, Annex(()), None).title.casefold() for slug in known)


@lru_cache(maxsize=128)
def _made(slug: str, annex: Annex, front: Front | None) -> Section:
    """The section as the kit makes it of the annex, under a masthead that may tell a fact first."""
    coverage = Coverage(
        annex.topic,
        annex.articles,
        skipped=annex.skipped,
        kind=annex.kind,
        judgements=annex.judgements,
        earlier=annex.earlier,
        passed_over=annex.passed_over,
        model=annex.model,
    )
    for fact in annex.reference:
        coverage.cite(fact)
    if front is not None:
        coverage.keep_front(front)
    made: Section = getattr(sections, slug)(coverage)
    return made
