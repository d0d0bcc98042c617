"""What a project has added, as a whole: names, faults, and the digests of its files."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.own.finding import KINDS, Candidate, candidates
from briefing.own.loading import loaded
from briefing.own.records import Fault, Own

_SPACE = {"figures": "sections"}  # both are asked for as sections.NAME


def names(kind: str) -> tuple[str, ...]:
    """The names of the files of a kind, without loading one."""
    return tuple(one.name for one in candidates(kind) if not one.why)


def listed() -> list[Own | Fault]:
    """Every file of every kind; a name that two of them share is the first one's alone."""
    return [*_listed()]


def _listed() -> Iterator[Own | Fault]:
    owners: dict[str, str] = {}
    for kind in KINDS:
        for one in loaded(kind):
            rival = _rival(one, owners)
            if rival:
                why = f"{rival} adds this already; give one of them another name or suffix"
                yield Fault(one.kind, one.name, one.place, 0, why)
            else:
                yield one


def _rival(one: Own | Fault, owners: dict[str, str]) -> str:
    """The file that has a name or suffix of this one; claims them for it when there is none."""
    if isinstance(one, Fault):
        return ""
    claims = [f"{_SPACE.get(one.kind, one.kind)}/{one.name}"]
    if one.kind == "sources":
        claims = [f"suffix/{suffix}" for suffix in one.module.SUFFIXES]
    rival = next((owners[claim] for claim in claims if claim in owners), "")
    if not rival:
        owners.update(dict.fromkeys(claims, one.place))
    return rival


def faults() -> list[Fault]:
    """Every file that adds nothing, with the reason."""
    return [one for one in listed() if isinstance(one, Fault)]


def hashes() -> dict[str, str]:
    """The SHA-256 of every file that may be loaded, by its place; nothing is loaded."""
    found: dict[str, str] = {}
    for one in (one for kind in KINDS for one in candidates(kind)):
        found[one.place] = _hash(one)
    return found


def _hash(one: Candidate) -> str:
    import hashlib
    from pathlib import Path

    try:
        return "" if one.why else hashlib.sha256(Path(one.path).read_bytes()).hexdigest()
    except OSError:
        return ""
