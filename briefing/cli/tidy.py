"""`briefing tidy`."""

from __future__ import annotations

from pathlib import Path

import click

from briefing.cli.group import as_json, near, print_json
from briefing.cli.runs import named_ledger
from briefing.cli.saying import echo

_SHOWN = 20  # folders told one by one


@click.command()
@click.option("--dry-run", "-n", "dry", is_flag=True, help="Only tell what would go.")
@named_ledger
@as_json
def tidy(*, dry: bool, file: Path | None, as_json: bool) -> None:
    """Take away what data/ledger.toml keeps no longer: runs on record, and reports.

    What was signed or delivered stays, and so does the latest report of each item. Where nothing
    is said, no report goes.
    """
    import msgspec

    from briefing.cli.columns import plain
    from briefing.tidying import tidy

    found = tidy(dry=dry, file=file)
    if as_json:
        print_json({"dry": dry, **msgspec.to_builtins(found)})
        return
    for folder in found.folders[:_SHOWN]:
        echo(f"{'would go' if dry else 'gone'}: {plain(near(Path(folder)))}")
    if len(found.folders) > _SHOWN:
        echo(f"and {len(found.folders) - _SHOWN} more")
    verb = "would go" if dry else "gone"
    told = f"{found.files:,} files, {found.bytes / 1e6:,.1f} MB"
    echo(f"Reports {verb}: {len(found.folders):,} ({told}). Runs {verb}: {found.runs:,}.")
