"""papermill and nbconvert from Python: python api.py NOTEBOOK FOLDER -p NAME VALUE ...

Or many reports, in a few processes: python api.py NOTEBOOK --many FILE PROCESSES, where FILE is
JSON: a list of [folder, parameters].
"""

from __future__ import annotations

import json
import multiprocessing
import sys
from pathlib import Path

import nbconvert
import papermill


def report(notebook: str, folder: str, parameters: dict[str, str]) -> None:
    """Run the notebook, write it and its HTML into the folder."""
    made = Path(folder) / "briefing.ipynb"
    made.parent.mkdir(parents=True, exist_ok=True)
    papermill.execute_notebook(notebook, str(made), parameters, progress_bar=False)
    exporter = nbconvert.HTMLExporter()  # type: ignore[no-untyped-call]
    page, _ = exporter.from_filename(str(made))
    made.with_suffix(".html").write_text(page, "utf-8")


def many(notebook: str, listed: Path, processes: int) -> None:
    """Every report of the list, in so many processes."""
    asked = json.loads(listed.read_text("utf-8"))
    with multiprocessing.get_context("spawn").Pool(processes) as pool:
        pool.starmap(report, [(notebook, *one) for one in asked], chunksize=1)


if __name__ == "__main__":
    if sys.argv[2] == "--many":
        many(sys.argv[1], Path(sys.argv[3]), int(sys.argv[4]))
    else:
        report(sys.argv[1], sys.argv[2], dict(zip(sys.argv[4::3], sys.argv[5::3], strict=True)))
