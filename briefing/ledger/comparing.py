"""What two runs have in common, and what they have not."""

from __future__ import annotations

from typing import Any

import msgspec

from briefing.ledger.accounts import Account
from briefing.ledger.told import Article

_COUNTS = ("articles", "checked", "failures", "warnings", "words", "seconds", "peak")


class Change(msgspec.Struct, frozen=True):
    """A value in the one and in the other; None where one has none."""

    name: str
    before: Any
    after: Any


class Comparison(msgspec.Struct, frozen=True, kw_only=True):
    """Two runs compared, the first being the one before.

    `gained` and `lost` are articles; `revised` those of one place whose text is another.
    `outputs` says of each file "equal", "different", "only before" or "only after".
    """

    before: str
    after: str
    status: tuple[str, str]
    same_notebook: bool
    parameters: tuple[Change, ...]
    versions: tuple[Change, ...]
    others: tuple[Change, ...]
    counts: tuple[Change, ...]
    stages: tuple[Change, ...]
    gained: tuple[Article, ...]
    lost: tuple[Article, ...]
    revised: tuple[tuple[Article, Article], ...]
    outputs: dict[str, str]


def compare(before: Account, after: Account) -> Comparison:
    """Compare two runs."""
    one, two = before.entry, after.entry
    gained, lost, revised = _articles(before.articles, after.articles)
    return Comparison(
        before=one.run,
        after=two.run,
        status=(one.status, two.status),
        same_notebook=(one.notebook, before.detail.get("notebook"))
        == (two.notebook, after.detail.get("notebook")),
        parameters=changes(one.parameters, two.parameters),
        versions=changes(before.versions, after.versions),
        others=changes(*({name: a.detail.get(name) for name in _DETAILS} for a in (before, after))),
        counts=tuple(Change(n, getattr(one, n), getattr(two, n)) for n in _COUNTS),
        stages=_stages(before, after),
        gained=gained,
        lost=lost,
        revised=revised,
        outputs=_outputs(before, after),
    )


_DETAILS = ("judgements", "model", "earlier")


def changes(before: dict[str, Any], after: dict[str, Any]) -> tuple[Change, ...]:
    """The values that differ, by name."""
    return tuple(
        Change(name, before.get(name), after.get(name))
        for name in sorted({*before, *after})
        if before.get(name) != after.get(name)
    )


def _stages(before: Account, after: Account) -> tuple[Change, ...]:
    one, two = (dict(a.detail.get("stages") or {}) for a in (before, after))
    return tuple(Change(name, one.get(name), two.get(name)) for name in {**one, **two})


def _articles(
    before: tuple[Article, ...], after: tuple[Article, ...]
) -> tuple[tuple[Article, ...], tuple[Article, ...], tuple[tuple[Article, Article], ...]]:
    """Those gained, those lost, and those of one place with another text."""
    ids, later = {a.article for a in before}, {a.article for a in after}
    gone = {a.place: a for a in before if a.article not in later and a.place}
    revised = tuple(
        (gone.pop(a.place), a) for a in after if a.article not in ids and a.place in gone
    )
    old, new = ({pair[n].article for pair in revised} for n in (0, 1))
    gained = tuple(a for a in after if a.article not in ids | new)
    return gained, tuple(a for a in before if a.article not in later | old), revised


def _outputs(before: Account, after: Account) -> dict[str, str]:
    one, two = ({o.name: o.sha256 for o in a.outputs} for a in (before, after))
    found = {}
    for name in sorted({*one, *two}):
        if name in one and name in two:
            found[name] = "equal" if one[name] == two[name] else "different"
        else:
            found[name] = "only before" if name in one else "only after"
    return found
