"""How the site of a way is: its name and style from the house, its nights from the ledger."""

from __future__ import annotations

from collections.abc import Iterable

from briefing import project
from briefing.delivery.errands import Errand
from briefing.delivery.policy.records import Way
from briefing.delivery.site import nights
from briefing.delivery.site.records import Settings

TITLE = "Briefings"


def settings(way: Way, chosen: Iterable[Errand]) -> Settings:
    """The settings of a way's site. Raises as `exporters.house.brand` does."""
    from briefing.exporters import house

    brand = house.brand(project.root())
    keys = {one.copy.key for one in chosen}
    return Settings(brand.house or TITLE, slashed(way.base), brand, nights.nights(keys))


def slashed(place: str) -> str:
    """An address with a slash at its end; empty stays empty."""
    return place if not place or place.endswith("/") else f"{place}/"
