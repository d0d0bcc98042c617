"""`python -m tests.exporters.torture OUT.ipynb` writes the notebook, run, for looking."""

import sys
from pathlib import Path

import nbformat

from tests.exporters.torture import missing, run

if __name__ == "__main__":
    Path(sys.argv[1]).write_text(nbformat.writes(run()), "utf-8")  # type: ignore[no-untyped-call]
    sys.stdout.write(f"left out, not installed: {', '.join(missing()) or 'nothing'}\n")
