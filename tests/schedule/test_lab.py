"""JupyterLab's own scheduler makes its jobs with the kit, in processes it starts itself."""

from __future__ import annotations

import asyncio
import json
import time
from pathlib import Path
from typing import Any

import pytest

from tests.notebook import write

_ENDS = ("COMPLETED", "FAILED")  # a job that has not begun is called "stopped"
lab: Any = pytest.importorskip(
    "briefing.schedule.lab",
    reason="jupyter-scheduler is not installed: its jobs were not tried",
    exc_type=ImportError,
)


@pytest.fixture
def scheduler(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Its scheduler, with its database, set to our classes as its settings would do."""
    from jupyter_scheduler.scheduler import Scheduler

    for folder in ("desk/notebooks", "desk/data", "staging"):
        (tmp_path / folder).mkdir(parents=True)
    source = 'topic = "x"  # words\ncount = 1  # how many'
    write(tmp_path / "desk/notebooks/good.ipynb", ("parameters", source), "print(topic, count + 1)")
    write(tmp_path / "desk/notebooks/bad.ipynb", "raise ValueError('no')")
    monkeypatch.setenv("JUPYTER_DATA_DIR", str(tmp_path / "staging"))
    from jupyter_scheduler.orm import create_tables

    place = f"sqlite:///{tmp_path}/jobs.sqlite"
    create_tables(place)
    made = Scheduler(
        root_dir=str(tmp_path / "desk"),
        environments_manager=lab.BriefingEnvironments(),
        db_url=place,
        execution_manager_class=lab.BriefingExecutionManager,
    )
    made.staging_path = str(tmp_path / "staging")
    return made


def ended(scheduler: Any, **asked: Any) -> Any:
    """Ask for a job as Lab does, and wait until it is over."""
    from jupyter_scheduler.models import CreateJob

    job = scheduler.create_job(
        CreateJob(runtime_environment_name="briefing", name="weekly", **asked)
    )
    job = asyncio.run(job) if asyncio.iscoroutine(job) else job
    end = time.monotonic() + 120
    while (found := scheduler.get_job(job, job_files=False)).status not in _ENDS:
        assert time.monotonic() < end
        time.sleep(0.2)
    return found


def test_a_job_of_lab_is_a_run_of_the_kit(scheduler: Any, tmp_path: Path) -> None:
    """Words become the types of the notebook's cell; the report is where Lab looks for it."""
    job = ended(
        scheduler,
        input_uri="notebooks/good.ipynb",
        parameters={"topic": "US-Japan-ROK", "count": "2"},
        output_formats=["ipynb", "html"],
    )
    places = {name: Path(place) for name, place in scheduler.get_staging_paths(job).items()}
    record = json.loads(next((tmp_path / "desk/reports").rglob("run.json")).read_text())
    assert (job.status, job.status_message) == ("COMPLETED", None)
    assert "US-Japan-ROK 3" in places["ipynb"].read_text()
    assert places["html"].read_text().lower().startswith("<!doctype html>")
    assert record["origin"] == {"by": "jupyter-scheduler", "job": job.job_id}


def test_a_run_that_fails_is_a_job_that_failed(scheduler: Any) -> None:
    """With the reason, in words."""
    job = ended(scheduler, input_uri="notebooks/bad.ipynb", output_formats=["ipynb"])
    assert job.status == "FAILED"
    assert "ValueError" in job.status_message


def test_lab_offers_our_formats() -> None:
    """In its dialog."""
    (one,) = lab.BriefingEnvironments().list_environments()
    assert {"ipynb", "html", "pdf", "docx", "md", "eml"} <= {*one.output_formats}
