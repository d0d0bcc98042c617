"""Figures drawn by another process: the same drawings, and none is lost with it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.charts import elsewhere, svg
from briefing.charts.studio import Studio
from briefing.errors import FigureError


@pytest.fixture(scope="module")
def studio() -> Iterator[Studio]:
    """A studio that draws for this process."""
    with Studio() as opened:
        yield opened


@pytest.fixture(autouse=True)
def _here_again() -> Iterator[None]:
    yield
    elsewhere.use("")


def bars(*heights: float) -> dict[str, object]:
    """A figure of bars."""
    trace = {"type": "bar", "x": [*map(str, range(len(heights)))], "y": [*heights]}
    return {"data": [trace], "layout": {"title": {"text": "한국 & <Japan>"}}}


def test_a_drawing_is_the_same_wherever_it_is_drawn(studio: Studio) -> None:
    """What the studio draws is byte for byte what this process would draw."""
    here = svg.render(bars(1, 2, 3), width=600)
    elsewhere.use(studio.address)
    assert svg.render(bars(1, 2, 3), width=600) == here


def test_a_refused_figure_is_told(studio: Studio) -> None:
    """A figure that plotly cannot draw is the same error as here; the studio goes on."""
    wrong = bars(1)
    wrong["layout"] = {"xaxis": {"type": "date", "calendar": "none"}, "width": 20, "height": 20}
    elsewhere.use(studio.address)
    wrong["data"] = [{"type": "sankey", "node": {"label": ["a"]}, "link": {"source": [0]}}]
    with pytest.raises(FigureError):
        svg.render(wrong, width=600)
    assert "<svg" in svg.render(bars(2, 1), width=600)


def test_several_processes_draw_at_once(studio: Studio) -> None:
    """Each gets its own figure."""
    code = (
        "import sys; from briefing.charts import elsewhere, svg; elsewhere.use(sys.argv[1])\n"
        "from tests.charts.test_studio import bars\n"
        "n = int(sys.argv[2])\n"
        "for turn in range(3):\n"
        "    made = svg.render(bars(n, turn), width=600)\n"
        "import hashlib; print(hashlib.sha256(made.encode()).hexdigest())\n"
    )
    asking = [
        subprocess.Popen(
            [sys.executable, "-c", code, studio.address, str(n)], stdout=subprocess.PIPE, text=True
        )
        for n in (1, 2, 3)
    ]
    told = [one.communicate()[0].strip() for one in asking]
    assert [one.returncode for one in asking] == [0, 0, 0]
    assert len({*told}) == 3


def test_a_studio_that_died_costs_nothing_but_time() -> None:
    """Without the studio a figure is drawn here."""
    with Studio() as opened:
        elsewhere.use(opened.address)
        os.kill(opened.pid, signal.SIGKILL)
        assert "<svg" in svg.render(bars(4, 1), width=600)


def test_a_studio_ends_with_its_starter() -> None:
    """No process is left when the one who started it is killed."""
    code = (
        "from briefing.charts.studio import Studio; import time\n"
        "opened = Studio(); print(opened.pid, flush=True); time.sleep(60)"
    )
    starter = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    assert starter.stdout is not None
    pid = int(starter.stdout.readline())
    starter.kill()
    starter.communicate()
    assert _is_over(pid)


def _is_over(pid: int) -> bool:
    for _ in range(200):
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return True
        state = Path(f"/proc/{pid}/stat")
        if state.is_file() and state.read_text().rpartition(")")[2].split()[0] == "Z":
            return True
        time.sleep(0.05)
    return False


@given(sent=st.binary(max_size=100))
def test_noise_is_no_figure(studio: Studio, sent: bytes) -> None:
    """Whatever somebody says to a studio, it draws for the next one."""
    with socket.socket(socket.AF_UNIX) as wire:
        wire.connect(studio.address)
        wire.sendall(sent)
    elsewhere.use(studio.address)
    assert elsewhere.drawn('{"data": [], "layout": {}}') is not None
