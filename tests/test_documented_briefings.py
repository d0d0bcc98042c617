"""What docs/briefings.md and docs/briefing-standards.md tell of the kit is so."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import nbformat
import pytest

from briefing import readability, sections
from briefing.judgements.words import ROWS
from briefing.library import Coverage
from briefing.models import Section
from tests import documents
from tests.conftest import PACKAGE, PROJECT

NOTEBOOKS = sorted((PROJECT / "notebooks").glob("*.ipynb"))
STANDARDS = "docs/briefing-standards.md"
PAGE = documents.read("docs/briefings.md")
JUDGING = (PACKAGE / "checks", PACKAGE / "runner")


def shown(notebook: Path) -> Iterator[Section]:
    """The sections a notebook shows, in order, made of no articles."""
    node = nbformat.read(notebook, as_version=4)  # type: ignore[no-untyped-call]
    for cell in node.cells:
        for name in re.findall(r"(?m)^sections\.(\w+)\(coverage\)", cell.source):
            made = getattr(sections, name)(Coverage("", ()))
            if isinstance(made, Section):
                yield made


def part(title: str) -> str:
    """What the page says below a heading, up to the next."""
    return PAGE.partition(f"\n## {title}\n")[2].partition("\n## ")[0]


def test_every_kind_is_told() -> None:
    """The README and the page begin with a table of all notebooks."""
    kinds = {f"`{path.stem}`" for path in NOTEBOOKS}
    assert {row[0] for row in documents.table(documents.read("README.md"))} == kinds
    assert {row[0].partition("](")[0].strip("[") for row in documents.table(PAGE)} == kinds


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda p: p.stem)
def test_every_section_is_told(path: Path) -> None:
    """In the order of the notebook, those of page one in bold."""
    title = path.stem.replace("_", " ").capitalize()
    told = [row[0] for row in documents.table(part(title))]
    assert told == [f"**{s.title}**" if s.front else s.title for s in shown(path)]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda p: p.stem)
def test_every_parameter_is_told(path: Path) -> None:
    """Whatever the parameters cell of a notebook sets stands in the table of parameters."""
    from briefing.parameters import declared
    from briefing.runner import load

    told = {name for row in documents.table(part("Parameters")) for name in row[0].split(", ")}
    assert {f"`{name}`" for name in declared(load(path).node)} <= told


def test_the_lengths_are_those_that_warn() -> None:
    """Words of a sentence, of page one and of a whole briefing, and the speed of a reader."""
    told = [row[1] for row in documents.table(part("Length"))]
    assert told == [
        f"{readability.SENTENCE} words",
        "three sentences",
        f"{readability.PAGE_ONE} words",
        f"{readability.WHOLE['topic_briefing']:,} words",
        f"{readability.WHOLE_OTHERWISE:,} words",
    ]
    assert f"{readability.WORDS_PER_MINUTE} words a minute" in " ".join(part("Length").split())
    assert readability.PARAGRAPH == 3


def test_the_words_of_likelihood_are_those_of_the_scales() -> None:
    """Each with its range, the two rows of ICD 203 side by side."""
    told = documents.table(documents.read(STANDARDS).partition("\n## Words of likelihood")[2])
    (first, second), (british,) = ROWS["icd203"], ROWS["phia"]
    assert told == [
        [a.word, b.word, a.range, c.word, c.range]
        for a, b, c in zip(first, second, british, strict=True)
    ]


def constant(value: ast.expr) -> object:
    """What a module gives a name: a literal, or the constant of another module of the kit."""
    if isinstance(value, ast.Attribute) and isinstance(value.value, ast.Name):
        return getattr(import_module(f"briefing.{value.value.id}"), value.attr)
    return value.value if isinstance(value, ast.Constant) else ""


def names_of_failures(tree: ast.Module) -> Iterator[str]:
    """What a module calls its failures: third in each `Failure`, first in each pair it yields."""
    known = {
        target.id: constant(node.value)
        for node in tree.body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name) and target.id.isupper()
    }
    for node in ast.walk(tree):
        found: ast.expr | None = None
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Failure":
            found = node.args[2]
        elif isinstance(node, ast.GeneratorExp) and isinstance(node.elt, ast.Tuple):
            found = node.elt.elts[0]
        if isinstance(found, ast.Name):
            yield str(known.get(found.id, ""))
        elif isinstance(found, ast.Constant):
            yield str(found.value)


def test_every_check_is_told() -> None:
    """Each name that a failure may have stands in the table of checks, and no other does."""
    modules = [path for folder in JUDGING for path in folder.glob("*.py")]
    names = {n for path in modules for n in names_of_failures(ast.parse(path.read_text("utf-8")))}
    standards = documents.read(STANDARDS).partition("\n## What is checked")[2]
    told = {row[0] for row in documents.table(standards.partition("\n## ")[0])}
    assert names - {""} == told
