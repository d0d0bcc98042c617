"""Figures for tests of the live page, and notebooks that show them."""

from __future__ import annotations

from typing import Any

from briefing import bundle
from tests.exporters import notebook as nb

BOX: dict[str, Any] = {
    "data": [{"type": "box", "y": [1, 2, 3, 9], "name": "Days"}],
    "layout": {"height": 300},
}


def chart(**fields: Any) -> dict[str, Any]:
    """A line with more fields."""
    return {"data": [{"type": "scatter", "x": [1, 2], "y": [3, 4], **fields}], "layout": {}}


_SITE = "https://evil.example"
_LINK = '<a href="javascript:document.title=1">click</a>'
# Everything a figure could try, beside ordinary points.
ATTACK: dict[str, Any] = {
    "data": [
        {
            "type": "scatter",
            "mode": "markers+text",
            "x": [1, 2, 3],
            "y": [1, 2, 3],
            "name": "\u202eturned",
            "text": [
                "</script><script>document.title='owned'</script>",
                _LINK,
                "<img src=x onerror=\"document.title='owned'\"><!--",
            ],
            "customdata": [
                "<a\nxlink:href='https://evil.example/'>x",
                "<A HREF=//evil.example>",
                "",
            ],
            "hovertemplate": "%{text}" + _LINK + "<extra></extra>",
        }
    ],
    "layout": {
        "title": {"text": _LINK + "{{ 7*7 }}", "font": {"family": "Comic Sans MS"}},
        "xaxis": {"title": {"text": "<svg onload=\"document.title='owned'\">"}},
        "annotations": [
            {"text": _LINK, "x": 1, "y": 1},
            {"text": f"<span style='background:url({_SITE}/a.png)'>styled</span>", "x": 2, "y": 2},
            {"text": f'<em style="list-style-image:url({_SITE}/b.png)">listed</em>', "x": 3},
        ],
        "hoverlabel": {"font": {"family": "Comic Sans MS"}},
    },
    "config": {"plotlyServerURL": "https://evil.example", "editable": True},
    "frames": [{"name": "f", "data": [{"x": [9]}]}],
}


def with_charts(*charts: dict[str, Any]) -> Any:
    """A notebook that shows these figures under a heading."""
    outputs = [nb.new_output("display_data", data={bundle.PLOTLY_MIME: one}) for one in charts]
    return nb.notebook(nb.new_markdown_cell("# Figures"), nb.cell(*outputs))
