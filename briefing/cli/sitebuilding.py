"""`briefing site build`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefing.cli.given import complain
from briefing.cli.group import as_json, near, print_json
from briefing.cli.saying import echo
from briefing.errors import UnknownNameError, UsageError, nearest

if TYPE_CHECKING:
    from briefing.delivery.errands import Errand
    from briefing.delivery.policy.records import Policy, Way
    from briefing.delivery.site.records import Site

_OWN = "folder"  # the way of a site that the policy does not know
_MOST = "TLP:RED"


@click.command(
    epilog="Exit codes: 0 done; 1 a report or the site could not be written; 2 the call cannot be "
    "carried out as written."
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    required=True,
    help="Folder for the site. Other files in it stay.",
)
@click.option("--way", "name", default="", metavar="WAY", help="What this way may carry.")
@click.option("--most", default="", metavar="LABEL", help="Without a way: the highest marking.")
@click.option("--drafts", is_flag=True, help="Without a way: drafts too.")
@click.option("--unmarked", is_flag=True, help="Without a way: reports without a marking too.")
@click.option("--base", default="", metavar="URL", help="Where readers will find it.")
@as_json
def build(
    *, out: Path, name: str, most: str, drafts: bool, unmarked: bool, base: str, as_json: bool
) -> int:
    """Write the site of the project's reports into a folder; only what changed is written.

    It shows what the policy lets the way carry. Without a way, it is for the house itself: up to
    a marking, TLP:RED if none is said, and only what is released and marked if nothing else is.
    """
    from datetime import UTC, datetime

    from briefing import project
    from briefing.delivery.site import building, choosing, making, publishing

    if base and not base.startswith(("https://", "http://")):
        raise UsageError(f"--base must begin with https:// or http://, not {base!r:.80}.")
    way, house = _way(name, most, drafts=drafts, unmarked=unmarked, base=base)
    found = choosing.copies(
        project.root(), drafts=way.drafts, newer=lambda why: echo(f"Left out: {why}", err=True)
    )
    chosen, refused = choosing.allowed(found, way, house, datetime.now(UTC))
    site = building.build([one.copy for one in chosen], making.settings(way, chosen))
    put, gone = publishing.write(site, out)
    if as_json:
        print_json(_plain(site, refused, put, gone, out))
    else:
        _say(site, refused, put, gone, out)
    return 1 if site.lost else 0


def _way(name: str, most: str, *, drafts: bool, unmarked: bool, base: str) -> tuple[Way, Policy]:
    """The way whose site it is, and the policy that knows it. Raises UsageError."""
    import msgspec

    from briefing import project
    from briefing.delivery import policy
    from briefing.delivery.policy.records import Policy

    if name:
        house = policy.load()
        if most or drafts or unmarked:
            raise UsageError("--most, --drafts and --unmarked are said by the way: leave them out.")
        if name not in house.ways:
            known = [one.name for one in house.ways.values() if one.kind == "site"]
            raise UnknownNameError(f"no way named {name!r:.120}. {nearest(name, known)}")
        way = house.ways[name]
        if way.kind != "site":
            raise UsageError(f'the way {name!r} is a {way.kind}. Name one with kind = "site".')
        return (msgspec.structs.replace(way, base=base) if base else way), house
    house = policy.load() if (project.root() / policy.FILE).is_file() else Policy()
    return _own(house, most or _MOST, drafts=drafts, unmarked=unmarked, base=base)


def _own(
    house: Policy, most: str, *, drafts: bool, unmarked: bool, base: str
) -> tuple[Way, Policy]:
    """A way for the house itself, with a list for each version of a report there may be."""
    import msgspec

    from briefing import audiences
    from briefing.delivery.markings import rank
    from briefing.delivery.policy.records import Readers, Way

    rank(most)
    way = msgspec.convert(
        {"name": _OWN, "kind": "site", "most": most, "drafts": drafts, "unmarked": unmarked,
         "base": base},
        Way,
    )  # fmt: skip
    lists = {
        name: Readers(
            name=name, reports=("*",), ways=(_OWN,), audience=name, only_released=not drafts,
            most="TLP:RED" if unmarked else way.most,
        )
        for name in (audiences.HOUSE, *audiences.load())
    }  # fmt: skip
    return way, msgspec.structs.replace(house, ways={_OWN: way}, lists=lists)


def _plain(
    site: Site, refused: Sequence[Errand], put: int, gone: int, out: Path
) -> dict[str, object]:
    return {
        "folder": str(out),
        "marking": site.marking or None,
        "files": len(site.files),
        "written": put,
        "removed": gone,
        "shown": [{"key": c.key, "day": c.day, "version": c.version} for c in site.shown],
        "refused": [
            {"key": e.copy.key, "day": e.copy.day, "version": e.copy.version,
             "rules": [*dict.fromkeys(refusal.rule for refusal in e.refusals)]}
            for e in refused
        ],
        "lost": [{"key": copy.key, "day": copy.day, "why": why} for copy, why in site.lost],
    }  # fmt: skip


def _say(site: Site, refused: Sequence[Errand], put: int, gone: int, out: Path) -> None:
    for copy, why in site.lost:
        complain(f"{copy.key}: {why}")
    number = len(site.shown)
    marking = site.marking or "not marked"
    echo(
        f"{near(out.absolute() / 'index.html')}: {number} report{'' if number == 1 else 's'}"
        f"{f', {marking}' if number else ''}; {put} files written, {gone} removed."
    )
    kept = Counter(refusal.rule for errand in refused for refusal in errand.refusals[:1])
    if kept:
        told = ", ".join(f"{count} {rule}" for rule, count in sorted(kept.items()))
        echo(f"Kept back by the policy: {told}. --json tells each.")
