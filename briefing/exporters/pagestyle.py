"""The style sheet of one page: the kit's rules, and what only this report and house need."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from briefing.exporters import colours, mathfont, pagefonts, templating, tlp
from briefing.exporters.blocks import Report
from briefing.exporters.brand import Brand

SHEETS = ("report.css", "masthead.css", "prose.css", "table.css", "annex.css", "print.css")


def style(report: Report, values: Any, drawn: str, brand: Brand) -> str:
    """All rules of the page; `values` is the report in plain values, `drawn` its figures."""
    parts = [
        *(templating.text(name, brand.templates) for name in SHEETS),
        *pagefonts.rules(values, drawn, brand),
        mathfont.rule(mathfont.formulas(report)),
        *_house(brand),
        _label(report.marking),
        *_margins(report),
        *_targets(report),
        templating.addition("house.css", brand.templates).replace("</", "<\\/"),
    ]
    return "\n".join(part for part in parts if part)


def label(marking: str) -> str:
    """The name of the colour of a marking: tlp-amber for TLP:AMBER+STRICT."""
    return "-".join(marking.replace("+", ":").lower().split(":")[:2])


def quoted(text: str) -> str:
    """The text as a string of CSS; only letters, digits and blanks stand as they are."""
    return '"' + "".join(c if c.isalnum() or c == " " else f"\\{ord(c):x} " for c in text) + '"'


def _house(brand: Brand) -> Iterator[str]:
    """The colours of the house."""
    day, night = colours.light(brand), colours.dark(brand)
    yield f":root{{{_colours(day)}}}"
    yield f"@media screen and (prefers-color-scheme:dark){{:root{{{_colours(night)}}}}}"


def _colours(made: colours.Palette) -> str:
    return f"--accent:{made.accent};--reference:{made.reference};--tint:{made.tint}"


def _label(marking: str) -> str:
    """The colour of the marking on its black ground."""
    return f".marking .{label(marking)}{{color:{tlp.colour(marking)}}}" if marking else ""


def _margins(report: Report) -> Iterator[str]:
    """What stands in the margins of a printed page, beside its number: short title, marking."""
    marking = _marking(report.marking)
    boxes = "".join(f"@{place}{marking}" for place in ("top-right", "bottom-right") if marking)
    short = f"{report.head} · {report.short}" if report.head else report.short
    yield f"@page{{@top-left{{content:{quoted(short)}}}{boxes}}}"
    # Page one has its own head.
    yield "@page:first{@top-left{content:none}@top-right{content:none;border:0}}"


def _marking(marking: str) -> str:
    """The look of a marking in a margin; its ground is two borders, which are always printed."""
    if not marking:
        return ""
    return (
        f"{{content:{quoted(marking)};color:{tlp.colour(marking)};font:700 12pt/0 var(--sans);"
        "width:max-content;height:0;margin:auto 0 auto auto;padding:0 .45em;border:solid #000;"
        "border-width:.8em 0}"
    )


def _targets(report: Report) -> Iterator[str]:
    """A rule for each citation: where its link leads, just its own passages light up.

    The sibling form is for browsers that do not know :has, the other for passages that run
    on into the next paragraph.
    """
    ids = [
        id_
        for source in (*report.annex.articles, *report.annex.earlier)
        for paragraph in source.paragraphs
        for piece in paragraph.pieces
        for id_ in piece.starts
    ]
    light = "{background:var(--target);color:var(--on-marker)}"
    if ids:
        yield ",".join(f"#{id_}:target~.{id_}" for id_ in ids) + light
        yield ",".join(f".text:has(#{id_}:target) .{id_}" for id_ in ids) + light
