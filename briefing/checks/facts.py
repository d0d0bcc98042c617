"""What may stand in a section of which kind; a fact in a list is one the source can tell.

A fact is made again from its passage, brackets and all: a pronoun explained by somebody else's
name is found out. Nothing else stands in a list, and no table, but where the kit can make the
section again and compare.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefing import phrases
from briefing.checks.remade import is_rewritten, makers
from briefing.models import Annex, Article, Failure, Section, Statement
from briefing.sections.choice import facts_of

_PLAIN = ("verbatim", "capital")


def facts(section: Section, annex: Annex) -> Iterator[Failure]:
    """Yield what stands in a section and nothing proves."""
    if section.slug in makers():
        return
    if section.table is not None and section.table.rows:
        yield Failure(section.title, "", "again", "no section of the kit has this table")
    articles = {article.id: article for article in annex.texts}
    for statement in section.statements:
        if statement.kind == "fact" and is_rewritten(statement):
            continue
        if statement.kind not in ("fact", "judgement"):
            why = f"a statement of kind {statement.kind!r} does not stand in this section"
            yield Failure(section.title, statement.text, "again", why)
        elif statement.kind == "fact" and not _told(statement, articles):
            why = "made again from the passage, the fact is another one"
            yield Failure(section.title, statement.text, "again", why)


def _told(statement: Statement, articles: dict[str, Article]) -> bool:
    """True for a fact of one article that cites nothing else, its outlet and date before it."""
    cited = {span.article for span in statement.spans}
    article = articles.get(next(iter(cited), ""))
    if len(cited) != 1 or article is None or statement.cites:
        return False
    shown = statement.parts
    if all(part.rule in _PLAIN or part.text == phrases.STOP for part in shown):
        return True  # a clause as printed: the gate of clauses proves it
    head = next((n for n, p in enumerate(shown[:4]) if p.text == phrases.COLON), -1)
    return shown in facts_of(article) or shown[head + 1 :] in facts_of(article)
