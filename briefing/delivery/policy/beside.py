"""The files that a policy names: are they there, and what is in them."""

from __future__ import annotations

import csv
import difflib
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path

from briefing import project
from briefing.delivery.policy.budgets import folded
from briefing.delivery.policy.problems import Notes, quoted
from briefing.delivery.policy.records import Policy, Readers, Way
from briefing.errors import DeliveryError

_SECRET = ("password_file", "dkim_key_file", "url_file", "token_file")
_MOST = 20  # wrong addresses that are told one by one


def look(policy: Policy, place: Path, notes: Notes) -> None:
    """Enter what is wrong with the files that a policy names; it lies at `place`."""
    for readers in policy.lists.values():
        if any(policy.ways[name].kind == "mail" for name in readers.ways):
            _addresses(readers, notes)
    for way in policy.ways.values():
        _files(way, notes)
    for outlet, name in _slips(policy, place.with_name("reference") / "outlets.csv"):
        notes.look(("quotation", "outlets", outlet), f"data/reference/outlets.csv knows "
                   f"{quoted(name)}. Is it that one?")  # fmt: skip


def _addresses(readers: Readers, notes: Notes) -> None:
    from briefing.delivery.ways.mailboxes import receivers

    path = ("lists", readers.name, "addresses_file" if readers.addresses_file else "addresses")
    found = [*receivers(readers)]
    wrong = [one for one in found if isinstance(one, DeliveryError)]
    for one in wrong[:_MOST]:
        notes.wrong(path, str(one))
    if len(wrong) > _MOST:
        notes.wrong(path, f"{len(wrong) - _MOST} more addresses are wrong.")
    if not found:
        notes.wrong(path, "names nobody. Write an address on a line.")


def _files(way: Way, notes: Notes) -> None:
    for key in ("ca_file", *_SECRET):
        named = getattr(way, key)
        if not named:
            continue
        file = project.resolve(named)
        try:
            mode = file.stat().st_mode
        except OSError as error:
            notes.look(("ways", way.name, key), f"{quoted(named)} cannot be read here "
                       f"({error.strerror or error}).")  # fmt: skip
            continue
        if key in _SECRET and mode & (stat.S_IRGRP | stat.S_IROTH):
            notes.look(("ways", way.name, key), f"others of this computer can read {quoted(named)}:"
                       f" chmod 600 {named}")  # fmt: skip
    for key in ("after", "token_command"):
        command = getattr(way, key)
        if command and not _runs(command[0]):
            notes.look(("ways", way.name, key), f"no program {quoted(command[0])} is here.")


def _runs(name: str) -> bool:
    return bool(shutil.which(name) or shutil.which(str(project.resolve(name))))


def _slips(policy: Policy, file: Path) -> Iterator[tuple[str, str]]:
    """Outlets of the budget that are nearly those of the reference file, and which."""
    known = _outlets(file) if policy.quotation.outlets else {}
    for outlet in policy.quotation.outlets:
        own = folded(outlet)
        if own not in known and (close := difflib.get_close_matches(own, known, 1, 0.8)):
            yield outlet, known[close[0]]


def _outlets(file: Path) -> dict[str, str]:
    try:
        with file.open(encoding="utf-8", newline="") as opened:
            rows = [*csv.DictReader(opened)]
    except (OSError, ValueError, csv.Error):
        return {}  # not this command's file: others tell
    names = [
        name.strip()
        for row in rows
        for name in [row.get("name") or "", *(row.get("other_names") or "").split(";")]
    ]
    return {folded(name): name for name in reversed(names) if name}
