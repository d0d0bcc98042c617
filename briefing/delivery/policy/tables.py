"""The tables of the policy file as records."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, get_args

import msgspec

from briefing.delivery.policy.problems import Notes, near, quoted
from briefing.delivery.policy.records import Extent, Rule
from briefing.delivery.policy.values import needed, values

MOST = {"ways": 100, "lists": 1_000, "rules": 1_000}  # tables of each
LONGEST = 60  # characters of the name of a way or a list
OWNER = "owner"  # whom the journal calls so: briefing.delivery.owner


def licences(told: Any, notes: Notes) -> Any:
    """What is of the extents; the rest is entered: its type would not say of which outlet it is."""
    if not isinstance(told, Mapping):
        return told
    extents = get_args(Extent)
    sound = {outlet: extent for outlet, extent in told.items() if extent in extents}
    for outlet, extent in told.items():
        if outlet not in sound:
            why = f"{quoted(extent)} is none of these. {near(extent, extents)}"
            notes.wrong(("licences", outlet), why)
    return sound


def named(
    told: Any, name: str, record: type[msgspec.Struct], notes: Notes
) -> dict[str, msgspec.Struct]:
    """The records of tables such as [ways.NAME], by their names; what is wrong is entered."""
    if not isinstance(told, Mapping):
        notes.wrong((name,), f"is no table of tables. Write [{name}.NAME] for each.")
        return {}
    if len(told) > MOST[name]:
        notes.wrong((name,), f"has more than {MOST[name]:,} tables.")
        return {}
    found = {}
    for key, table in told.items():
        if (name, key) == ("lists", OWNER):
            notes.wrong((name, key), "the journal calls the owner of the policy so. Rename it.")
        if not _is_name(key):
            notes.wrong((name, key), "is no name: use letters, digits, - and _, at most "
                        f"{LONGEST}.")  # fmt: skip
            continue
        made = one(table, record, (name, key), notes)
        if made is not None:
            found[key] = msgspec.structs.replace(made, name=key)
    return found


def _is_name(key: str) -> bool:
    plain = key.replace("-", "_")
    return key.isascii() and len(key) <= LONGEST and f"_{plain}".isidentifier() and plain != ""


def rules(told: Any, notes: Notes) -> list[Rule]:
    """The records of the tables [[rules]]; what is wrong is entered."""
    if not isinstance(told, list) or len(told) > MOST["rules"]:
        why = "is no list of tables" if not isinstance(told, list) else "has too many tables"
        notes.wrong(("rules",), f"{why}. Write [[rules]], in two brackets, at most {MOST['rules']}"
                    " times.")  # fmt: skip
        return []
    made = (one(table, Rule, ("rules", number), notes) for number, table in enumerate(told))
    return [rule for rule in made if isinstance(rule, Rule)]


def one(told: Any, record: type[msgspec.Struct], path: tuple[str | int, ...], notes: Notes) -> Any:
    """The record of a table, None when a value it needs is missing or wrong."""
    found = values(told, record, path, notes)
    if not isinstance(told, Mapping):
        return None
    missing = [key for key in needed(record) if key not in told]
    for key in missing:
        notes.wrong(path, f"{key} is missing. {_HINTS.get(key, '')}".strip())
    if any(key not in found for key in needed(record)):
        return None
    return record(**found)


_HINTS = {
    "kind": f"Write one of {', '.join(map(quoted, ('site', 'mail', 'store', 'webhook')))}.",
    "most": 'Write the highest label that may go, such as most = "TLP:GREEN".',
    "reports": 'Write which they get, such as reports = ["topic_briefing/*"].',
    "ways": 'Write by which they get it, such as ways = ["site"].',
}
