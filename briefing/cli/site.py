"""`briefing site`: reports as pages for a web host, and as a preview on this machine."""

from __future__ import annotations

import click

from briefing.cli.group import Later


@click.group(cls=Later, lookup={"serve": "serve:serve"})
def site_commands() -> None:
    """Build the site of the reports, or look at it on this machine."""
