"""Briefings under Prefect: a flow that makes what is due, or one report.

    python docs/recipes/prefect_flow.py           # serves "briefings", each five minutes

Prefect is the clock and the place to look; what is due, what was missed and what is not new is
decided by notebooks/schedule.toml and the ledger. Run it in the project's folder, with `briefing`
installed beside Prefect.
"""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

from prefect import flow, get_run_logger, task

BRIEFING = [sys.executable, "-m", "briefing.cli"]


def call(*words: str) -> Any:
    """What a command of the kit tells as JSON. Raises RuntimeError with its words when it fails."""
    done = subprocess.run(  # noqa: S603 - the kit, with words of the flow's own parameters
        [*BRIEFING, *words, "--json"], capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise RuntimeError(
            f"briefing {words[0]}: exit code {done.returncode}: {done.stderr.strip()}"
        )
    return json.loads(done.stdout)


@flow(name="briefings", log_prints=True)
def due() -> list[dict[str, Any]]:
    """Make what is due. A second one beside it does no harm: the ledger's leases see to that."""
    made: list[dict[str, Any]] = call("schedule", "run")
    for one in made:
        get_run_logger().info("%(entry)s of %(scheduled)s: %(status)s %(error)s", one)
    return made


@task(retries=2, retry_delay_seconds=30, task_run_name="{notebook}: {parameters}")
def report(notebook: str, parameters: dict[str, str]) -> str:
    """One report; its folder."""
    given = [word for pair in parameters.items() for word in ("-p", *pair)]
    folder: str = call("run", notebook, *given)["folder"]
    return folder


@flow(name="one-briefing")
def briefing(notebook: str = "topic_briefing", parameters: dict[str, str] | None = None) -> str:
    """One report, with parameters from Prefect's own form."""
    return report(notebook, parameters or {})


if __name__ == "__main__":
    due.serve(name="briefings", cron="*/5 * * * *")
