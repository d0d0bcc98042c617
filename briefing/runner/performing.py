"""A job performed here and now: what `run` does, with an answer whatever happens."""

from __future__ import annotations

import time
from pathlib import Path

from briefing.errors import BriefingError
from briefing.jobs import Job, Result
from briefing.runner.run import run


def perform(job: Job) -> Result:
    """Make one report. What cannot be begun is answered too: as "failed", with a sentence."""
    began = time.monotonic()
    try:
        done = run(
            job.notebook,
            job.parameters,
            formats=job.formats,
            out=Path(job.out) if job.out else None,
            timeout=job.run_timeout,
            cell_timeout=job.cell_timeout,
            origin=job.origin,
            fingerprint=job.fingerprint,
            identity=job.run,
            asker=job.asker,
        )
    except BriefingError as error:
        return Result(status="failed", seconds=time.monotonic() - began, error=str(error))
    except Exception as error:  # noqa: BLE001 - one report never stops the rest
        told = f"unexpected {type(error).__name__}: {error}; this is a defect of the kit"
        return Result(status="failed", seconds=time.monotonic() - began, error=told)
    return Result(
        status=done.status,
        run=done.id,
        folder=str(done.folder),
        seconds=done.seconds,
        peak=done.record.get("memory", {}).get("kernel", 0),
        error=done.error,
        record=dict(done.record),
    )
