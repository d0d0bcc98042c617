"""What may stand in a section of which kind; a fact in a list is one the source can tell.

A fact is made again from its passage, brackets and all: a pronoun explained by somebody else's
name is found out. Nothing else stands in a list, and no table, but where the kit can make the
section again and compare.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from briefing import phrases
from briefing.checks.clauses import runs
from briefing.checks.remade import is_rewritten, makers
from briefing.models import Annex, Article, Failure, Part, Section, Statement
from briefing.sections import judged, parts
from briefing.sections.choice import facts_of
from briefing.sections.owned import block

_PLAIN = ("verbatim", "capital")
# Sections of nothing but the analyst's sentences, which may be shown elsewhere too.
_JUDGED = ("key_judgements", "forecasts", "meaning")


def facts(section: Section, annex: Annex) -> Iterator[Failure]:
    """Yield what stands in a section and nothing proves."""
    if section.slug in makers() or block(section.slug):
        return  # briefing.checks.owned looks at those that a project adds
    if section.table is not None and section.table.rows:
        yield Failure(section.title, "", "again", "no section of the kit has this table")
    articles = {article.id: article for article in annex.texts}
    for statement in section.statements:
        if statement.kind == "fact" and is_rewritten(statement):
            continue
        if statement.kind not in ("fact", "judgement"):
            why = f"a statement of kind {statement.kind!r} does not stand in this section"
            yield Failure(section.title, statement.text, "again", why)
        elif statement.kind == "fact" and not told(statement, articles):
            why = "made again from the passage, the fact is another one"
            yield Failure(section.title, statement.text, "again", why)
        elif statement.kind == "judgement" and statement not in _judgements(annex):
            why = "the judgements file does not make this judgement"
            yield Failure(section.title, statement.text, "again", why)


@lru_cache(maxsize=4)
def _judgements(annex: Annex) -> frozenset[Statement]:
    """Every sentence that the analyst's file makes."""
    made = (one for slug in _JUDGED for one in makers()[slug](annex))
    lines = (judged.title(annex), *judged.lines(annex, "bottom_line"))
    return frozenset(one for one in (*lines, *made) if isinstance(one, Statement))


def told(statement: Statement, articles: Mapping[str, Article]) -> bool:
    """True for a fact of one article that cites nothing else, its outlet and date before it."""
    cited = {span.article for span in statement.spans}
    article = articles.get(next(iter(cited), ""))
    if len(cited) != 1 or article is None or statement.cites or statement.holder is not None:
        return False
    shown = statement.parts
    if all(part.rule in _PLAIN or part.text == phrases.STOP for part in shown):
        # a clause as printed, which the gate of clauses proves; a capital only opens it
        return len(runs(shown)) == 1 and all(part.rule != "capital" for part in shown[1:])
    facts = facts_of(article)
    return shown in facts or any(
        shown[: len(head)] == head and shown[len(head) :] in facts for head in _heads(article)
    )


def _heads(article: Article) -> tuple[tuple[Part, ...], ...]:
    """What may stand before a fact: its outlet, and the day of its article."""
    outlet, colon = parts.outlet(article), parts.phrase(phrases.COLON)
    return (outlet, colon), (outlet, parts.phrase(phrases.COMMA), parts.published(article), colon)
