"""What the scripts of an output would show: tables of itables, figures of plotly and Vega."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from briefing.exporters.hypertext import wants

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_PLOTLY = re.compile(r"Plotly\.(?:newPlot|react|plot)\(")
_ITABLE = re.compile(r"let dt_args\s{0,9}=\s{0,9}")
_TABLE_ID = re.compile(r"""getElementById\("([\w-]{1,100})"\)|"#([\w-]{1,100}):not\(""")
_VEGA = re.compile(r"vegaEmbed|vega-embed")
_ARGUMENTS = re.compile(r"\}\)\(\s{0,200}(?=\{)|\b(?:var|let|const) spec\s{0,9}=\s{0,9}(?=\{)")
_NEXT = re.compile(r"[\s,]{0,200}")
JSON = json.JSONDecoder()


def plotly(script: str) -> list[dict[str, Any]]:
    """The figures of calls of plotly, each with `data` and `layout`."""
    found = []
    for call in _PLOTLY.finditer(script):
        values = [*_values(script, call.end(), 3)]
        if len(values) == 3 and isinstance(values[1], list) and isinstance(values[2], dict):
            found.append({"data": values[1], "layout": values[2]})
    return found


def vega(script: str) -> dict[str, Any] | None:
    """The specification of a Vega or Vega-Lite figure; None without one."""
    if not _VEGA.search(script):
        return None
    for start in _ARGUMENTS.finditer(script):
        spec = next(_values(script, start.end(), 1), None)
        if isinstance(spec, dict) and ("$schema" in spec or "mark" in spec):
            return spec
    return None


def itable(script: str) -> dict[str, Any] | None:
    """The arguments of an interactive table of itables; None when it shows none."""
    start = _ITABLE.search(script)
    if start is None or "ITable(" not in script:
        return None
    arguments = next(_values(script, start.end(), 1), None)
    return arguments if isinstance(arguments, dict) else None


def loading(root: HtmlElement) -> Iterator[HtmlElement]:
    """What itables shows until its script runs: the elements it then hides or fills."""
    for script in root.iter("script"):
        text = script.text or ""
        if "_fallback" in text or _ITABLE.search(text):
            for one, other in _TABLE_ID.findall(text):
                name = (one or other).removesuffix("_fallback")
                for each in (name, f"{name}_fallback"):
                    yield from root.xpath("//*[@id=$id]", id=each)


def silent(script: HtmlElement) -> bool:
    """True for a script that shows nothing: it sleeps, or only loads a library."""
    text = script.text or ""
    return (
        not wants.runs(script.get("type") or "text/javascript")
        or wants.sets_up(text)
        or (not text.strip() and bool(wants.sets_up(script.get("src") or "")))
        or ("_fallback" in text and "setAttribute" in text and len(text) < 1_000)
    )


def _values(text: str, at: int, count: int) -> Iterator[Any]:
    """JSON values from `at` on, with commas between them; as many as can be read."""
    for _ in range(count):
        blank = _NEXT.match(text, at)
        at = blank.end() if blank else at
        try:
            value, at = JSON.raw_decode(text, at)
        except (ValueError, RecursionError):
            return
        yield value
