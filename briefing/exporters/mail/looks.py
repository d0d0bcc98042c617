"""How the HTML of a mail looks. Clients drop style sheets, so that each element says it itself.

The style sheet in the head only adds what a client may leave out: dark colours, and tables that
stack on a phone.
"""

from __future__ import annotations

from briefing.exporters import colours, tlp
from briefing.exporters.brand import Brand

WIDTH = 640  # px of the column; what mail clients show beside their lists
PADDING = 12  # px on either side of it
_SYSTEM = "-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif"
_HAIR, _HEAD = "#c9d1dc", "#eef1f5"
_ALARM, _ALARM_TINT = "#a3161c", "#fdf0f0"
_MARKER = "#ffefa6"


def looks(brand: Brand, marking: str) -> dict[str, str]:
    """The style attributes, by the names the template gives them."""
    day = colours.light(brand)
    small = "font-size:13px;line-height:1.4"
    return {
        "family": f"font-family:{_family(brand)}",
        "body": f"margin:0;padding:0;background:{colours.PAPER};color:{colours.INK};"
        f"font-family:{_family(brand)};font-size:16px;line-height:1.5;word-wrap:break-word;"
        "overflow-wrap:break-word;-webkit-text-size-adjust:100%",
        "marking": f"background:#000;color:{tlp.colour(marking)};font-weight:700;font-size:16px;"
        "white-space:nowrap;padding:2px 8px",
        "house": f"margin:0 0 12px;color:{day.accent};font-weight:700",
        "topic": f"margin:0 0 4px;font-size:14px;color:{colours.QUIET};font-weight:600",
        "h1": f"margin:0 0 16px;font-size:26px;line-height:1.2;color:{day.accent}",
        "h2": f"margin:32px 0 8px;font-size:19px;line-height:1.3;color:{day.accent}",
        "h3": f"margin:24px 0 6px;font-size:16px;line-height:1.35;color:{day.accent}",
        "h4": f"margin:16px 0 6px;font-size:15px;line-height:1.35;color:{day.accent}",
        "p": "margin:0 0 12px",
        "small": f"margin:0 0 8px;{small};color:{colours.QUIET}",
        "line": f"margin:0 0 2px;{small};color:{colours.QUIET}",
        "box": f"margin:20px 0;padding:14px 16px 2px;background:{day.tint};"
        f"border-left:4px solid {day.accent}",
        "note": f"border-left:4px solid {_HAIR};padding:2px 0 2px 16px",
        "alarm": f"margin:0 0 14px;padding:10px 14px;background:{_ALARM_TINT};"
        f"border:1px solid {_ALARM};{small}",
        "list": "margin:0 0 12px;padding-left:24px",
        "item": "margin:0 0 6px",
        "link": f"color:{day.reference}",
        "ref": f"color:{day.reference};text-decoration:none",
        "refs": "font-size:13px",
        "tag": f"font-size:12px;font-weight:700;color:{colours.QUIET}",
        "table": f"width:100%;border-collapse:collapse;margin:0 0 16px;{small}",
        "th": f"background:{_HEAD};border-bottom:2px solid {day.accent};text-align:left",
        "td": f"border-bottom:1px solid {_HAIR}",
        "record": f"margin:0 0 8px;padding:0 0 8px;{small};border-bottom:1px solid {_HAIR}",
        "broken": ";word-break:break-all",
        "whole": ";white-space:nowrap",
        "pre": f"margin:0 0 12px;padding:8px;background:{_HEAD};font-size:12px;"
        "white-space:pre-wrap;word-break:break-word;font-family:Consolas,Menlo,monospace",
        "quote": f"margin:0 0 12px;padding:0 0 0 14px;border-left:3px solid {_HAIR}",
        "mark": f"background:{_MARKER};color:{colours.INK}",
        "foot": f"border-top:1px solid {_HAIR};margin:32px 0 0;padding:10px 0 0;{small};"
        f"color:{colours.QUIET}",
    }


def sheet(brand: Brand) -> str:
    """The style sheet that a client may leave out."""
    night = colours.dark(brand)
    return (
        "@media (prefers-color-scheme:dark){"
        f"body,.g{{background:{colours.NIGHT}!important;color:{colours.NIGHT_INK}!important}}"
        f"h1,h2,h3,h4,.a{{color:{night.accent}!important}}"
        f"a{{color:{night.reference}!important}}"
        "td,p{border-color:#3b4452!important}"
        f".q{{color:{colours.NIGHT_QUIET}!important}}"
        f".b{{background:{night.tint}!important;border-color:{night.accent}!important}}"
        f"th,.v{{background:{night.tint}!important}}"
        ".x,.x *{background:#331a1c!important;color:#ffb3b3!important}"
        ".c{color:inherit!important}"
        "mark{background:#5c4e14!important;color:#fff6d6!important}}"
        "@media (max-width:480px){"
        ".s,.s tbody,.s tr,.s td{display:block!important;width:auto!important}"
        ".s thead{display:none!important}"
        ".s td{border:0!important;padding:1px 0!important;text-align:left!important;"
        "white-space:normal!important}"
        f".s tr{{border-bottom:1px solid {_HAIR};padding:6px 0}}"
        ".s .l{display:inline!important}}"
    )


def _family(brand: Brand) -> str:
    name = "".join(c for c in brand.sans if c.isalnum() or c in " -")
    return ",".join([*([f"'{name}'"] if name else []), _SYSTEM])
