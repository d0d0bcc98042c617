"""A figure shows what the sources hold: it is made again from them and must come out the same.

A module of `briefing.sections` that is named as the slug of its section and has a function
`drawn(annex)` is proven so. `drawn` gives the figure, None when there is nothing to draw. What
may stand in the figure of a file that a project adds is held by `briefing.checks.ownfigures`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, partial
from importlib import import_module
from pkgutil import iter_modules

from briefing import sections
from briefing.models import Annex, Failure, Figure, Section
from briefing.sections import owned

Drawn = Callable[[Annex], Figure | None]
_OTHER = "drawn again from the sources, the figure is another one"
_NOBODY = (
    "no figure is known for a section called {slug!r}; add own/figures/{slug}.py to your project, "
    "with a function drawn(annex), or use one of: {known}"
)


def figures(section: Section, annex: Annex) -> Iterator[Failure]:
    """Yield a failure when the figure of a section is not the one its sources give."""
    if section.figure is None:
        return
    own = owned.block(section.slug) if section.slug not in _makers() else None
    make = partial(owned.drawn_by, own) if own else _makers().get(section.slug)
    if make is None:
        why = _NOBODY.format(slug=section.slug, known=", ".join(sorted(_makers())))
        yield Failure(section.title, section.figure.headline, "figure", why)
    elif make(annex) != section.figure:
        yield Failure(section.title, section.figure.headline, "figure", _OTHER)


@cache
def _makers() -> dict[str, Drawn]:
    """The sections that have a figure, by slug. Only modules of the kit are looked at."""
    modules = {
        found.name: import_module(f"{sections.__name__}.{found.name}")
        for found in iter_modules(sections.__path__)
    }
    return {name: module.drawn for name, module in modules.items() if hasattr(module, "drawn")}
