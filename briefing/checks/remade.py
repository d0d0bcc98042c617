"""What a section says is made again from the annex; what cannot be made is not the sources'.

A module of `briefing.sections` that is named as the slug of its section and has a function
`again(annex)` is proven so. `again` yields every statement and every row of a table the section
may show, before any is left out for length. A row is a tuple of statements. So is a file that a
project adds in `own/sections/` or `own/figures/`, which proves less: see `briefing.checks.owned`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache
from importlib import import_module
from pkgutil import iter_modules

from briefing import sections
from briefing.checks.rewriting import is_note
from briefing.models import Annex, Failure, Section, Span, Statement
from briefing.own import Own
from briefing.sections import owned

Made = Statement | tuple[Statement, ...]
Again = Callable[[Annex], Iterable[Made]]
_WHY = "made again from the sources, the section does not say this"
_CITES = "it cites more passages than bear it out"


def remade(section: Section, annex: Annex) -> Iterator[Failure]:
    """Yield the statements and rows of a section that its texts do not give again."""
    if section.slug in makers():
        known = _known(section.slug, annex)
    elif found := owned.block(section.slug):
        known = _known_to(found, annex)
    else:
        return
    rows = section.table.rows if section.table else ()
    shown: tuple[Made, ...] = (*section.statements, *rows)
    for made in shown:
        cells = (made,) if isinstance(made, Statement) else made
        if isinstance(made, Statement) and (is_rewritten(made) or is_note(made)):
            continue
        text = " | ".join(cell.text for cell in cells)
        allowed = known.get(_key(made))
        if allowed is None:
            yield Failure(section.title, text, "again", _WHY)
        elif not {span for cell in cells for span in cell.cites} <= allowed:
            yield Failure(section.title, text, "again", _CITES)


def is_rewritten(statement: Statement) -> bool:
    """True for the words of a language model: `briefing.checks.rewriting` proves those."""
    return any(part.rule == "model" for part in statement.parts)


@cache
def makers() -> dict[str, Again]:
    """The sections that can be made again, by slug. Only modules of the kit are looked at."""
    modules = {
        found.name: import_module(f"{sections.__name__}.{found.name}")
        for found in iter_modules(sections.__path__)
    }
    return {name: module.again for name, module in modules.items() if hasattr(module, "again")}


@lru_cache(maxsize=64)
def _known(slug: str, annex: Annex) -> dict[object, set[Span]]:
    """What may be said, each with the passages that may be cited beside its own."""
    return _by_key(makers()[slug](annex))


@lru_cache(maxsize=16)
def _known_to(found: Own, annex: Annex) -> dict[object, set[Span]]:
    """The same of a file that a project adds."""
    return _by_key(owned.made_again(found, annex))


def _by_key(all_made: Iterable[Made]) -> dict[object, set[Span]]:
    known: dict[object, set[Span]] = {}
    for made in all_made:
        cells = (made,) if isinstance(made, Statement) else made
        known.setdefault(_key(made), set()).update(s for cell in cells for s in cell.cites)
    return known


def _key(made: Made) -> object:
    """What must be equal: kind, parts and holder of each cell."""
    cells = (made,) if isinstance(made, Statement) else made
    return isinstance(made, Statement), tuple((c.kind, c.parts, c.holder) for c in cells)
