"""The formats as exporters of nbconvert: by name, light, and plain about what went wrong."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

import nbformat
import pytest

from briefing.errors import FigureError
from briefing.exporters import NAMES, short
from briefing.exporters.formats import (
    BriefingDOCXExporter,
    BriefingExporter,
    BriefingHTMLExporter,
    BriefingMailExporter,
    BriefingMarkdownExporter,
    BriefingPDFExporter,
)
from tests.exporters import notebook as nb

EXPORTERS: tuple[type[BriefingExporter], ...] = (
    BriefingHTMLExporter,
    BriefingPDFExporter,
    BriefingDOCXExporter,
    BriefingMarkdownExporter,
    BriefingMailExporter,
)
BROKEN = {"data": [{"type": "no-such-chart", "x": [1]}], "layout": {"title": {"text": "T"}}}


def broken() -> Any:
    """A notebook with a figure that cannot be drawn."""
    return nb.briefing(
        nb.cell(nb.new_output("display_data", data={"application/vnd.plotly.v1+json": BROKEN}))
    )


def exported(made: Any, notebook: Any, resources: Any = None) -> tuple[Any, dict[str, Any]]:
    """What an exporter, which is not typed, makes of a notebook."""
    found: tuple[Any, dict[str, Any]] = made().from_notebook_node(notebook, resources)
    return found


def nbconvert(place: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """`jupyter nbconvert` in a folder."""
    return subprocess.run(
        [sys.executable, "-m", "nbconvert", *arguments],
        capture_output=True,
        text=True,
        check=False,
        cwd=place,
    )


def test_every_format_has_an_entry_point() -> None:
    """Each is one of nbconvert's, under a name that may stand in an address."""
    found = {one.name: one for one in entry_points(group="nbconvert.exporters")}
    ours = {name: one.load() for name, one in found.items() if name.startswith("briefing_")}
    assert {*ours.values()} == {*EXPORTERS}
    assert {short(name) for name in ours} == {*NAMES}
    assert all(name.isidentifier() for name in ours)
    assert {one.format for one in EXPORTERS} == {*NAMES}


def test_a_name_costs_no_heavy_library() -> None:
    """All are loaded to show the list of nbconvert; no writer is among what they import."""
    heavy = "{'pandas', 'numpy', 'plotly', 'typst', 'docx', 'fontTools', 'py_mini_racer'}"
    code = f"import sys, briefing.exporters.formats; print({heavy} & sys.modules.keys())"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


@pytest.mark.parametrize("made", EXPORTERS, ids=lambda made: made.format)
def test_the_output_is_what_nbconvert_writes(made: type[BriefingExporter]) -> None:
    """Text as text, everything else as bytes; the suffix is that of the format."""
    output, resources = exported(made, nb.briefing())
    assert isinstance(output, str if made.format in ("html", "md") else bytes)
    assert resources["output_extension"] == f".{made.format}"


def test_figures_of_markdown_lie_where_nbconvert_puts_them(tmp_path: Path) -> None:
    """In the folder it names, and the text leads there; the HTML is another file beside it."""
    nbformat.write(nb.briefing(figure=True), tmp_path / "my report.ipynb")  # type: ignore[no-untyped-call]
    done = nbconvert(tmp_path, "--to", "briefing_markdown", "my report.ipynb")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "my report_files" / "figure-1.svg").is_file()
    text = (tmp_path / "my report.md").read_text("utf-8")
    assert "](my%20report_files/figure-1.svg)" in text


def test_the_style_is_that_of_the_project(tmp_path: Path) -> None:
    """A brand.toml of the project the notebook lies in, without being told."""
    for name in ("notebooks", "data", "reports"):
        (tmp_path / name).mkdir()
    (tmp_path / "brand.toml").write_text('house = "The harbour office"\n')
    resources = {"metadata": {"path": str(tmp_path / "reports")}}
    output, _ = exported(BriefingMarkdownExporter, nb.briefing(), resources)
    assert output.startswith("The harbour office\n")


def test_a_server_gets_the_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """It stays up and tells what was wrong."""
    monkeypatch.setattr("nbconvert.nbconvertapp.NbConvertApp.initialized", lambda: False)
    with pytest.raises(FigureError, match=r"Figure 1 \(T\) cannot be drawn"):
        exported(BriefingHTMLExporter, broken())


def test_the_command_line_gets_one_line(tmp_path: Path) -> None:
    """No traceback: what was wrong, and exit code 1."""
    nbformat.write(broken(), tmp_path / "report.ipynb")  # type: ignore[no-untyped-call]
    done = nbconvert(tmp_path, "--to", "briefing_html", "--log-level", "ERROR", "report.ipynb")
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert "ERROR | Figure 1 (T) cannot be drawn" in line
