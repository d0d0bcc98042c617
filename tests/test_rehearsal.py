"""The rehearsal of a process that is to be forked: warm, alone, and with nothing left over."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from briefing.exporters import kept, rehearsing

_REHEARSED = """
import gc, json, os, sys, warnings
from pathlib import Path

def opened():
    return sorted(os.readlink(f"/proc/self/fd/{n}") for n in os.listdir("/proc/self/fd")
                  if os.path.exists(f"/proc/self/fd/{n}"))

environment, before = dict(os.environ), opened()
from briefing.warm.rehearsal import rehearse
rehearse()
records = {"Annex", "Article", "Coverage", "Reading", "Section", "Statement"}
left = [type(one).__name__ for one in gc.get_objects() if type(one).__name__ in records]
warned = [name for name, module in [*sys.modules.items()] if "__warningregistry__" in vars(module)]
print(json.dumps({
    "threads": len(os.listdir("/proc/self/task")),
    "opened": [name for name in opened() if name not in before],
    "environment": environment == dict(os.environ),
    "left": left,
    "warned": warned,
    "loops": [name for name in ("py_mini_racer", "zmq") if name in sys.modules],
}))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="threads and files are counted in /proc")
def test_a_rehearsed_process_can_be_forked() -> None:
    """One thread, no file or library open, no article, engine or warning left, nothing set."""
    done = subprocess.run(
        [sys.executable, "-c", _REHEARSED], check=True, capture_output=True, text=True
    )
    assert json.loads(done.stdout) == {
        "threads": 1,
        "opened": [],
        "environment": True,
        "left": [],
        "warned": [],
        "loops": [],
    }


def test_nothing_is_drawn_in_a_rehearsal() -> None:
    """A drawing of a rehearsal is an empty one, and the real one is drawn afterwards."""
    with rehearsing.rehearsal():
        assert kept.drawing(("a rehearsal",), lambda: "real") == rehearsing.DRAWING
    assert kept.drawing((), lambda: "real") == "real"
