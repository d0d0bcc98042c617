"""`briefing site`: the site of the house's reports."""

from __future__ import annotations

import click

from briefing.cli.group import Later


@click.group("site", cls=Later, lookup={"build": "sitebuilding:build", "serve": "serve:serve"})
def site_commands() -> None:
    """Make the site of the reports, or look at it (docs/distribution.md)."""
