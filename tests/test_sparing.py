"""Libraries of Jupyter, imported without what nobody here asks of them."""

from __future__ import annotations

import subprocess
import sys


def said(code: str) -> str:
    """What a fresh interpreter prints."""
    call = [sys.executable, "-c", code]
    return subprocess.run(call, capture_output=True, text=True, check=True).stdout.strip()


def test_papermill_without_the_network() -> None:
    """Papermill comes without the library for the network, which is whole once it is used."""
    told = said(
        "import sys; from briefing import sparing; sparing.papermill()\n"
        "print('papermill' in sys.modules, 'urllib3' in sys.modules, 'pyarrow.fs' in sys.modules)\n"
        "import requests.exceptions\n"
        "print(issubclass(requests.exceptions.HTTPError, OSError), requests.get.__name__)\n"
        "import pyarrow.fs; print(pyarrow.fs.LocalFileSystem.__name__)"
    )
    assert told.split("\n") == ["True False False", "True get", "LocalFileSystem"]


def test_a_library_that_is_there_stays_as_it_is() -> None:
    """Who imported papermill before has it whole."""
    told = said(
        "import papermill, requests; before = requests.get\n"
        "from briefing import sparing; sparing.papermill(); import requests as after\n"
        "print(after.get is before)"
    )
    assert told == "True"


def test_a_module_that_was_absent_is_found_again() -> None:
    """What is absent inside the block can be imported after it; what was there stays there."""
    told = said(
        "import json, sys; from briefing.sparing import absent\n"
        "with absent('json', 'wave'):\n"
        "    print('json' in sys.modules, sys.modules['wave'])\n"
        "import wave; print(json.dumps(1), wave.__name__)"
    )
    assert told.split("\n") == ["True None", "1 wave"]
