"""A section that a project adds says nothing that its sources do not bear out.

Its file is code of the house: trusted to run, and not to be right. That the file says the same
again proves nothing, so that only such statements may stand in it as the kit can prove by itself:
whole facts, whole quotations with their speaker, names and numbers that stand in the fact beside
them, and counts that the kit counts again. What the house adds is told apart from them: fixed
words stand alone in their cells, hold no digit, name or word of judgement, and the line above says
whose they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from briefing.checks import ownfigures, ownrows, ownwords
from briefing.checks.facts import told
from briefing.checks.frames import is_of_kit, titles
from briefing.checks.rewriting import is_note
from briefing.models import Annex, Article, Failure, Section, Statement
from briefing.own import Own
from briefing.sections import owned as blocks

_ALONE = "only whole facts of a source may stand in a list of your own; take one of telling.told(…)"


def own_of(section: Section) -> Own | None:
    """The file of a section that a project adds; None for one of the kit, or of nobody."""
    return None if is_of_kit(section.slug) else blocks.block(section.slug)


def fixed_words(section: Section) -> frozenset[str]:
    """The words of the house that may stand in the cells of a section; none in one of the kit."""
    found = own_of(section)
    return blocks.phrases(found) if found else frozenset()


def owned(section: Section, annex: Annex) -> Iterator[Failure]:
    """Yield what may not stand in a section that a project adds; nothing for any other."""
    found = own_of(section)
    if found is None:
        return
    articles = {article.id: article for article in annex.articles}
    for statement in section.statements:
        if not _may_stand(statement, articles):
            yield Failure(section.title, statement.text, "own", _ALONE)
    fixed = blocks.phrases(found)
    for row in section.table.rows if section.table else ():
        for why in ownrows.unfit(row, annex, fixed):
            text = " | ".join(cell.text for cell in row)
            yield Failure(section.title, text, "own", why)
    if section.title.casefold() in titles():
        yield Failure(
            section.title, "", "own", f"a section of the kit has this title ({found.place})"
        )
    for text, why in ownwords.unfit(found, annex):
        yield Failure(section.title, text, "own", f"{why} ({found.place})")
    for why in _figure(section, found, annex):
        yield Failure(section.title, "", "own", f"{why} ({found.place})")


def _may_stand(statement: Statement, articles: Mapping[str, Article]) -> bool:
    if any(part.rule == "model" for part in statement.parts) or is_note(statement):
        return True  # the gate of rewordings proves those
    return statement.kind == "fact" and told(statement, articles)


def _figure(section: Section, found: Own, annex: Annex) -> Iterator[str]:
    if section.figure is None:
        return
    rows = [one for one in blocks.made_again(found, annex) if isinstance(one, tuple)]
    for row in rows[blocks.SHOWN :]:  # those that the table does not print
        yield from ownrows.unfit(row, annex, blocks.phrases(found))
    texts = [tuple(cell.text for cell in row) for row in rows]
    fixed = {found.module.TITLE, *blocks.columns(found), *blocks.phrases(found)}
    yield from ownfigures.unfit(section.figure.plotly, texts, fixed)
