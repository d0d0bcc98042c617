"""A module imports only what stands on its left in the line from sources to delivery."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import PACKAGE

# One step a line; what stands on one line may import one another.
LINE = [
    {"errors", "models", "judged", "bundle", "display", "phrases", "project", "shelf", "slugs"}
    | {
        "interrupts",
        "links",
        "audiences",
        "clock",
        "forks",
        "jobs",
        "locks",
        "machine",
        "memos",
        "own",
        "parameters",
        "readability",
        "scratch",
        "schemas",
        "sizes",
        "sparing",
        "whole",
    },
    {"cleaning"},
    {"sources"},
    {"library"},
    {"fetching"},
    {"reading"},
    {"evaluation"},
    {"judgements"},
    {"claims"},
    {"history"},
    {"charts"},
    {"sections"},
    {"checks"},
    {"model"},
    {"preparing"},
    {"desk"},
    {"exporters"},
    {"ledger", "sandbox"},
    {"record", "runner", "engine"},
    {"warm"},
    {"afar"},
    {"batch"},
    {"delivery", "schedule"},
    {"tidying"},
    {"doctor", "lab", "starting", "cli"},
]
PLACE = {name: number for number, step in enumerate(LINE) for name in step}
ONLY = {"papermill": {"runner", "engine"}, "nbconvert": {"exporters"}}


def imports(source: str) -> Iterator[str]:
    """Every module a piece of code imports, wherever it does."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (
                [f"briefing.{alias.name}" for alias in node.names]
                if node.module == "briefing"
                else [node.module]
            )


def violations(module: str, source: str) -> list[str]:
    """What `module` (its first name under briefing) imports and may not."""
    found = []
    for name in imports(source):
        top, _, rest = name.partition(".")
        target = rest.partition(".")[0]
        if top == "briefing" and target in PLACE and PLACE[target] > PLACE[module]:
            found.append(f"{module} imports {name}, which stands on its right")
        if top in ONLY and module not in ONLY[top]:
            found.append(f"{module} imports {top}; only {sorted(ONLY[top])} may")
    return found


def modules() -> list[Path]:
    """Every file of the package but its public front."""
    return sorted(p for p in PACKAGE.rglob("*.py") if p != PACKAGE / "__init__.py")


def first_name(path: Path) -> str:
    """The name under briefing a file belongs to."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


@pytest.mark.parametrize("path", modules(), ids=lambda p: str(p.relative_to(PACKAGE.parent)))
def test_module_imports_only_its_left(path: Path) -> None:
    """Each file keeps the direction of imports, and has a place in the line."""
    module = first_name(path)
    assert module in PLACE, f"{module} has no place in the line of DESIGN"
    assert violations(module, path.read_text("utf-8")) == []


def test_a_planted_violation_is_found() -> None:
    """Reading may not know sections, nor papermill."""
    source = "def f():\n    from briefing import sections\n    import papermill\n"
    assert violations("reading", source) == [
        "reading imports briefing.sections, which stands on its right",
        "reading imports papermill; only ['engine', 'runner'] may",
    ]
