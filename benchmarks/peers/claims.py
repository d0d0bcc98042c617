"""The claims, in the order of the page: what is said of a program, and what shows it."""

from __future__ import annotations

from pathlib import Path

from benchmarks.peers.trying import Claim, Done


def _said(done: Done) -> str:
    return done.stdout + done.stderr


def _forged(folder: Path) -> None:
    """Change one day in the outputs of a notebook that has run."""
    path = folder / "forged" / "briefing.ipynb"
    text = path.read_text("utf-8")
    path.write_text(text.replace("Sunday", "Friday"), "utf-8")


def _page(folder: Path, name: str) -> str:
    return (folder / name).read_text("utf-8")


CLAIMS = (
    Claim(
        "papermill",
        "a misspelt parameter is a line on the terminal; it runs, and the exit code is 0",
        "papermill plain/plain.ipynb plain/out.ipynb -p topc copper",
        lambda done, folder: (
            done.returncode == 0
            and "Passed unknown parameter: topc" in _said(done)
            and "About steel" in _page(folder, "plain/out.ipynb")
        ),
    ),
    Claim(
        "briefing",
        "a misspelt parameter is an error that names the nearest; nothing runs",
        "briefing run topic_briefing -p topc copper",
        lambda done, _: done.returncode == 2 and "Did you mean 'topic'?" in _said(done),
    ),
    Claim(
        "jupyter",
        "nbconvert shows the code unless it is told not to",
        "jupyter nbconvert --to html plain/out.ipynb",
        lambda done, folder: (
            done.returncode == 0 and 'class="nb">print' in _page(folder, "plain/out.html")
        ),
    ),
    Claim(
        "briefing",
        "a report shows no code",
        "briefing run source_comparison --to html --out forged",
        lambda done, folder: (
            done.returncode == 0 and "sections." not in _page(folder, "forged/briefing.html")
        ),
    ),
    Claim(
        "jupyter",
        "nbconvert prints an output that somebody changed by hand like any other",
        "jupyter nbconvert --to html forged/briefing.ipynb --output changed",
        lambda done, folder: (
            done.returncode == 0 and "Friday" in _page(folder, "forged/changed.html")
        ),
        _forged,
    ),
    Claim(
        "briefing",
        "an output that somebody changed by hand gives a draft with the list of failures",
        "briefing export forged --to md --out exported",
        lambda done, folder: (
            done.returncode == 3
            and [p.name for p in (folder / "exported").glob("*.md")] == ["briefing.draft.md"]
        ),
    ),
    Claim(
        "nbprint",
        "a misspelt parameter is not told at all, and the exit code is 0",
        "nbprint plain/plain.ipynb ++nbprint.parameters.topc=copper ++nbprint.outputs.root=printed"
        " ++nbprint.outputs.naming=page",
        lambda done, folder: (
            done.returncode == 0
            and "topc" not in _said(done)
            and "About steel" in _page(folder, "printed/page.html")
        ),
    ),
    Claim(
        "notebooker",
        "without a MongoDB server nothing is made, and the exit code is 1",
        "notebooker-cli --notebooker-disable-git --py-template-base-dir ."
        " --py-template-subdir plain --mongo-host localhost"
        " execute-notebook --report-name plain --no-pdf-output",
        lambda done, _: done.returncode == 1 and "ServerSelectionTimeoutError" in _said(done),
    ),
    Claim(
        "quarto",
        "a notebook becomes a page without code, its parameters given on the command line",
        "quarto render plain/plain.ipynb --to html --execute -P topic:copper -M echo:false",
        lambda done, folder: (
            done.returncode == 0 and "About copper" in _page(folder, "plain/plain.html")
        ),
    ),
)
