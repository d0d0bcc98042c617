"""A reworded fact is proven by the rule text it stands for, which is made again from the annex.

All other gates see that rule text in its place. What a language model did is told in the
section of sources, and told rightly: a report that hides it does not pass.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from briefing import phrases
from briefing.checks.naming import Brackets
from briefing.checks.smoothing import refusal
from briefing.models import Annex, Article, Failure, Part, Section, Span, Statement
from briefing.phrases import rewriting as words
from briefing.sections import parts
from briefing.sections.choice import facts_of

_GATE = "rewording"
_PASSAGE = ("verbatim", "capital")
_RULES = frozenset({*_PASSAGE, "bracket", "template", "date"})


def plain(sections: Iterable[Section], annex: Annex) -> tuple[tuple[Section, ...], list[Failure]]:
    """The sections with the rule text in place of each rewording, and what is wrong with those.

    A rewording that cannot be proven stays where it is, for the other gates to refuse too.
    """
    shown = tuple(sections)
    articles = {article.id: article for article in annex.texts}
    failures: list[Failure] = [*_misplaced(shown), *_untold(shown, annex)]
    restored = tuple(_restored(section, articles, failures) for section in shown)
    return restored, failures


def part_of_fact(statement: Statement, article: Article) -> int | None:
    """Where the parts of a fact that may be reworded begin; None when there is no such fact.

    Before them stand words of the kit: whose fact it is, and from when.
    """
    if statement.kind != "fact" or statement.holder is not None or statement.cites:
        return None
    known = facts_of(article)
    for start in range(len(statement.parts)):
        fact = statement.parts[start:]
        if fact in known:
            return start if _may_be_reworded(fact) else None
    return None


def reworded(statement: Statement, start: int, text: str) -> Statement:
    """The statement with `text` in place of its parts from `start` on; it cites all they cite."""
    head, fact = statement.parts[:start], statement.parts[start:]
    return replace(statement, parts=(*head, Part(text, "model", clause(fact))), cites=_spans(fact))


def clause(fact: tuple[Part, ...]) -> Span:
    """The passage a fact is made of, from its first word to its last."""
    spans = [p.span for p in fact if p.rule in _PASSAGE and p.span is not None]
    return replace(spans[0], end=spans[-1].end)


def brackets(fact: tuple[Part, ...]) -> Brackets:
    """The brackets the kit has put into a fact, those that name and those that date."""
    found: dict[bool, set[str]] = {True: set(), False: set()}
    opened: list[Part] | None = None
    for part in fact:
        if part == parts.phrase(phrases.OPEN_BRACKET):
            opened = []
        elif part == parts.phrase(phrases.CLOSE_BRACKET) and opened:
            inner = "".join(p.text for p in opened)
            found[opened[0].rule == "date"].add(f"[{inner}]")
            opened = None
        elif opened is not None:
            opened.append(part)
    return Brackets(frozenset(found[False]), frozenset(found[True]))


def told(what: str, spans: Iterable[Span]) -> Statement:
    """How many facts met with `what`, a phrase of `briefing.phrases.rewriting`, and which."""
    cites = tuple(dict.fromkeys(spans))
    return Statement("gap", (parts.phrase(what), parts.count(len(cites))), cites)


def is_note(statement: Statement) -> bool:
    """True for a statement on what a language model did, which counts what it cites."""
    what = statement.parts[0].text if statement.parts else ""
    return what in (words.REWROTE, *words.KEPT.values()) and statement == told(
        what, statement.cites
    )


def _may_be_reworded(fact: tuple[Part, ...]) -> bool:
    """True for a fact in its own words: one that quotes a statement's issuer whole is not."""
    opens = parts.phrase(phrases.OPEN_QUOTE)
    return all(part.rule in _RULES and part != opens for part in fact)


def _spans(fact: tuple[Part, ...]) -> tuple[Span, ...]:
    return tuple(dict.fromkeys(part.span for part in fact if part.span is not None))


def _is_model(statement: Statement) -> bool:
    return any(part.rule == "model" for part in statement.parts)


def _restored(section: Section, articles: dict[str, Article], failures: list[Failure]) -> Section:
    if not any(map(_is_model, section.statements)):
        return section
    statements = []
    for statement in section.statements:
        made = _original(statement, articles) if _is_model(statement) else statement
        if isinstance(made, str):
            failures.append(Failure(section.title, statement.text, _GATE, made))
        statements.append(statement if isinstance(made, str) else made)
    return replace(section, statements=tuple(statements))


def _original(statement: Statement, articles: dict[str, Article]) -> Statement | str:
    """The rule text a rewording stands for, or why there is none."""
    *head, shown = statement.parts
    article = articles.get(shown.span.article) if shown.span else None
    if statement.kind != "fact" or shown.rule != "model" or any(p.rule == "model" for p in head):
        return "only a whole fact may be reworded"
    if article is None:
        return "it cites no source"
    why = "no fact of the source stands behind it"
    for fact in facts_of(article):
        if _spans(fact) != statement.cites or not _may_be_reworded(fact):
            continue
        text = "".join(part.text for part in fact)
        why = refusal(text, shown.text, brackets(fact))
        if clause(fact) == shown.span and not why:
            return replace(statement, parts=(*head, *fact), cites=())
    return why or "it cites another passage than its fact"


def _misplaced(sections: tuple[Section, ...]) -> Iterator[Failure]:
    for section in sections:
        rows = section.table.rows if section.table else ()
        heads = section.statements if section.slug == "title" else (section.headline,)
        for statement in (*(cell for row in rows for cell in row), *filter(None, heads)):
            if _is_model(statement):
                why = "tables and headlines are never reworded"
                yield Failure(section.title, statement.text, _GATE, why)


def _untold(sections: tuple[Section, ...], annex: Annex) -> Iterator[Failure]:
    """What a language model did and the report does not say, or says wrongly."""
    statements = [statement for section in sections for statement in section.statements]
    done = {p.span for s in statements for p in s.parts if p.rule == "model"}
    notes = [s for s in statements if parts.phrase(words.REWROTE) in s.parts]
    if done and not annex.model:
        yield Failure("Masthead", "", _GATE, "a language model reworded facts and is not named")
    if done and not notes:
        why = f"{len(done)} facts are reworded and the sources do not say so; make them again"
        yield Failure("Sources", "", _GATE, why)
    for note in notes:
        if note != told(words.REWROTE, note.cites) or set(note.cites) != done:
            why = f"{len(done)} facts are reworded; make the section of sources again"
            yield Failure("Sources", note.text, _GATE, why)
