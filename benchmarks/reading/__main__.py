"""Measure reading: python -m benchmarks.reading [--articles 10000]. Writes RESULTS.md beside this.

The texts are those of ../shared/corpus, where it is there, else the few of data/sample.
"""

from __future__ import annotations

import os
import platform
import sys
from pathlib import Path

import click

from benchmarks.reading import kept, memory, speed
from benchmarks.reading.texts import real
from briefing.reading import STEPS, VERSION

_PARTS = ("speed", "kept", "memory")


@click.command()
@click.option("--articles", default=10_000, show_default=True, help="For memory.")
@click.option("--part", "parts", multiple=True, type=click.Choice(_PARTS), help="Only these.")
@click.option("--note", default="", help="What else was running, for the results.")
def main(articles: int, parts: tuple[str, ...], note: str) -> None:
    """Measure; write RESULTS.md when every part was measured, else print."""
    texts = real()
    lines = _machine(note)
    for part in parts or _PARTS:
        lines += memory.lines(articles) if part == "memory" else _PART[part](texts)
    text = "\n".join(lines).rstrip() + "\n"
    if not parts:
        (Path(__file__).parent / "RESULTS.md").write_text(text, "utf-8")
    click.echo(text)


_PART = {"speed": speed.lines, "kept": kept.lines}


def _machine(note: str) -> list[str]:
    steps = ", ".join(f"{step.gives} {step.version}" for step in STEPS)
    return [
        "# Reading, measured",
        "",
        f"Written by `python -m benchmarks.reading`. {os.cpu_count()} cores, {platform.machine()}, "
        f"Python {platform.python_version()}. Load average at the start "
        f"{os.getloadavg()[0]:.1f}. {note}".strip(),
        "",
        f"Reader version {VERSION} (steps: {steps}), rules alone.",
        "",
    ]


if __name__ == "__main__":
    sys.exit(main())
