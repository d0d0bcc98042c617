"""Judgements changed one field at a time in their file, with its comments, order and quotes.

Every change is proven before it is written: the new bytes must read as the old judgements with
that one change. What somebody else wrote meanwhile is kept; who changed the same thing hears it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from briefing.errors import PathError, UsageError
from briefing.judged import Judgements
from briefing.judgements import blank, keeping, loading, merging, plain
from briefing.judgements.loading import near
from briefing.judgements.merging import Change
from briefing.judgements.proving import proven
from briefing.project import resolve


@dataclass(frozen=True, slots=True)
class Opened:
    """A judgements file as it was seen: `sha256` is that of its bytes, "" when there was none.

    `kind` and `topic` stand in the head of a file made anew.
    """

    place: Path
    sha256: str
    judgements: Judgements
    kind: str = ""
    topic: str = ""


def place_of(kind: str, topic: str, parameter: str = "") -> Path:
    """Where the judgements of a briefing stand or will: the default, or the file a parameter names.

    Raises UsageError for "none", PathError for what is no YAML file of the project.
    """
    named = parameter.strip()
    if named == loading.NONE:
        raise UsageError('the parameter judgements is "none": this briefing has no judgements file')
    if not named:
        return loading.inside(loading.default(kind, topic))
    path = loading.inside(resolve(named))
    if path.suffix not in loading.SUFFIXES:
        raise PathError(f"{path.name} is no judgements file; their names end in .yaml or .yml")
    return path


def opened(place: Path, kind: str = "", topic: str = "") -> Opened:
    """The judgements in a file, or none yet when there is no file.

    Raises PathError when it cannot be read, UsageError when its content is wrong, with the line.
    """
    return _opened(Opened(place, "", Judgements(), kind, topic))[0]


def begin(seen: Opened) -> Opened:
    """Write a blank file where there is none yet, or open the one that somebody began meanwhile.

    Raises PathError when it cannot be written.
    """
    with keeping.alone(seen.place.parent):
        now, _ = _opened(seen)
        if now.sha256:
            return now
        made = blank.text(*_about(seen), seen.place).encode()
        keeping.replace(seen.place, made)
    return _as_read(made, seen)


def put(seen: Opened, path: str, value: object) -> Opened:
    """Write a value at a path such as "key_judgements/0/likelihood"; None blanks it.

    Words, a day, a mapping, a list or a record. Raises ConflictError when somebody else changed
    the same meanwhile, UsageError when the file would be wrong with it, PathError when it cannot
    be written. Nothing is written then.
    """
    steps = plain.steps(path)
    return _edited(seen, Change("put", tuple(steps), plain.value(value, (steps or [""])[-1])))


def add(seen: Opened, path: str, value: object) -> Opened:
    """Write one more entry at the end of the list at a path such as "corrections"; see `put`."""
    return _edited(seen, Change("add", tuple(plain.steps(path)), plain.value(value) or {}))


def drop(seen: Opened, path: str) -> Opened:
    """Take an entry out of a list, such as "corrections/2"; see `put`."""
    return _edited(seen, Change("drop", tuple(plain.steps(path))))


def _opened(seen: Opened) -> tuple[Opened, bytes]:
    """What a file holds now, and its bytes."""
    try:
        raw = loading.raw(seen.place)
    except PathError:
        if seen.place.exists():
            raise
        return replace(seen, sha256="", judgements=Judgements()), b""
    found = loading.judgements(raw, seen.place)
    return replace(seen, sha256=found.sha256, judgements=found), raw


def _edited(seen: Opened, change: Change) -> Opened:
    if not change.path:
        raise UsageError('a path names a field, such as "key_judgements/0/likelihood"')
    with keeping.alone(seen.place.parent):
        now, raw = _opened(seen)
        if seen.sha256 and not now.sha256:
            raise PathError(
                f"{near(seen.place)} is gone: somebody removed it since you opened it. Nothing was "
                "written. Open it again to begin a new one, or bring it back first."
            )
        due: Change | None = change
        if now.sha256 != seen.sha256:
            due = merging.onto(change, plain.plain(seen.judgements), plain.plain(now.judgements))
        if due is None:
            return now
        wanted = due.on(plain.plain(now.judgements))
        if wanted == plain.plain(now.judgements) and now.sha256:
            return now
        made = proven(raw or blank.text(*_about(seen), seen.place).encode(), due, wanted, now.place)
        keeping.replace(seen.place, made)
    return _as_read(made, seen)


def _about(seen: Opened) -> tuple[str, str]:
    return (seen.kind or seen.place.stem), seen.topic


def _as_read(raw: bytes, seen: Opened) -> Opened:
    """The file after these bytes were written."""
    found = loading.judgements(raw, seen.place)
    return replace(seen, sha256=found.sha256, judgements=found)
