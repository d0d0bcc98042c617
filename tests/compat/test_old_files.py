"""Histories, packs, judgements and input notebooks of older kits are read as they were meant."""

from __future__ import annotations

import ast
import inspect
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from briefing.delivery.releases import chain, content
from briefing.judgements import examine
from tests.compat.validating import faults


def record(folder: Path, name: str = "run.json") -> Any:
    """A JSON file of an older kit."""
    return json.loads((folder / name).read_bytes())


def test_what_was_signed_is_what_it_was(kits: Path) -> None:
    """The chain of events holds, and the notebook has the hash that was signed."""
    shelf = kits / "released" / "releases"
    found = chain.read(shelf)
    assert found is not None
    (event,) = found.events
    assert (event.by, event.version, event.kind) == ("C. Chief", 1, "release")
    assert faults("releases", record(shelf, "releases.json")) == []
    told = record(shelf / "v1")["inputs"]["judgements"]["sha256"]
    again = content.digest(record(shelf / "v1", "briefing.ipynb"), judgements=told)
    assert again == event.content


@pytest.mark.parametrize("pack", ["pack-signed.zip", "pack-draft.zip"])
def test_a_pack_checks_itself_with_nothing_but_python(kits: Path, pack: str) -> None:
    """No package of the kit is in the way; exit code 0, and sound."""
    done = subprocess.run(
        [sys.executable, "-I", "-S", str(kits / pack)], capture_output=True, text=True, check=False
    )
    assert (done.returncode, "SOUND" in done.stdout) == (0, True), done.stdout + done.stderr


@pytest.mark.parametrize("pack", ["pack-signed.zip", "pack-draft.zip"])
def test_a_pack_is_sound_for_the_kit_of_today(kits: Path, pack: str) -> None:
    """Every check that this kit knows passes; the manifest fits its schema."""
    from briefing.delivery.evidence.verifying import verified

    found = verified(kits / pack)
    assert [(check.name, fault) for check in found.checks for fault in check.faults] == []
    assert found.sound
    assert faults("evidence", found.manifest) == []


@pytest.mark.parametrize(
    "file", ["judged/judgements.yaml", "compared/blank.yaml", "released/blank.yaml"]
)
def test_a_judgements_file_is_read(kits: Path, file: str) -> None:
    """A filled one, and the blanks that `briefing judgements new` wrote."""
    found, problems = examine(kits / file)
    assert found is not None
    assert [problem for problem in problems if not problem.mild] == []
    filled = file.startswith("judged")
    assert (len(found.key_judgements), found.author) == ((1, "A. Analyst") if filled else (0, ""))


@pytest.mark.parametrize("kit", ["first", "judged", "compared", "released"])
def test_an_input_notebook_calls_only_what_there_is(kits: Path, kit: str) -> None:
    """Projects keep theirs: each name of the kit in it is there, and takes what it is given."""
    for path in sorted((kits / kit / "notebooks").iterdir()):
        cells = record(path.parent, path.name)["cells"]
        code = "\n".join("".join(one["source"]) for one in cells if one["cell_type"] == "code")
        assert (path.name, [*unknown(ast.parse(code))]) == (path.name, [])


def unknown(code: ast.AST) -> Iterator[str]:
    """What code calls of `briefing` that is not there, or not so."""
    import briefing

    names: dict[str, Any] = {name: getattr(briefing, name) for name in briefing.__all__}
    for node in ast.walk(code):
        if isinstance(node, ast.ImportFrom) and node.module == "briefing":
            yield from (one.name for one in node.names if one.name not in names)
        elif isinstance(node, ast.Call):
            called = ast.unparse(node.func)
            place, _, name = called.rpartition(".")
            found = getattr(names.get(place), name, None) if place else names.get(name)
            if place in names and found is None:
                yield called
            elif found is not None:
                try:
                    keywords = {str(one.arg): 0 for one in node.keywords}
                    inspect.signature(found).bind(*node.args, **keywords)
                except TypeError as error:
                    yield f"{called}: {error}"
