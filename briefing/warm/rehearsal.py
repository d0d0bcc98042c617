"""A briefing made for nobody, so that those made in forks of this process begin warm.

What is slow the first time only, such as imports, patterns, reference files and templates, is
done here. Nothing of it stays but what every briefing needs.
"""

from __future__ import annotations

import inspect
import os
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from briefing.warm import invented
from briefing.warm.forgetting import forget
from briefing.warm.surroundings import ONE_THREAD

if TYPE_CHECKING:
    from briefing.library import Coverage

KINDS = ("weekly_digest", "actor_profile")  # every section is made for each of them


def rehearse(formats: Sequence[str] = ("html", "pdf"), kinds: Sequence[str] = KINDS) -> None:
    """Make every section, check it, and prepare its reports as far as no thread is started.

    `kinds` are notebooks whose sections are made; one is enough when no profile is to come.
    For a process of one thread that is to be forked; it has one afterwards too, and no file,
    database or socket more than before.
    """
    with alone():
        import numpy  # noqa: F401 - a library is asked with it
    from briefing.exporters.rehearsing import rehearsal

    with warnings.catch_warnings(), rehearsal():
        warnings.simplefilter("ignore")
        for kind in kinds:
            _played(kind, formats)
    forget()


@contextmanager
def alone() -> Iterator[None]:
    """Inside, numpy, pandas and pyarrow are imported without threads of their own."""
    before = {name: os.environ.get(name) for name in ONE_THREAD}
    os.environ.update(ONE_THREAD)
    try:
        yield
    finally:
        for name, value in before.items():
            del os.environ[name]
            os.environ.update({name: value} if value is not None else {})


def _played(kind: str, formats: Sequence[str]) -> None:
    from briefing.exporters import exports
    from briefing.runner import proof
    from briefing.runner.asked import Asked

    node = _notebook([*_shown(_covered(kind))])
    found = proof.shown(node)
    asked = Asked.of(node, {"topic": invented.TOPIC, "actor": invented.ACTOR, "kind": kind})
    verdict = proof.verdict(found, "", asked)
    exports(proof.for_export(node, verdict), formats)


def _covered(kind: str) -> Coverage:
    """What a library of the invented articles says on their topic, made ready."""
    from briefing import sections
    from briefing.library import Library
    from briefing.library.coverage import with_copies
    from briefing.preparing import prepare

    library = Library()
    try:
        library.add(*invented.articles())  # in English: words of Korean are told by threads
        if kind == "actor_profile":
            found = sections.about_actor(library, invented.ACTOR)
        else:
            found = library.about(invented.TOPIC)
    finally:
        library.close()
    foreign = with_copies(found.topic, (*found.articles, invented.foreign())).articles
    found = replace(found, articles=foreign)
    ready = prepare(found, kind, judgements="none", earlier="none", model="none")
    return replace(ready, earlier=_earlier(ready)) if kind == "weekly_digest" else ready


def _earlier(coverage: Coverage) -> Any:
    """A run of an earlier day, which knew the first article only."""
    from briefing.models import Earlier

    known = coverage.articles[:1]
    return Earlier("0" * 32, "2024-06-20", tuple(a.id for a in known), known, cutoff="2024-06-20")


def _shown(coverage: Coverage) -> Iterator[dict[str, Any]]:
    """What every section displays that a coverage is enough for."""
    from briefing import check, sections

    yield coverage._repr_mimebundle_()
    for name in sections.__all__:
        make = getattr(sections, name)
        if name not in {"about_actor", "annex"} and _is_plain(make):
            yield make(coverage)._repr_mimebundle_()
    yield sections.annex(coverage)._repr_mimebundle_()
    yield check(coverage)._repr_mimebundle_()


def _is_plain(make: Any) -> bool:
    """True for a section that takes nothing but a coverage."""
    needed = [
        one
        for one in inspect.signature(make).parameters.values()
        if one.default is one.empty and one.kind not in (one.VAR_KEYWORD, one.VAR_POSITIONAL)
    ]
    return len(needed) == 1


def _notebook(shown: list[dict[str, Any]]) -> Any:
    """A notebook with these displays, as it comes back from a kernel."""
    import json

    import nbformat

    cells: list[dict[str, Any]] = [
        {
            "cell_type": "code",
            "execution_count": None,
            "id": f"cell-{number}",
            "metadata": {},
            "outputs": [{"output_type": "display_data", "metadata": {}, "data": one}],
            "source": f"kind, topic = '', '{invented.TOPIC}'",
        }
        for number, one in enumerate(shown)
    ]
    told = json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5})
    return nbformat.reads(told, as_version=4)  # type: ignore[no-untyped-call]
