"""The test suites of papermill and nbconvert, as they are and with our parts swapped in.

Of nbconvert's only those that run notebooks: it knows no engines, but takes a kernel's manager.
nbclient's look at how it deals with managers of jupyter_client, so they tell nothing of ours.

`python -m tests.engine.suites FOLDER` runs them and prints the counts. FOLDER keeps their source
distributions; what is not there is fetched by pip.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import xml.etree.ElementTree as ET
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

PLUGIN = Path(__file__).with_name("swapped.py")  # by its own name: suites have a `tests` too


@dataclass(frozen=True)
class Suite:
    """The tests of a package.

    `tests` are a place in its source. `explained` are tests that may fail when our parts are
    swapped in, each with the reason.
    """

    package: str
    tests: str
    explained: tuple[tuple[str, str], ...] = ()


_MOCKED = "it puts a mock in the place of papermill's client and looks at how that is called"
SUITES = (
    Suite(
        "papermill",
        "papermill/tests",
        explained=(
            ("test_engines.TestNBClientEngine.test_nb_convert_engine", _MOCKED),
            ("test_execute.TestNotebookHelpers.test_default_start_timeout", _MOCKED),
            ("test_execute.TestNotebookHelpers.test_start_timeout", _MOCKED),
        ),
    ),
    Suite("nbconvert", "tests/preprocessors/test_execute.py"),
)


def source(package: str, folder: Path) -> Path:
    """The unpacked source of the installed version. Raises FileNotFoundError when pip has none."""
    name = f"{package}-{version(package)}"
    packed, place = folder / f"{name}.tar.gz", folder / name
    if not packed.exists():
        _pip("download", "--no-deps", "--no-binary", package, "-d", folder, name.replace("-", "=="))
    if not packed.exists():
        raise FileNotFoundError(f"pip could not fetch the source of {name}")
    if not place.exists():
        with tarfile.open(packed) as archive:
            archive.extractall(folder, filter="data")
    return place


def passed(suite: Suite, folder: Path, *, swapped: bool) -> set[str]:
    """The tests of a suite that pass, by module, class and name."""
    place = source(suite.package, folder)
    written = folder / f"{suite.package}-{'swapped' if swapped else 'plain'}.xml"
    call = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-o", "addopts="]
    call += ["-o", "filterwarnings=default", "--continue-on-collection-errors"]
    call += [*(("-p", PLUGIN.stem) if swapped else ()), f"--junit-xml={written}", suite.tests]
    environment = {**os.environ, "PYTHONPATH": str(PLUGIN.parent)}
    environment.pop("PYTEST_CURRENT_TEST", None)
    subprocess.run(call, cwd=place, env=environment, capture_output=True, check=False)
    return set(_passed(written))


def both(suite: Suite, folder: Path) -> tuple[set[str], set[str]]:
    """The tests that pass as they are, and with our parts swapped in; both at the same time."""
    source(suite.package, folder)
    with ThreadPoolExecutor(2) as pool:
        found = pool.map(lambda swapped: passed(suite, folder, swapped=swapped), (False, True))
        one, other = found
    return one, other


def _passed(written: Path) -> list[str]:
    cases = ET.parse(written).iter("testcase")  # noqa: S314 pytest wrote it just now
    return [
        f"{case.get('classname', '').removeprefix('papermill.tests.').removeprefix('tests.')}."
        f"{case.get('name')}"
        for case in cases
        if not {child.tag for child in case} & {"failure", "error", "skipped"}
    ]


def _pip(*arguments: object) -> None:
    call = [sys.executable, "-m", "pip", "--quiet", *map(str, arguments)]
    subprocess.run(call, capture_output=True, check=False)


if __name__ == "__main__":
    for _suite in SUITES:
        _plain, _ours = both(_suite, Path(sys.argv[1]).absolute())
        print(f"{_suite.package}: {len(_plain)} pass, with our parts {len(_ours)}")  # noqa: T201
        for _name in sorted(_plain - _ours):
            print(f"  not with ours: {_name}")  # noqa: T201
