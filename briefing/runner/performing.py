"""A job performed here and now: what `run` does, with an answer whatever happens."""

from __future__ import annotations

import time
from pathlib import Path

from briefing.errors import BriefingError, UsageError
from briefing.jobs import Job, Result
from briefing.runner.reports import Progress
from briefing.runner.running import run


def perform(job: Job) -> Result:
    """Make one report. What cannot be begun is answered too: as "failed", with a sentence."""
    began = time.monotonic()
    try:
        return attempted(job)
    except UsageError as error:
        return Result(
            status="failed", seconds=time.monotonic() - began, error=str(error), usage=True
        )
    except BriefingError as error:
        return Result(status="failed", seconds=time.monotonic() - began, error=str(error))
    except Exception as error:  # noqa: BLE001 - one report never stops the rest
        told = f"unexpected {type(error).__name__}: {error}; this is a defect of the kit"
        return Result(status="failed", seconds=time.monotonic() - began, error=told)


def attempted(job: Job, progress: Progress | None = None) -> Result:
    """Make one report. Raises what `run` raises when it cannot be begun."""
    done = run(
        job.notebook,
        job.parameters,
        formats=job.formats,
        out=Path(job.out) if job.out else None,
        timeout=job.run_timeout,
        cell_timeout=job.cell_timeout,
        progress=progress,
        origin=job.origin,
        fingerprint=job.fingerprint,
        identity=job.run,
        asker=job.asker,
        sandbox=job.sandbox,
    )
    return Result(
        status=done.status,
        run=done.id,
        folder=str(done.folder.absolute()),
        seconds=done.seconds,
        peak=done.record.get("memory", {}).get("kernel", 0),
        error=done.error,
        record=dict(done.record),
    )
