"""What a section says is made again from the annex; what cannot be made is not the sources'.

A module of `briefing.sections` that is named as the slug of its section and has a function
`again(annex)` is proven so. `again` yields every statement and every row of a table the section
may show, before any is left out for length. A row is a tuple of statements.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache
from importlib import import_module
from pkgutil import iter_modules

from briefing import sections
from briefing.models import Annex, Failure, Section, Statement

Made = Statement | tuple[Statement, ...]
Again = Callable[[Annex], Iterable[Made]]
_WHY = "made again from the sources, the section does not say this"


def remade(section: Section, annex: Annex) -> Iterator[Failure]:
    """Yield the statements and rows of a section that its texts do not give again."""
    if section.slug not in _makers():
        return
    known = _known(section.slug, annex)
    for statement in section.statements:
        if not _rewritten(statement) and _key(statement) not in known:
            yield Failure(section.title, statement.text, "again", _WHY)
    for row in section.table.rows if section.table else ():
        if _key(row) not in known:
            yield Failure(section.title, " | ".join(c.text for c in row), "again", _WHY)


def _rewritten(statement: Statement) -> bool:
    """True for the words of a language model: `briefing.checks.rewriting` proves those."""
    return any(part.rule == "model" for part in statement.parts)


@cache
def _makers() -> dict[str, Again]:
    """The sections that can be made again, by slug. Only modules of the kit are looked at."""
    modules = {
        found.name: import_module(f"{sections.__name__}.{found.name}")
        for found in iter_modules(sections.__path__)
    }
    return {name: module.again for name, module in modules.items() if hasattr(module, "again")}


@lru_cache(maxsize=64)
def _known(slug: str, annex: Annex) -> frozenset[object]:
    return frozenset(map(_key, _makers()[slug](annex)))


def _key(made: Made) -> object:
    """What must be equal: kind, parts and holder; the passages cited beside them may be fewer."""
    cells = (made,) if isinstance(made, Statement) else made
    return isinstance(made, Statement), tuple((c.kind, c.parts, c.holder) for c in cells)
