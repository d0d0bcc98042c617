"""Maps and 3-D are drawn by an installed Chromium, or the error says how to get one."""

from __future__ import annotations

import re
import shutil
import xml.etree.ElementTree as ET
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from briefing.charts import browser, chromium, offline, topology
from briefing.charts.svg import render
from briefing.errors import FigureError

CUBE = {"type": "scatter3d", "x": [1, 2], "y": [1, 2], "z": [1, 3], "mode": "markers"}
MAP = {"type": "choropleth", "locations": ["KOR", "JPN"], "z": [1, 2]}
CITY = {"type": "scattergeo", "lon": [127], "lat": [37.5], "text": ["서울"], "mode": "text"}
# One figure of both, so that the browser starts once.
BOTH: dict[str, Any] = {
    "data": [MAP, CITY, CUBE],
    "layout": {
        "title": {"text": "<b>Seen</b> <script>alert(1)</script> <img src=x onerror=alert(1)>"},
        "geo": {"domain": {"x": [0, 0.5]}, "fitbounds": False, "showocean": True},
        "scene": {"domain": {"x": [0.5, 1]}},
        "coloraxis": {"colorbar": {"title": {"text": "Amount"}}},
    },
}


@pytest.fixture(scope="module")
def both() -> str:
    """The drawing of a map beside a cube."""
    if not any(map(shutil.which, chromium.NAMES)):
        pytest.skip("no Chromium here: no map was drawn")
    return render(BOTH, width=600, height=300)


def test_a_map_has_countries_and_labels(both: str) -> None:
    """Outlines without the network, and words that stay words."""
    assert re.search(r'<path d="[^"]{5000,}"', both)
    assert "서울" in both
    assert len({*re.findall(r'fill="(#[^"]+)"', both)}) > 2


def test_a_cube_is_a_picture_inside_the_drawing(both: str) -> None:
    """What WebGL paints is a PNG; the rest stays vectors."""
    assert len(re.findall(r'<image [^>]*href="data:image/png;base64,', both)) == 1


def test_the_scale_of_colours_keeps_them(both: str) -> None:
    """A gradient is found by the shape that is filled with it."""
    used = set(re.findall(r"url\(#([^)]+)\)", both))
    assert re.search("<linearGradient ", both)
    assert used <= set(re.findall(r'\bid="([^"]+)"', both))


def test_a_drawing_of_the_browser_brings_nothing_active(both: str) -> None:
    """The same list of what may stand holds for it."""
    nodes = list(ET.fromstring(both).iter())  # noqa: S314 - our own drawing
    names = Counter(str(node.tag).rpartition("}")[2] for node in nodes)
    assert {"script", "a", "foreignObject", "style", "use"} & names.keys() == set()
    assert not [key for node in nodes for key in node.attrib if key.startswith("on")]


@pytest.mark.parametrize(
    ("trace", "layout", "says"),
    [
        ({"type": "scattermap", "lon": [1]}, {}, "map of tiles"),
        (MAP | {"geojson": "https://example.org/a.json"}, {}, "Put the GeoJSON itself"),
        (MAP | {"locationmode": "USA-states"}, {}, "outlines of states"),
        (MAP, {"geo": {"scope": "usa"}}, "north america"),
    ],
)
def test_what_needs_the_network_is_an_error_with_a_way_out(
    trace: dict[str, Any], layout: dict[str, Any], says: str
) -> None:
    """Tiles, states and GeoJSON of the web are never fetched."""
    with pytest.raises(FigureError, match=says):
        offline.check({"data": [trace], "layout": layout})


def test_every_country_has_an_outline_or_a_spot() -> None:
    """Singapore is too small for an outline, and is on the map all the same."""
    countries = topology.topologies()["world_110m"]["objects"]["countries"]["geometries"]
    codes = {country["id"] for country in countries}
    assert {"SGP", "KOR", "PRK", "HUN", "USA"} <= codes
    assert all(country["arcs"] for country in countries)


def test_a_place_nobody_knows_is_an_error() -> None:
    """Plotly would leave it out, and say so only to a console."""
    if not any(map(shutil.which, chromium.NAMES)):
        pytest.skip("no Chromium here: no map was drawn")
    unknown = {"type": "choropleth", "locations": ["KOR", "ATLANTIS"], "z": [1, 2]}
    with pytest.raises(FigureError, match="ATLANTIS"):
        render({"data": [unknown], "layout": {}}, width=300)


def test_without_a_browser_the_error_says_how_to_get_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """It names the package and the variable."""
    monkeypatch.delenv(chromium.VARIABLE, raising=False)
    monkeypatch.setenv("PATH", "")
    with pytest.raises(FigureError, match=r"apt install chromium.*BRIEFING_CHROMIUM"):
        render({"data": [CUBE], "layout": {}}, width=300)


def test_a_variable_that_names_no_program_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """A typing mistake is not passed over in silence."""
    monkeypatch.setenv(chromium.VARIABLE, "no-such-browser")
    with pytest.raises(FigureError, match="'no-such-browser', which is no program"):
        chromium.program()


def browser_of(folder: Path, script: str) -> str:
    """A program that stands for the browser."""
    program = folder / "browser"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    return str(program)


def test_a_browser_without_webgl_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It would paint nothing, and say nothing."""
    found = next(filter(None, map(shutil.which, chromium.NAMES)), None)
    if found is None:
        pytest.skip("no Chromium here: nothing was drawn without WebGL")
    script = f'exec {found} "$@" --disable-3d-apis'
    monkeypatch.setenv(chromium.VARIABLE, browser_of(tmp_path, script))
    pair = [{"label": "a", "values": [1, 2]}, {"label": "b", "values": [1, 2]}]
    with pytest.raises(FigureError, match="has no WebGL"):
        render({"data": [{"type": "splom", "dimensions": pair}], "layout": {}}, width=300)


def test_a_browser_that_hangs_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The error names the time; nothing it has started goes on."""
    late = tmp_path / "late"
    script = f"(sleep 2; touch {late}) & sleep 60"
    monkeypatch.setenv(chromium.VARIABLE, browser_of(tmp_path, script))
    monkeypatch.setattr(chromium, "SECONDS", 0.2)
    with pytest.raises(FigureError, match="took over 0 s"):
        chromium.page("<p>")
    assert not late.exists()


@pytest.mark.parametrize("told", ["", "drawn:e30=", "Segmentation fault"])
def test_a_browser_that_ends_early_is_told(
    told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No picture is an error, never an empty one."""
    monkeypatch.setenv(chromium.VARIABLE, browser_of(tmp_path, f"echo '{told}'"))
    with pytest.raises(FigureError, match="ended before the figure was drawn"):
        browser.draw({"data": [], "layout": {"width": 10, "height": 10}}, "{}")
