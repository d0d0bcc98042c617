"""Nights at a desk: python -m benchmarks.soak [--nights 24 --items 200 --folder F].

Each night news come in, a scheduler that stays up makes what is due, a warm process makes single
reports, some fail, some are signed and sent. Stopped with Ctrl-C or SIGTERM and called again with
the same folder, it goes on. `--tell` only writes RESULTS.md of the nights that have passed.
"""

from __future__ import annotations

import os
import platform
import signal
import sys
import tempfile
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path

import click

from benchmarks.soak import telling
from benchmarks.soak.clock import ClockError
from benchmarks.soak.desk import POLICY, Desk
from benchmarks.soak.nights import passed, told

RESULTS = Path(__file__).with_name("RESULTS.md")


@click.command()
@click.option("--nights", default=3, show_default=True, type=click.IntRange(1, 365))
@click.option("--items", default=8, show_default=True, type=click.IntRange(8, 200))
@click.option("--folder", type=click.Path(path_type=Path), help="Kept, and gone on with.")
@click.option("--results", default=RESULTS, type=click.Path(path_type=Path))
@click.option("--tell", is_flag=True, help="Only write the results of the folder.")
@click.option("--note", default="", help="What else was running, for the results.")
def main(
    *, nights: int, items: int, folder: Path | None, results: Path, tell: bool, note: str
) -> None:
    """Let nights pass, and write what was there after each."""
    for number in (signal.SIGINT, signal.SIGTERM):  # also where a shell has it left alone
        signal.signal(number, signal.default_int_handler)
    with ExitStack() as stack:
        root = folder or Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="soak-")))
        if not tell:
            try:
                passed(Desk(root.resolve(), items), nights, lambda line: click.echo(line, err=True))
            except KeyboardInterrupt:
                click.echo("stopped; call it again with the same folder to go on", err=True)
            except (ClockError, RuntimeError, ImportError) as error:
                click.echo(f"not measured: {error}", err=True)
                sys.exit(1)
        rows = told(root)
        if not rows:
            raise click.ClickException(f"no night has passed in {root}")
        page = [*_head(items, note), *telling.lines(rows), ""]
        results.write_text("\n".join(page), "utf-8")
        click.echo(results.read_text("utf-8"))


def _head(items: int, note: str) -> list[str]:
    policy = ", ".join(f"`{name} = {value}`" for name, value in POLICY.items())
    return [
        "# Nights, measured",
        "",
        f"Written by `python -m benchmarks.soak`. {items} reports a night, of which some are "
        "unchanged, some fail, never end or lose their kernel; a few are signed and sent by mail "
        "and to a site. One scheduler in the foreground and one warm process stay up over all "
        "nights; the clock of all programs is moved on from night to night. Weighed when the "
        f"night is over and nothing runs. `data/ledger.toml` of this desk: {policy}.",
        "",
        f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}; "
        f"{datetime.now(UTC):%Y-%m-%d}. {note}".strip(),
        "",
    ]


if __name__ == "__main__":
    main()
