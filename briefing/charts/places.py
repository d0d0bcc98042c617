"""A map of the places that the articles name, each with the number of articles that name it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from briefing.charts import places_drawing
from briefing.charts.numerals import listed, numeral, opened, several, short
from briefing.charts.places_drawing import Pin
from briefing.models import Figure

__all__ = ["Place", "places"]

MOST = 14  # places on the map
_TOLD = 12  # places without a position that the text alternative names


@dataclass(frozen=True, slots=True)
class Place:
    """A place that articles name: how many do, and where it lies.

    `position` is longitude and latitude in degrees, None when not known. `code` is the ISO 3166-1
    code of a country, "" for a town or any other place.
    """

    name: str
    texts: int
    position: tuple[float, float] | None
    kind: Literal["country", "town"] = "town"
    code: str = ""


def places(named: Sequence[Place], total: int) -> Figure:
    """The map of the places in `named`; `total` is the number of articles there are.

    Raises ValueError when no place has a position.
    """
    ranked = sorted(named, key=lambda place: (-place.texts, place.name))
    known = [place for place in ranked if place.position is not None]
    if not known:
        raise ValueError("a map needs at least one place whose position is known")
    drawn = known[:MOST]
    pins = [
        Pin(_name(p), p.texts, p.position, p.kind == "country", p.code) for p in drawn if p.position
    ]
    lost = [place for place in ranked if place.position is None]
    return Figure(
        headline=_headline(ranked, total, len(known) - len(drawn), len(lost)),
        alt=_alt(drawn, total, len(known) - len(drawn), lost),
        plotly=places_drawing.draw(pins),
        columns=("Place", "Kind", "Articles"),
        rows=tuple((_name(p), p.kind, str(p.texts)) for p in drawn),
    )


def _name(place: Place) -> str:
    return short(place.name) or "?"


def _headline(ranked: list[Place], total: int, left: int, lost: int) -> str:
    high = ranked[0].texts
    top = [_name(place) for place in ranked if place.texts == high]
    if high == 1 and total > 1:
        said = f"{several(len(ranked), 'place')} named, each in one article"
    elif len(top) > 3:
        said = f"{several(len(top), 'place')} are named most, in {_share(high, total)} each"
    elif len(top) > 1:
        said = f"{listed(top)} are named most, in {_share(high, total)} each"
    else:
        said = f"{top[0]} is named most, in {_share(high, total)}"
    told = [f"{several(left, 'rarer place')} not drawn"] if left else []
    told += [f"{several(lost, 'place')} without a known position"] if lost else []
    return "; ".join([opened(said), *told])


def _share(texts: int, total: int) -> str:
    if texts == total:
        return {1: "the only article", 2: "both articles"}.get(
            total, f"all {several(total, 'article')}"
        )
    return f"{numeral(texts)} of {several(total, 'article')}"


def _alt(drawn: list[Place], total: int, left: int, lost: list[Place]) -> str:
    """The figure in words: each place with the number of articles that name it."""
    told = ", ".join(f"{_name(p)} ({p.kind}, {p.texts})" for p in drawn)
    rest = f" {opened(several(left, 'rarer place'))} not drawn." if left else ""
    names = [_name(p) for p in lost[:_TOLD]]
    names += [f"{several(len(lost) - _TOLD, 'other')}"] if len(lost) > _TOLD else []
    away = f" Without a known position: {listed(names)}." if names else ""
    return (
        f"Map of the places named, with the number of the {several(total, 'article')} that name"
        f" them: {told}.{rest}{away} Outlines are coarse and take no side on any border."
    )
