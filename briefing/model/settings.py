"""Which language model to ask, where, with what key and for how long: from the environment.

Where words are sent to is the user's to say, never a notebook's: a notebook may only name the
model. The key is shown by nothing.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefing.errors import ParameterError

if TYPE_CHECKING:
    from briefing.fetching.urls import Url

URL = "BRIEFING_MODEL_URL"
KEY = "BRIEFING_MODEL_KEY"
NAME = "BRIEFING_MODEL"
SECONDS = "BRIEFING_MODEL_SECONDS"
OFF = "none"
TEMPERATURE = 0
SEED = 1
_LONGEST = 100  # characters of a model's name
_MOST = 3600.0  # seconds
_SAYS = "/chat/completions"


@dataclass(frozen=True, slots=True)
class Settings:
    """Whom to ask. Times are in seconds, sizes in bytes.

    `total` is for all questions of one briefing, `answer` for one with all its tries; `backoff`
    is waited before the second try, twice that before the third.
    """

    url: Url
    name: str
    key: str = field(default="", repr=False)
    total: float = 60.0
    answer: float = 20.0
    backoff: float = 0.5
    tries: int = 3
    largest: int = 200_000
    giving_up: int = 2  # questions without an answer, one after the other

    def describe(self) -> str:
        """The model and its settings, as a report prints them."""
        return f"“{self.name}” (temperature {TEMPERATURE}, seed {SEED})"


def settings(name: str = "", environment: Mapping[str, str] | None = None) -> Settings | None:
    """The settings of the environment; None when no model is wanted, which is the rule.

    `name` overrules BRIEFING_MODEL, and "none" turns a model off. Raises ParameterError when one
    is wanted and cannot be asked.
    """
    given = os.environ if environment is None else environment
    address, key = given.get(URL, "").strip(), given.get(KEY, "").strip()
    wanted = name.strip() or given.get(NAME, "").strip()
    if wanted == OFF or not (wanted or address):
        return None
    if not address:
        raise ParameterError(
            f"model {_printed(wanted)!r}: nobody says where it runs; set {URL}, such as "
            "http://localhost:8080/v1"
        )
    total = _seconds(given.get(SECONDS, ""))
    return Settings(_endpoint(address), _named(wanted), _sound(key), total)


def _endpoint(address: str) -> Url:
    """The address of chat completions: that of the interface, its version put in if it lacks."""
    from briefing.fetching.failures import RefusedError
    from briefing.fetching.urls import url

    try:
        at = url(address)
        path, asks, query = at.target.partition("?")
        path = path.rstrip("/")
        if not path.endswith(_SAYS):
            path += _SAYS if path.endswith("/v1") else f"/v1{_SAYS}"
        return url(at.origin + path + asks + query)
    except RefusedError as error:
        raise ParameterError(f"{URL}: {error}") from error


def _named(name: str) -> str:
    if not name:
        raise ParameterError(f"{URL} is set, and no model is named; set {NAME}, or unset {URL}")
    if len(name) > _LONGEST or _printed(name) != name:
        raise ParameterError(f"{NAME}: no name of a model: {_printed(name)!r}")
    return name


def _sound(key: str) -> str:
    """The key, if it can stand in a header; an error does not repeat it."""
    if not all("!" <= character <= "~" for character in key):
        raise ParameterError(f"{KEY} holds a space or a sign no key has; copy it again")
    return key


def _seconds(given: str) -> float:
    if not given.strip():
        return 60.0
    try:
        total = float(given)
    except ValueError:
        total = 0.0
    if not 0 < total <= _MOST:
        raise ParameterError(f"{SECONDS}: seconds of 1 to {_MOST:g}, not {_printed(given)!r}")
    return total


def _printed(name: str) -> str:
    """The name without quotation marks and what cannot be printed, and not endless."""
    return "".join(c for c in name if c.isprintable() and c not in '“”"<>`|')[:_LONGEST]
