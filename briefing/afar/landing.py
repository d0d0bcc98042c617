"""A report that came home: proven against its record, and put where a run here would put it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from briefing.afar.orders import Made
from briefing.errors import BriefingError
from briefing.jobs import Job, Result

_RECORD = "run.json"
_NAME = re.compile(r"briefing(\.[\w-]{1,200}){1,2}|briefing_files/figure-\d{1,6}\.[a-z]{3,4}")


def landed(job: Job, made: Made, root: Path) -> Result:
    """Publish the files of a report to its folder at home, and tell of it as a run here would."""
    if not made.files:
        return made.result
    from briefing.runner import place
    from briefing.runner.publishing import publish

    try:
        folder = _folder(job, made.result.record, root)
        place.prepare(folder)
        publish(folder, *_proven(made.files, made.result.record), asker=job.asker)
    except (BriefingError, ValueError) as error:
        told = f"the report came home and cannot be kept: {error}"
        return msgspec.structs.replace(made.result, status="failed", folder="", error=told)
    return msgspec.structs.replace(made.result, folder=str(folder))


def _folder(job: Job, record: Mapping[str, Any], root: Path) -> Path:
    from briefing.runner import place

    if job.out:
        return Path(job.out)
    values = record.get("parameters", {})
    topic = values.get("actor") or values.get("topic")
    name = Path(job.notebook).name.removesuffix(".ipynb")
    return place.folder(root / "reports", name, topic if isinstance(topic, str) else "")


def _proven(
    files: Mapping[str, bytes], record: Mapping[str, Any]
) -> tuple[dict[str, bytes], bytes]:
    """The files but the record, and the record. Raises ValueError for what it does not tell of."""
    told = {name: str(one.get("sha256")) for name, one in record.get("outputs", {}).items()}
    reports = {name: content for name, content in files.items() if name != _RECORD}
    found = {name: hashlib.sha256(content).hexdigest() for name, content in reports.items()}
    strange = [name for name in reports if not _NAME.fullmatch(name)]
    if strange or found != told or _RECORD not in files:
        raise ValueError("its files are not those of its record")
    return reports, files[_RECORD]
