"""Reports of a notebook that has run already, in other formats or for somebody else."""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from briefing import exporters, project
from briefing.audiences import HOUSE, asked
from briefing.errors import PathError, UsageError
from briefing.exporters import Exported, exports
from briefing.exporters.writing import Options
from briefing.models import Failure, Verdict
from briefing.parameters import given
from briefing.runner import place, proof
from briefing.runner.executed import Executed, read
from briefing.runner.reports import wanted, whole
from briefing.slugs import slug

LOST = (
    "the notebook lies in no project, so that its library and reference file may not be found; "
    "call this from the folder of its project"
)


@dataclass(frozen=True, slots=True)
class Filed:
    """Reports as they were written. `draft` says why they are drafts only, empty when they are not.

    `warnings` name the format and what could not be shown as it is.
    """

    paths: tuple[Path, ...]
    draft: str = ""
    warnings: tuple[str, ...] = ()
    failures: tuple[Failure, ...] = ()


def export(
    notebook: Path, formats: Sequence[str], options: Options, out: Path | None = None
) -> Filed:
    """Write the reports of an executed notebook, beside it or to the folder `out`.

    Its statements are proven again, unless the record of the run beside it tells that the
    runner has proven this very file. What may not stand is written as a draft. The options lose
    their `folder` and `beside`, which the notebook's own place gives.
    Raises UnknownNameError, PathError and UsageError before anything is written, and
    ExportError when a report cannot be made whole.
    """
    names = wanted(formats)
    if not names:
        raise UsageError(f"no format is named; known are {', '.join(exporters.names())}")
    executed = read(notebook)
    folder = (out or executed.path.parent).absolute()
    home = _home(executed.path)
    with contextlib.chdir(home):
        verdict = executed.proven or _proven(executed)
        options = _settled(executed, options, verdict)
        made = _made(executed, names, options, verdict)
    draft = next((one.draft for one in made), "")
    files = _named(made, f"{_stem(executed, options)}{'.draft' if draft else ''}")
    _spare(folder, files)
    place.prepare(folder)
    for name, content in files.items():
        place.write(folder / name, content)
    told = [*_warnings(made), *([LOST] if draft and not project.is_project(home) else [])]
    return Filed(tuple(folder / name for name in files), draft, tuple(told), _failures(verdict))


def _proven(executed: Executed) -> Verdict | None:
    """What the runner's own checks say of it now; None for a notebook that shows no record."""
    from briefing.runner.asked import Asked
    from briefing.runner.lent import Lent

    found = proof.shown(executed.node)
    if not found.any:
        return None
    values = given(executed.node)
    lent = Lent.now(values)  # no kernel runs meanwhile
    try:
        return proof.verdict(found, asked=Asked.of(executed.node, values), lent=lent)
    finally:
        lent.close()


def _settled(executed: Executed, options: Options, verdict: Verdict | None) -> Options:
    """The options with the notebook's own audience and place; a draft is the house's alone."""
    own = asked(given(executed.node))
    passed = verdict is not None and verdict.passed and not executed.stopped
    options = replace(
        options,
        audience=options.audience.strip() or (own if passed and own else HOUSE),
        folder=executed.path.parent,
    )
    return replace(options, beside=f"{_stem(executed, options)}_files")


def _made(
    executed: Executed, names: Sequence[str], options: Options, verdict: Verdict | None
) -> list[Exported]:
    made = exports(proof.for_export(executed.node, verdict), names, options)
    figures = proof.shown(executed.node).figures
    for one in made:
        if not one.draft:
            whole(one, figures)
    return made


def _home(notebook: Path) -> Path:
    """The project of the notebook, whose files it was made of; else where we are."""
    found = project.around(notebook.parent)
    return found if project.is_project(found) else Path.cwd()


def _stem(executed: Executed, options: Options) -> str:
    audience = "" if options.audience == HOUSE else f".{slug(options.audience)}"
    return f"{executed.path.stem}{audience}"


def _named(made: Sequence[Exported], stem: str) -> dict[str, bytes]:
    files: dict[str, bytes] = {}
    for one in made:
        files |= {f"{stem}{one.suffix}": one.data} | dict(one.files)
    return files


def _warnings(made: Sequence[Exported]) -> tuple[str, ...]:
    return tuple(f"{one.suffix[1:].upper()}: {told}" for one in made for told in one.warnings)


def _failures(verdict: Verdict | None) -> tuple[Failure, ...]:
    return verdict.failures if verdict else ()


def _spare(folder: Path, files: Mapping[str, bytes]) -> None:
    """A file that the record of a run tells of is not replaced by another one."""
    told = place.recorded(folder)
    for name, content in files.items():
        if name in told and told[name] != hashlib.sha256(content).hexdigest():
            raise PathError(
                f"{folder / name} belongs to the run recorded in {place.RECORD} there, and this "
                "one differs from it; name another folder with --out"
            )
