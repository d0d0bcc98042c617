"""What Typst keeps of a document goes with it: a worker makes dozens, one after another."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.conftest import PROJECT

_MADE = """
import sys
from pathlib import Path
from briefing.exporters import fonts, typesetting

def resident():
    return int(Path("/proc/self/statm").read_text().split()[1])

faces = fonts.needed("".join(map(chr, range(97, 123))))
found = []
for turn in range(12):
    words = " ".join(f"{'abcdefghij'[turn % 10]}{'klmnop'[n % 6] * (n % 7)}" for n in range(40_000))
    text = f"#set document(title: [a])\\n= a\\n{words}"
    typesetting.pdf({"main": text.encode()}, faces)
    found.append(resident())
print(found[1], max(found))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells what a process holds so")
def test_the_twelfth_document_takes_what_the_second_took() -> None:
    """Typst would keep ten of them."""
    ran = subprocess.run(
        [sys.executable, "-c", _MADE], cwd=PROJECT, check=True, capture_output=True, text=True
    )
    second, most = map(int, ran.stdout.split())
    assert most < 1.5 * second
