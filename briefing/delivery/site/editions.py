"""Copies as the editions of a site: read, put in order, each with the one before it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import groupby

from briefing.delivery.copies import Copy
from briefing.delivery.site import addresses, reading
from briefing.delivery.site.records import Edition, Piece
from briefing.delivery.site.sources import exported, named
from briefing.errors import BriefingError, DeliveryError

_DRAFT = 10**9  # a draft of the same day comes after what was signed: it is what changed since


def editions(copies: Iterable[Copy]) -> tuple[list[Edition], list[tuple[Copy, str]]]:
    """The editions of all copies, the newest first, and those that cannot be shown, with why."""
    made: dict[str, Edition] = {}
    lost: list[tuple[Copy, str]] = []
    for copy in sorted(copies, key=_order):
        try:
            made[addresses.report(copy)] = edition(copy)
        except (BriefingError, OSError) as error:
            lost.append((copy, str(error)))
    linked = [one for _, all_of in groupby(made.values(), _key) for one in _linked(all_of)]
    return sorted(linked, key=newest), lost


def edition(copy: Copy) -> Edition:
    """A copy with its files and what it says. Raises DeliveryError when they are not as they were.

    A withdrawn one has neither.
    """
    if copy.status == "withdrawn":
        return Edition(copy)
    page = _piece(copy, "html")
    text = reading.known(page.sha256)
    if text is None:
        text = reading.read(page.read(), page.sha256)
    files = {addresses.report(copy): page}
    if named(copy, "pdf"):
        files[addresses.printed(copy)] = _piece(copy, "pdf")
    return Edition(copy, text, files)


def newest(one: Edition) -> tuple[object, ...]:
    """The key of an order in which the newest comes first, and equals by name."""
    copy = one.copy
    day, on = (tuple(-ord(sign) for sign in told) for told in (copy.day, copy.on))
    return (not copy.day, day, on, copy.key, -copy.version)


def latest(all_of: Sequence[Edition]) -> list[Edition]:
    """Of each report its newest edition, in the order they come in."""
    found: dict[str, Edition] = {}
    for one in all_of:
        known = found.get(one.copy.key)
        if known is None or _order(known.copy) < _order(one.copy):
            found[one.copy.key] = one
    kept = {id(one) for one in found.values()}
    return [one for one in all_of if id(one) in kept]


def _piece(copy: Copy, format_: str) -> Piece:
    name = named(copy, format_)
    if not name:
        return Piece.of(exported(copy, format_))
    file = copy.files[name]
    if (copy.folder / name).stat().st_size != file.bytes:
        raise DeliveryError(f"{name} is not what it was when the copy was collected. Try again.")
    return Piece(file.sha256, file.bytes, partial(exported, copy, format_))


def _order(copy: Copy) -> tuple[str, str, int, str]:
    return (copy.key, copy.day, copy.version or _DRAFT, copy.on)


def _key(one: Edition) -> str:
    return one.copy.key


def _linked(all_of: Iterable[Edition]) -> Iterator[Edition]:
    """Each edition with the one before it that still stands."""
    known = [*all_of]
    last = max((one.copy.version for one in known if not one.is_withdrawn), default=0)
    before: Edition | None = None
    for one in known:
        if one.is_withdrawn:
            yield one
            continue
        overtaken = last if 0 < one.copy.version < last else 0
        told = replace(one, overtaken=overtaken)
        yield replace(told, before=before)
        before = told
