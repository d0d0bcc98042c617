"""Each example in the docstring of a public name gives what it says."""

from __future__ import annotations

import doctest
import inspect
import shutil
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

import briefing
from briefing import sections
from tests.conftest import PROJECT

SHOWN = {"check", "ingest", "open_library", "prepare", "prove", "read", "run", "Section"}


def public() -> Iterator[tuple[str, object]]:
    """Every public name of the kit, and every section."""
    for name in briefing.__all__:
        found = getattr(briefing, name)
        if not isinstance(found, ModuleType):
            yield name, found
    for name in sections.__all__:
        yield f"sections.{name}", getattr(sections, name)


def examples() -> Iterator[doctest.DocTest]:
    """The docstrings that have examples; those of methods too."""
    finder = doctest.DocTestFinder(exclude_empty=True)
    for name, found in public():
        for test in finder.find(found, name, module=inspect.getmodule(found), globs={}):
            if test.examples:
                yield test


EXAMPLES = [*examples()]


@pytest.mark.parametrize("test", EXAMPLES, ids=lambda test: test.name)
def test_an_example_gives_what_it_says(
    test: doctest.DocTest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a project of its own, as a reader would type it."""
    for folder in ("notebooks", "data"):
        shutil.copytree(PROJECT / folder, tmp_path / folder)
    monkeypatch.chdir(tmp_path)
    said: list[str] = []
    doctest.DocTestRunner().run(test, out=said.append)
    assert "".join(said) == ""


def test_the_main_names_have_examples() -> None:
    """Those that somebody types first."""
    assert {test.name.partition(".")[0] for test in EXAMPLES} >= SHOWN
