"""The notebooks without JupyterLab: by nbclient, nbconvert, papermill, and as VS Code does."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import nbformat
import pytest

from tests.conftest import PROJECT

NOTEBOOKS = sorted((PROJECT / "notebooks").glob("*.ipynb"))
VIEW = "application/vnd.jupyter.widget-view+json"
FORMS = ("panel", "articles", "judge", "checks")
SEEN = "import sys; print(sorted({'anywidget', 'ipywidgets'} & {*sys.modules}))"
WITHOUT = "import sys; sys.modules['anywidget'] = sys.modules['ipywidgets'] = None"
each = pytest.mark.parametrize("name", [path.stem for path in NOTEBOOKS])


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project whose kernels know of no server."""
    for folder in ("notebooks", "data"):
        shutil.copytree(PROJECT / folder, tmp_path / folder)
    for variable in [*os.environ]:
        if variable.startswith(("JPY_", "BRIEFING_")):
            monkeypatch.delenv(variable)
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path / "ipython"))
    return tmp_path


def read(path: Path) -> Any:
    """A notebook."""
    return nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]


def with_cells(path: Path, *, first: str = "", last: str = "") -> Path:
    """The notebook at `path`, now with a cell of code before all others, or behind them."""
    node = read(path)
    new = nbformat.v4.new_code_cell
    node.cells = [
        *([new(first)] if first else []),  # type: ignore[no-untyped-call]
        *node.cells,
        *([new(last)] if last else []),  # type: ignore[no-untyped-call]
    ]
    nbformat.write(node, path)  # type: ignore[no-untyped-call]
    return path


def executed(path: Path, **options: Any) -> Any:
    """The notebook, run by nbclient alone. Raises CellExecutionError when a cell fails."""
    from nbclient import NotebookClient

    node = read(path)
    where = {"metadata": {"path": str(path.parent)}}
    client = NotebookClient(node, timeout=300, kernel_name="python3", resources=where, **options)
    client.execute()
    if client.kc is not None:  # of a kernel that goes on
        client.kc.stop_channels()
    return node


def shown(node: Any) -> dict[str, list[Any]]:
    """What each form of the desk showed, by its name; a notebook has all four."""
    found = {
        name: [dict(out.data) for out in cell.outputs if "data" in out]
        for cell in node.cells
        if cell.cell_type == "code"
        for name in FORMS
        if cell.source.rstrip().splitlines()[-1].startswith(f"desk.{name}(")
    }
    assert sorted(found) == sorted(FORMS)
    return found


def nobody_was_there(node: Any) -> None:
    """No form showed anything, and nothing that forms need was imported."""
    assert shown(node) == {form: [] for form in FORMS}
    assert node.cells[-1].outputs[0].text == "[]\n"


def test_nbclient_alone(place: Path) -> None:
    """Runs all five, in one kernel, as runs that nobody watches: nothing is there for a form."""
    from jupyter_client.manager import KernelManager

    kernel = KernelManager(kernel_name="python3")
    kernel.start_kernel(cwd=str(place / "notebooks"))
    try:
        for path in NOTEBOOKS:
            own = with_cells(place / "notebooks" / path.name, last=SEEN)
            nobody_was_there(executed(own, km=kernel))
    finally:
        kernel.shutdown_kernel(now=True)


def test_nbconvert_executes_them(place: Path) -> None:
    """All five by one command."""
    files = [
        with_cells(place / "notebooks" / path.name, last=SEEN).as_posix() for path in NOTEBOOKS
    ]
    command = [sys.executable, "-m", "nbconvert", "--execute", "--to", "notebook", *files]
    done = subprocess.run(
        [*command, "--output-dir", place / "out"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    for path in NOTEBOOKS:
        nobody_was_there(read(place / "out" / path.name))


@each
def test_papermill_runs_it(name: str, place: Path) -> None:
    """By its own engine."""
    import papermill

    path = with_cells(place / "notebooks" / f"{name}.ipynb", last=SEEN)
    out = place / "out.ipynb"
    papermill.execute_notebook(path, out, cwd=path.parent, progress_bar=False)
    nobody_was_there(read(out))


@each
def test_in_the_way_of_vs_code(name: str, place: Path) -> None:
    """Its first request names the file; then each form shows a widget, and other faces."""
    path = place / "notebooks" / f"{name}.ipynb"
    node = executed(with_cells(path, first=f"__vsc_ipynb_file__ = {str(path)!r}"))
    faces = {form: [{*bundle} for bundle in bundles] for form, bundles in shown(node).items()}
    assert faces == {form: [{VIEW, "text/html", "text/plain"}] for form in FORMS}


def test_in_the_way_of_vs_code_without_widgets(place: Path) -> None:
    """Where anywidget is not installed no cell fails; words stand where a form would."""
    path = place / "notebooks" / "topic_briefing.ipynb"
    node = executed(with_cells(path, first=f"__vsc_ipynb_file__ = {str(path)!r}\n{WITHOUT}"))
    faces = shown(node)
    assert [form for form in FORMS if any(VIEW in bundle for bundle in faces[form])] == []
    assert {form for form in FORMS if "anywidget" in str(faces[form])} >= {"articles", "judge"}
