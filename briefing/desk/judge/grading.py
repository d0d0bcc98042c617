"""Grades in the form: a row for each outlet and each text of the coverage."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from briefing.desk.judge.fields import Field, Maker
from briefing.judgements.passages import of_item
from briefing.library import Coverage


@dataclass(frozen=True, slots=True)
class Names:
    """What may be graded in a coverage: its outlets, and its texts by title, or id if need be.

    Each name with the words it is shown by.
    """

    sources: dict[str, str]
    items: dict[str, str]


def names(coverage: Coverage) -> Names:
    """What may be graded; a text without an outlet is its own source, a copy is no item."""
    articles = coverage.articles
    bare = (article.title for article in articles if not article.outlet)
    items = {
        a.title if of_item(a.title, articles) else a.id: f"S{number} · {a.title}"
        for number, a in enumerate(articles, start=1)
        if not a.copy_of
    }
    return Names({name: name for name in (*coverage.outlets, *bare)}, items)


def sources(maker: Maker, names: Names) -> list[Field]:
    """A grade for each outlet of the coverage, and those of the file that name none."""
    given = {one.source: (one.grade, one.because) for one in maker.found.grades.reliability}
    return _graded(maker, "reliability", names.sources, given)


def items(maker: Maker, names: Names) -> list[Field]:
    """A grade for each text of the coverage, its copies aside, and those that name none."""
    given = {one.item: (one.grade, one.because) for one in maker.found.grades.credibility}
    return _graded(maker, "credibility", names.items, given)


def _graded(
    maker: Maker,
    kind: str,
    names: Mapping[str, str],
    given: Mapping[str, tuple[str, str]],
) -> list[Field]:
    places = list(given)
    fields = []
    for name in {**names, **given}:
        grade, because = given.get(name, ("", ""))
        leaf = "source" if kind == "reliability" else "item"
        path = f"grades/{kind}/{places.index(name)}/{leaf}" if name in given else f"grades/{kind}/-"
        told = maker.field(path, names.get(name, name), "grade", grade, because=because)
        fields.append({**told, "path": f"grades/{kind}", "name": name})
    return fields
