"""Figures of Altair and Vega as still drawings."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest

from briefing.charts import vega, vegaengine, vegawords
from briefing.errors import FigureError

pytest.importorskip("vl_convert", reason="vl-convert is not installed: no Vega figure was drawn")

LITE = "https://vega.github.io/schema/vega-lite/v6.1.0.json"


def spec(**more: Any) -> dict[str, Any]:
    """Bars of two cities."""
    rows = [{"city": "Seoul", "people": 9.4}, {"city": "東京", "people": 14}]
    encoding = {
        "x": {"field": "people", "type": "quantitative", "title": "People (m)"},
        "y": {"field": "city", "type": "nominal"},
    }
    return {"$schema": LITE, "data": {"values": rows}, "mark": "bar", "encoding": encoding, **more}


def words(drawn: str) -> list[str]:
    """The labels of a drawing."""
    return ["".join(e.itertext()) for e in elements(drawn) if e.tag.endswith("text")]


def elements(drawn: str) -> list[ET.Element]:
    """Every element of a drawing."""
    return [*ET.fromstring(drawn).iter()]  # noqa: S314 made by the kit a moment ago


def test_a_figure_is_drawn_as_wide_as_the_report() -> None:
    """One that names no width takes all of it, in the report's own letters."""
    drawn = vega.render(spec(), width=680)
    assert drawn.startswith('<svg xmlns="http://www.w3.org/2000/svg" width="680"')
    assert {"People (m)", "Seoul", "東京"} <= {*words(drawn)}
    assert "Noto Sans" in drawn


def test_a_figure_keeps_the_width_it_names() -> None:
    """It is not blown up: the drawing has room at its right."""
    drawn = vega.render(spec(width=200), width=680)
    assert 'width="680"' in drawn
    assert "h200" in drawn


def test_the_same_bytes_from_another_process() -> None:
    """A figure drawn again is the same."""
    first = vega.render(spec(), width=680)
    vegaengine.ENGINE.close()
    assert vega.render(spec(), width=680) == first


def test_vega_itself_is_drawn() -> None:
    """Altair is Vega-Lite; the language beneath it works too."""
    marks = [{"type": "text", "encode": {"enter": {"text": {"value": "words"}, "y": {"value": 9}}}}]
    schema = "https://vega.github.io/schema/vega/v6.json"
    drawn = vega.render({"$schema": schema, "width": 90, "height": 30, "marks": marks}, width=680)
    assert words(drawn) == ["words"]


@pytest.mark.parametrize(
    "source",
    [
        {"data": {"url": "https://example.org/a.csv"}},
        {"data": {"url": "file:///etc/passwd"}},
        {"data": {"url": "a.json"}},
        {"layer": [{"mark": {"type": "image", "url": "https://example.org/a.png"}}]},
        {"datasets": {"a": [{"url": "https://example.org"}]}},
    ],
)
def test_data_from_elsewhere_are_refused(source: dict[str, Any]) -> None:
    """A report fetches nothing."""
    with pytest.raises(FigureError, match="a report fetches nothing"):
        vega.render(spec(**source), width=680)


def test_an_address_that_is_computed_is_not_asked() -> None:
    """Vega itself is told to load nothing."""
    data = [
        {"name": "a", "url": {"signal": "'file:///etc/' + 'passwd'"}, "format": {"type": "dsv"}}
    ]
    schema = "https://vega.github.io/schema/vega/v6.json"
    made = {"$schema": schema, "width": 9, "height": 9, "data": data, "marks": []}
    try:
        drawn = vega.render(made, width=680)
    except FigureError:
        return
    assert "root" not in drawn


def test_hostile_labels_are_words() -> None:
    """Nothing in a drawing acts."""
    hostile = "<script>alert(1)</script><a href='javascript:x'>&"
    made = spec(title=hostile, data={"values": [{"city": hostile, "people": 1}]})
    drawn = vega.render(made, width=680)
    tags = {element.tag.rpartition("}")[2] for element in elements(drawn)}
    assert tags <= {"svg", "g", "rect", "path", "line", "text", "tspan", "defs", "clipPath"}
    assert hostile in words(drawn)


def test_a_broken_figure_says_why() -> None:
    """The message is Vega's own."""
    with pytest.raises(FigureError, match="Vega could not draw it"):
        vega.render(spec(mark="no such mark"), width=680)


def test_a_figure_without_end_is_ended(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The process is killed, and the next figure is drawn by another."""
    endless = tmp_path / "endless.py"
    endless.write_text("import time\ntime.sleep(600)\n", "utf-8")
    vegaengine.ENGINE.close()
    with monkeypatch.context() as changed:
        changed.setattr(vegaengine, "_CHILD", endless)
        changed.setattr(vegaengine, "SECONDS", 0.5)
        with pytest.raises(FigureError, match=r"within 0\.5 s"):
            vega.render(spec(), width=680)
    assert words(vega.render(spec(), width=680))


def test_without_vl_convert_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """The message says what to install."""
    monkeypatch.setattr(vegaengine, "find_spec", lambda _: None)
    with pytest.raises(FigureError, match=re.escape("pip install 'briefing[altair]'")):
        vega.render(spec(), width=680)


def test_a_figure_too_big_is_refused() -> None:
    """Eight million bytes are a data set."""
    rows = [{"city": "x" * 1000, "people": 1}] * 9000
    with pytest.raises(FigureError, match="over 8,000,000"):
        vega.render(spec(data={"values": rows}), width=680)


@pytest.mark.parametrize(
    ("more", "alt"),
    [
        ({"description": "Two bars"}, "Two bars."),
        ({"title": "T"}, "Bar chart: T. It shows People (m) and city, 2 rows of data."),
        (
            {"mark": {"type": "line"}, "title": {"text": ["A", "B"]}},
            "Line chart: A B. It shows People (m) and city, 2 rows of data.",
        ),
    ],
)
def test_a_figure_is_told_in_words(more: dict[str, Any], alt: str) -> None:
    """By its own description, else by what it shows of what."""
    assert vegawords.alt(spec(**more)).startswith(alt)


def test_the_data_of_a_figure_are_a_table() -> None:
    """Columns in the order they are shown, under their titles."""
    assert vegawords.table(spec()) == (
        ("People (m)", "city"),
        (("9.4", "Seoul"), ("14", "東京")),
    )
