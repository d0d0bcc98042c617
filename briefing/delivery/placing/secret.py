"""Secrets of a way: in files and variables, never in the policy, never in a message."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import quote

from briefing import project
from briefing.delivery.policy.records import Way
from briefing.errors import DeliveryError

HIDDEN = "…"
_LARGEST = 65_536  # bytes of a file that holds a secret
_SHORTEST = 4  # characters; a shorter one cannot be told from a word


def secret(way: Way, what: str) -> str:
    """The secret of `what`_file or `what`_env of a way, empty when neither is set.

    Raises DeliveryError, which names the file or the variable and never what it holds.
    """
    file, variable = getattr(way, f"{what}_file"), getattr(way, f"{what}_env")
    if file and variable:
        raise DeliveryError(
            f"way {way.name}: {what}_file and {what}_env are both set. Take one of them out."
        )
    if file:
        return _held(way, what, project.resolve(file))
    return _variable(way, f"{what}_env", variable) if variable else ""


def options(way: Way) -> dict[str, str]:
    """The secret options of a way's file system, by `secret_env`. Raises DeliveryError."""
    return {
        name: _variable(way, f"secret_env.{name}", variable)
        for name, variable in way.secret_env.items()
    }


def hidden(text: str, secrets: Iterable[str]) -> str:
    """`text` without any of the secrets, as they are or as an address would have them."""
    forms = {form for one in secrets if len(one) >= _SHORTEST for form in (one, quote(one, ""))}
    for form in sorted(forms, key=len, reverse=True):
        text = text.replace(form, HIDDEN)
    return text


def _held(way: Way, what: str, path: Path) -> str:
    try:
        with path.open("rb") as file:
            held = file.read(_LARGEST + 1).decode("utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        told = getattr(error, "strerror", None) or "it is no text"
        raise DeliveryError(
            f"way {way.name}: {what}_file {path} cannot be read ({told}). See that it is there "
            "and that whoever delivers may read it."
        ) from None
    if not held or len(held) > _LARGEST:
        raise DeliveryError(
            f"way {way.name}: {what}_file {path} is {'empty' if not held else 'too large'}. "
            "It must hold the secret and nothing else."
        )
    return held


def _variable(way: Way, key: str, variable: str) -> str:
    held = os.environ.get(variable, "").strip()
    if not held:
        raise DeliveryError(
            f"way {way.name}: {key} names the variable {variable}, which is empty. "
            "Set it where the delivery runs."
        )
    return held
