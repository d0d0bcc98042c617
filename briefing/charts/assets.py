"""The scripts that draw: a plotly bundle and a small DOM, both from the wheel `plotly-mirage`.

Nothing of them is copied into this project. They are run only when they are, byte for
byte, the files this kit was tested with.
"""

from __future__ import annotations

import hashlib
from importlib.resources import files

from briefing.errors import FigureError

PACKAGE = "plotly-mirage==0.2.0"
# SHA-256 of the files in the wheel plotly-mirage 0.2.0; PLOTLY is plotly.js 4.1.1 with every 2-D
# trace type, BASIC is plotly.js 2.35.2 with lines, bars and pies only.
DOM = ("micro_dom.js", "e6d186c00d727aa3fa043cc6d46906b3b5db8a662a3e4182342361876b8d3854")
PLOTLY = (
    "plotly_comprehensive_2d.js",
    "290553fded60bc2cc2f1457c8ac6811c7b4940f085d4b30537778d6d52ada312",
)
BASIC = ("plotly_basic.js", "138c2e81014b979dc00867a93da55b7605a17495ee78dd7afb433b7f021dfcfa")

# The trace types of PLOTLY.
TYPES = tuple(
    (
        "bar barpolar box candlestick carpet contour contourcarpet funnel funnelarea heatmap "
        "histogram histogram2d histogram2dcontour icicle image indicator ohlc parcats pie sankey "
        "scatter scattercarpet scatterpolar scattersmith scatterternary sunburst table treemap "
        "violin waterfall"
    ).split()
)


def script(name: str, sha256: str) -> str:
    """The text of the wheel's script `name`.

    Raises FigureError when it is missing or not the file with the hash `sha256` (in hex).
    """
    remedy = f"Reinstall it: pip install --force-reinstall {PACKAGE}"
    try:
        raw = files("mirage").joinpath("js", name).read_bytes()
    except (ModuleNotFoundError, OSError) as error:
        raise FigureError(
            f"figures need {name} of {PACKAGE}, which is missing. {remedy}"
        ) from error
    found = hashlib.sha256(raw).hexdigest()
    if found != sha256:
        raise FigureError(f"{name} has SHA-256 {found[:12]}…, not that of {PACKAGE}. {remedy}")
    return raw.decode("utf-8")


def own(name: str) -> str:
    """The text of this package's own script `name`."""
    return files("briefing.charts").joinpath(name).read_text(encoding="utf-8")
