"""How a claim is tried: a project with a plain notebook in it, and one command."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_notebook

PROJECT = Path(__file__).resolve().parents[2]
TOOLS = ("nbprint", "notebooker", "quarto")  # those that want an environment of their own
SECONDS = 180
Done = subprocess.CompletedProcess[str]


@dataclass(frozen=True, slots=True)
class Claim:
    """What is said of `tool`; `command` shows it, and `holds` looks at what it did.

    `changes` is what somebody does to the files before.
    """

    tool: str
    says: str
    command: str
    holds: Callable[[Done, Path], bool]
    changes: Callable[[Path], None] = lambda _: None


def laid(folder: Path) -> None:
    """A project, and in it a plain notebook of two cells in a folder of its own."""
    for name in ("notebooks", "data"):
        shutil.copytree(PROJECT / name, folder / name)
    cells = [
        new_code_cell('topic = "steel"  # what it is about', metadata={"tags": ["parameters"]}),  # type: ignore[no-untyped-call]
        new_code_cell('print("About", topic)'),  # type: ignore[no-untyped-call]
    ]
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    (folder / "plain").mkdir()
    plain = new_notebook(cells=cells, metadata=kernel)  # type: ignore[no-untyped-call]
    nbformat.write(plain, folder / "plain" / "plain.ipynb")  # type: ignore[no-untyped-call]


def tried(claim: Claim, program: str, folder: Path) -> bool:
    """Run the command of a claim in the project, and say whether the claim holds."""
    claim.changes(folder)
    beside = {"PATH": f"{Path(program).parent}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run(
        [program, *shlex.split(claim.command)[1:]],
        cwd=folder, env=os.environ | beside,
        capture_output=True, text=True, check=False, timeout=SECONDS,
    )  # fmt: skip
    return claim.holds(done, folder)
