"""Runs of JupyterLab's own scheduler (jupyter-scheduler) made by the kit.

In jupyter_server_config.py::

    c.Scheduler.execution_manager_class = "briefing.schedule.lab.BriefingExecutionManager"
    c.SchedulerApp.environment_manager_class = "briefing.schedule.lab.BriefingEnvironments"

A job then ends as the run does: its sentences are checked, it is entered in the ledger, and its
parameters have the types of the notebook's own cell. Only jupyter-scheduler imports this module.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import Any
from uuid import uuid4

from jupyter_scheduler.environments import EnvironmentManager
from jupyter_scheduler.executors import ExecutionManager
from jupyter_scheduler.models import JobFeature, RuntimeEnvironment

from briefing.errors import RunError
from briefing.exporters import names
from briefing.jobs import Job, Result
from briefing.ledger import Ledger
from briefing.parameters import declared, typed
from briefing.runner import load, perform

NOTEBOOK = "ipynb"  # as jupyter-scheduler calls the run notebook
_STEM = "briefing"
_LABELS = {NOTEBOOK: "Notebook", "html": "HTML", "pdf": "PDF", "docx": "Word", "md": "Markdown"}
_LABELS |= {"eml": "Mail"}


class BriefingExecutionManager(ExecutionManager):  # type: ignore[misc] # it has no types
    """Makes a job of JupyterLab's scheduler as `briefing run` does."""

    def execute(self) -> None:
        """Make the report. Raises RunError: the job is then shown as failed, with the reason."""
        os.chdir(self.root_dir)  # the process is this job's own; paths count from the project
        job = self.model
        result = _recorded(self._job(job), job.name or job.input_filename)
        if result.folder:
            self._keep(Path(result.folder), job.output_formats or [])
        if not result.fine:
            raise RunError(f"{result.status}: {result.error}")

    @staticmethod
    def supported_features(*_: object) -> dict[JobFeature, bool]:
        """What Lab offers for a job."""
        known = {JobFeature.job_name, JobFeature.output_formats, JobFeature.job_definition}
        known |= {JobFeature.stop_job, JobFeature.delete_job}
        return {feature: feature in known for feature in JobFeature}

    @staticmethod
    def validate(*_: object) -> bool:  # called with the class, and the path of the notebook
        """Any notebook will do: the kit runs its own kernel, whatever the file names."""
        return True

    def _job(self, job: Any) -> Job:
        source = self.staging_paths["input"]
        known = declared(load(Path(source)).node)
        return Job(
            notebook=source,
            parameters=typed(known, [*(job.parameters or {}).items()]),
            formats=tuple(name for name in job.output_formats or [] if name in names()),
            origin={"by": "jupyter-scheduler", "job": str(job.job_id)},
        )

    def _keep(self, folder: Path, formats: list[str]) -> None:
        """Copy the reports to where Lab looks for them; a draft where nothing else was made."""
        for name in formats:
            made = folder / f"{_STEM}.{name}"
            draft = folder / f"{_STEM}.draft.{name}"
            found = made if made.is_file() else draft
            if found.is_file():
                shutil.copyfile(found, self.staging_paths[name])


class BriefingEnvironments(EnvironmentManager):  # type: ignore[misc] # it has no types
    """The Python that Lab runs in, with the formats of the kit."""

    def list_environments(self) -> list[RuntimeEnvironment]:
        """One environment: this one."""
        return [
            RuntimeEnvironment(
                name="briefing",
                label="briefing",
                description="Briefings, every sentence checked",
                file_extensions=[NOTEBOOK],
                output_formats=[*self.output_formats_mapping()],
                metadata={"path": sys.executable},
            )
        ]

    def manage_environments_command(self) -> str:
        """Nothing is managed here."""
        return ""

    def output_formats_mapping(self) -> dict[str, str]:
        """The formats and their names in the dialog."""
        return {name: _LABELS.get(name, name) for name in (NOTEBOOK, *names())}


def _recorded(job: Job, name: str) -> Result:
    """Perform a job, and enter it in the project's ledger."""
    run = uuid4().hex
    with Ledger.open(mend=True) as ledger:
        ledger.begin(
            run,
            key=f"lab/{name}",
            origin=job.origin,
            parameters=job.parameters,
            notebook=Path(job.notebook).stem,
        )
        result = perform(job)
        ledger.finish(run, result)
    return result
