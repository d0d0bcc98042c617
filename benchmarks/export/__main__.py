"""Measure export: python -m benchmarks.export NOTEBOOK [--rounds 5]. Writes RESULTS.md beside this.

NOTEBOOK is a run notebook; without one the topic briefing is run on the sample articles first.
Whole processes are timed, one of each in turn, round after round.
"""

from __future__ import annotations

import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import click
import nbformat

from benchmarks.export.peers import Peer, peers
from briefing.exporters import NAMES, export

_HERE = Path(__file__).parent
_LEAST = 2  # rounds from which a spread can be told


@click.command()
@click.argument("notebook", required=False, type=click.Path(exists=True, path_type=Path))
@click.option("--rounds", default=5, show_default=True)
@click.option("--weasyprint", default="", help="Its command, if it is installed anywhere.")
@click.option("--note", default="", help="What else was running, for the results.")
def main(notebook: Path | None, rounds: int, weasyprint: str, note: str) -> None:
    """Time every program, write RESULTS.md."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = notebook or _run(folder)
        page = folder / "page.html"
        page.write_bytes(export(_read(source), "html").data)
        rows = _cold(peers(source, page, folder, weasyprint), rounds, folder)
        text = "\n".join([*_machine(rounds, note), *rows, "", *_warm(source, rounds), *_alone()])
    (_HERE / "RESULTS.md").write_text(text.rstrip() + "\n", "utf-8")
    click.echo(text)


def _run(folder: Path) -> Path:
    from briefing.runner import run

    return run("topic_briefing", {}, out=folder / "run").folder / "briefing.ipynb"


def _read(notebook: Path) -> object:
    found: object = nbformat.read(notebook, as_version=4)  # type: ignore[no-untyped-call]
    return found


def _cold(every: list[Peer], rounds: int, folder: Path) -> list[str]:
    taken: dict[str, list[float]] = {peer.name: [] for peer in every}
    for peer in every:  # once before it counts: files read, fonts and drawings kept
        _once(peer, folder)
    for _ in range(rounds):
        for peer in every:
            taken[peer.name].append(_once(peer, folder))
    base = {kind: statistics.median(taken[f"briefing {kind}"]) for kind in ("html", "pdf")}
    lines = [
        "| Whole process | s, median (least to most) | times ours | size, kB | |",
        "|---|---|---|---|---|",
    ]
    for peer in every:
        seconds = taken[peer.name]
        kind = "pdf" if peer.made.suffix == ".pdf" else "html"
        middle = statistics.median(seconds)
        size = peer.made.stat().st_size / 1000
        lines.append(
            f"| {peer.name} | {middle:.2f} ({min(seconds):.2f} to {max(seconds):.2f}) "
            f"| {middle / base[kind]:.1f} | {size:,.0f} | {peer.says} |"
        )
    return lines


def _once(peer: Peer, folder: Path) -> float:
    with tempfile.TemporaryDirectory() as empty:
        places = os.environ | ({"XDG_CACHE_HOME": empty} if peer.bare else {})
        began = time.monotonic()
        done = subprocess.run(
            peer.command, capture_output=True, text=True, cwd=folder, check=False, env=places
        )
        taken = time.monotonic() - began
    if done.returncode != 0 or not peer.made.is_file():
        raise SystemExit(f"{peer.name} failed: {done.stderr[-2000:]}")
    return taken


def _warm(notebook: Path, rounds: int) -> list[str]:
    """In one process, from the second time on."""
    found = _read(notebook)
    lines = ["| In a warm process | s, median (least to most) |", "|---|---|"]
    for name in NAMES:
        seconds = []
        for _ in range(max(rounds, _LEAST) + 1):
            began = time.monotonic()
            export(found, name)
            seconds.append(time.monotonic() - began)
        later = seconds[1:]
        middle = statistics.median(later)
        lines.append(f"| briefing {name} | {middle:.2f} ({min(later):.2f} to {max(later):.2f}) |")
    return [*lines, ""]


def _alone() -> list[str]:
    """What of a whole process is Python and its notebook reader alone."""
    began = time.monotonic()
    subprocess.run([sys.executable, "-c", "import nbformat, nbconvert"], check=True)
    seconds = time.monotonic() - began
    return [f"Starting Python and importing nbformat and nbconvert alone takes {seconds:.2f} s."]


def _machine(rounds: int, note: str) -> list[str]:
    return [
        "# Export, measured",
        "",
        f"Written by `python -m benchmarks.export`, {rounds} rounds. {os.cpu_count()} cores, "
        f"{platform.machine()}, Python {platform.python_version()}. Load average at the start "
        f"{os.getloadavg()[0]:.1f}. {note}".strip(),
        "",
        "The topic briefing on the sample articles, from its run notebook. Each program made the "
        "file once before it was timed, so that fonts and drawings in the cache count as kept.",
        "",
    ]


if __name__ == "__main__":
    main()
