"""`briefing site`: the site of the house's reports."""

from __future__ import annotations

import click

from briefing.cli.group import Later


@click.group("site", cls=Later, lookup={"build": "sitebuilding:build"})
def site_commands() -> None:
    """Make the site of the reports (docs/distribution.md)."""
