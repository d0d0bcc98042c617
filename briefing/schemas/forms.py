"""Which version of a form a record has: older ones are brought to that of today, newer refused.

A record names its form, as in `"schema": "briefing.run/1"`. A number grows only when a reader of
the form before would misunderstand the new one; fields that are merely added do not change it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

Step = Callable[[dict[str, Any]], dict[str, Any]]

# What leads from each version to the next: as many steps as versions have gone. A step is pure.
STEPS: dict[str, tuple[Step, ...]] = {
    "briefing.run": (),
    "briefing.judgements": (),
    "briefing.releases": (),
    "section": (),
    "front": (),
    "annex": (),
    "verdict": (),
}
_FORM = re.compile(r"([a-z.]{1,40})/([1-9][0-9]{0,4})")
_KIT = re.compile(r"[0-9][0-9A-Za-z.+!-]{0,30}")


class FormError(ValueError):
    """A record is of a newer form, or of another kind. The message says what to do.

    `newer` is True for a newer form.
    """

    def __init__(self, message: str, *, newer: bool = False) -> None:
        super().__init__(message)
        self.newer = newer


def current(name: str) -> str:
    """The form that the kit writes, such as "briefing.run/1"."""
    return f"{name}/{len(STEPS[name]) + 1}"


def present(told: Any, name: str) -> Any:
    """A record in the form of today; `told` itself when it is that, and it is never changed.

    A record that names no form is of the first. What is no mapping is left to the reader. Raises
    FormError for a newer form and for another kind.
    """
    if not isinstance(told, Mapping):
        return told
    version = number(told["schema"], name, kit(told)) if "schema" in told else 1
    found: Any = told
    for place, step in enumerate(STEPS[name][version - 1 :], start=version + 1):
        found = {**step({**found}), "schema": f"{name}/{place}"}
    return found


def number(form: object, name: str, by: str = "") -> int:
    """The version of a form of this name that this kit reads; `by` is the kit that wrote it.

    Raises FormError.
    """
    match = _FORM.fullmatch(form) if isinstance(form, str) else None
    if match is None or match[1] != name:
        raise FormError(f"its schema is {form!r:.60}, and not one of {name}")
    version, known = int(match[2]), len(STEPS[name]) + 1
    if version > known:
        raise FormError(
            f"it has the form {name}/{version}, of a newer kit{f' (briefing {by})' if by else ''}; "
            f"this kit reads {name} up to {known}. Install "
            f"{f'briefing {by}' if by else 'the kit that wrote it'} or a later one",
            newer=True,
        )
    return version


def kit(told: Mapping[str, Any]) -> str:
    """The version of the kit that wrote a record, as far as it says so; empty otherwise."""
    versions = told.get("versions")
    found = versions.get("briefing") if isinstance(versions, Mapping) else told.get("kit")
    return found if isinstance(found, str) and _KIT.fullmatch(found) else ""
