"""What the site tells programs: whether they may look, and where its pages are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from xml.sax.saxutils import escape

from briefing.delivery.site import addresses
from briefing.delivery.site.records import Edition

MOST = 50_000  # addresses of a sitemap (sitemaps.org/protocol.html)
_SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def files(
    names: Mapping[str, object], editions: Iterable[Edition], base: str, *, is_open: bool
) -> dict[str, bytes]:
    """robots.txt, and with a `base` sitemap.xml.

    Only a site that shows nothing but TLP:CLEAR lets search engines in.
    """
    found = {addresses.ROBOTS: _robots(base, is_open=is_open)}
    if base:
        found[addresses.SITEMAP] = _sitemap(names, editions, base)
    return found


def _robots(base: str, *, is_open: bool) -> bytes:
    lines = ["User-agent: *", "Allow: /" if is_open else "Disallow: /"]
    if base and is_open:
        lines += ["", f"Sitemap: {base}{addresses.SITEMAP}"]
    return "\n".join([*lines, ""]).encode()


def _sitemap(names: Mapping[str, object], editions: Iterable[Edition], base: str) -> bytes:
    days = {addresses.report(one.copy): (one.copy.on or one.copy.day)[:10] for one in editions}
    pages = [name for name in sorted(names) if name.endswith(".html") and name != addresses.LOST]
    rows = []
    for name in pages[:MOST]:
        day = days.get(name, "")
        when = f"<lastmod>{escape(day)}</lastmod>" if len(day) == len("2026-11-30") else ""
        place = "" if name == addresses.INDEX else name
        rows.append(f"<url><loc>{escape(base + place)}</loc>{when}</url>")
    head = ['<?xml version="1.0" encoding="utf-8"?>', f'<urlset xmlns="{_SPACE}">']
    return "\n".join([*head, *rows, "</urlset>", ""]).encode()
