"""What may be set about fetching, in data/fetch.toml; every value may be left out."""

from __future__ import annotations

import dataclasses
import tomllib
from dataclasses import dataclass
from ipaddress import ip_network
from pathlib import Path
from typing import Any

from briefing.errors import ParameterError, PathError, UnknownNameError, nearest
from briefing.fetching.addresses import Address

_LARGEST = 1_000_000  # bytes; a page of settings
_MOST = 1e10
_MAY_BE_ZERO = ("pause", "backoff", "longest_retry", "longest_pause", "redirects", "entries")


@dataclass(frozen=True, slots=True)
class Settings:
    """How fetching behaves. Times are in seconds, sizes in bytes."""

    allow_private: bool = False  # fetch from private, loopback and other special addresses
    allow_networks: tuple[str, ...] = ()  # or only from these: "10.1.0.0/16"
    allow_ports: tuple[int, ...] = ()  # besides 80, 443, 8080 and 8443
    contact: str = ""  # told to servers: a page or mail address
    proxy: str = ""  # "http://proxy.example:3128"; the environment's are ignored
    ca_file: str = ""  # certificates of a house's own authority, PEM, beside the usual ones
    pause: float = 1.0  # between two requests to one host
    longest_pause: float = 60.0  # of a Crawl-delay; longer ones wait for the next run
    tries: int = 3  # per URL, for timeouts, 429 and 5xx
    backoff: float = 1.0  # before the second try; twice that before the third
    longest_retry: float = 30.0  # of a Retry-After; longer ones wait for another run
    timeout: float = 30.0  # to connect, and to wait for the next bytes
    total: float = 120.0  # for one URL with its tries and redirects
    largest: int = 20_000_000  # of a body, unpacked
    redirects: int = 10  # per URL
    hosts_at_once: int = 4
    entries: int = 100  # newest entries of a feed whose pages are fetched in one run

    def permits(self, address: Address) -> bool:
        """Whether a private address may be fetched from after all."""
        return self.allow_private or any(
            address in ip_network(network) for network in self.allow_networks
        )


def read_settings(path: Path) -> Settings:
    """The settings in a TOML file; the usual ones when there is no such file.

    Raises PathError, ParameterError, or UnknownNameError with the nearest known name.
    """
    if not path.exists():
        return Settings()
    try:
        with path.open("rb") as file:
            raw = file.read(_LARGEST)
        found = tomllib.loads(raw.decode("utf-8"))
    except OSError as error:
        raise PathError(f"{path} cannot be read ({error.strerror}); check its rights") from error
    except (ValueError, RecursionError) as error:
        raise ParameterError(f"{path} is not readable as TOML: {error}") from error
    return settings(found, str(path))


def settings(values: dict[str, Any], place: str) -> Settings:
    """Settings of names and values; `place` is told in errors. Raises as read_settings."""
    known = {field.name: field for field in dataclasses.fields(Settings)}
    for name in values:
        if name not in known:
            raise UnknownNameError(f"{place}: no setting named {name!r}. {nearest(name, known)}")
    read = {name: _value(place, name, given) for name, given in values.items()}
    return dataclasses.replace(Settings(), **read)


def _value(place: str, name: str, given: Any) -> Any:
    usual = getattr(Settings(), name)
    if isinstance(usual, tuple):
        return _several(place, name, given)
    if isinstance(usual, float) and type(given) is int:
        given = float(given)
    if type(given) is not type(usual):
        raise ParameterError(f"{place}: {name} takes {_example(usual)}, not {given!r}")
    if isinstance(given, int | float) and not isinstance(given, bool):
        _bounded(place, name, given)
    return given


def _bounded(place: str, name: str, given: float) -> None:
    """Raise ParameterError for a number below zero, not finite, or zero where that means never."""
    least = 0 if name in _MAY_BE_ZERO else 1e-9
    if not least <= given < _MOST:
        raise ParameterError(f"{place}: {name} must be more than 0, not {given!r}")


def _several(place: str, name: str, given: Any) -> tuple[Any, ...]:
    check = _network if name == "allow_networks" else _port
    try:
        return tuple(check(one) for one in (given if isinstance(given, list) else [given]))
    except ValueError as error:
        example = '["10.1.0.0/16"]' if name == "allow_networks" else "[8000, 9443]"
        raise ParameterError(f"{place}: {name} takes a list such as {example}: {error}") from error


def _network(given: Any) -> str:
    if not isinstance(given, str):
        raise ValueError(f"{given!r} is no network")  # noqa: TRY004 - as above
    return str(ip_network(given))


def _port(given: Any) -> int:
    if type(given) is not int or not 0 < given < 65536:
        raise ValueError(f"{given!r} is no port")
    return given


def _example(usual: Any) -> str:
    if isinstance(usual, bool):
        return "true or false"
    return "text" if isinstance(usual, str) else "a number"
