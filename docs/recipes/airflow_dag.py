"""Briefings under Airflow 3: a DAG that makes what is due, each five minutes.

Put it into the DAG folder, and set the two places below. Airflow is the clock and the place to
look; what is due, what was missed and what is not new is decided by notebooks/schedule.toml and
the ledger. So Airflow need not catch up, and one run at a time is enough.
"""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta

from airflow.providers.standard.operators.bash import BashOperator
from airflow.sdk import DAG

PROJECT = os.environ.get("BRIEFING_PROJECT", "/srv/briefings")  # the folder with notebooks/
BRIEFING = os.environ.get("BRIEFING_COMMAND", "/srv/briefings/.venv/bin/briefing")

with DAG(
    dag_id="briefings",
    description="Briefings that are due",
    schedule="*/5 * * * *",
    start_date=datetime(2026, 1, 1, tzinfo=UTC),
    catchup=False,
    max_active_runs=1,
    tags=["briefing"],
) as dag:
    # Exit codes: 1 a run failed, 2 the schedule has mistakes, 3 checks failed. A try again would
    # find nothing due, so there is none: the task fails once, and the ledger tells why.
    BashOperator(
        task_id="due",
        bash_command='"$BRIEFING_COMMAND" schedule run',
        cwd=PROJECT,
        env={"BRIEFING_COMMAND": BRIEFING},
        append_env=True,
        retries=0,
        execution_timeout=timedelta(hours=2),
    )
