"""Where work is to be done: `--on` as a user writes it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from briefing.errors import ParameterError, UnknownNameError, nearest

_SCHEMES = {"dask": "tcp", "tcp": "tcp", "tls": "tls"}
_NAME = re.compile(r"[A-Za-z0-9._:%-]{1,253}")
_EXAMPLE = "write dask://HOST:PORT, tls://HOST:PORT, or dask:///FOLDER/scheduler.json"


@dataclass(frozen=True, slots=True)
class Address:
    """A scheduler of Dask: `contact` as Dask writes it, or the `file` that tells it."""

    contact: str = ""
    file: Path | None = None

    def __str__(self) -> str:
        return self.contact or str(self.file)


def read(on: str) -> Address:
    """The address in `on`. Raises ParameterError or UnknownNameError, with an example."""
    text = "".join(c if c.isprintable() else "?" for c in on.strip())[:500]
    scheme, mark, _ = text.partition("://")
    if not mark:
        raise ParameterError(f"--on {text!r} is no address; {_EXAMPLE}")
    if scheme.lower() not in _SCHEMES:
        advice = nearest(scheme.lower(), _SCHEMES)
        raise UnknownNameError(f"--on {text!r}: nobody is called {scheme!r}. {advice}")
    try:
        parts = urlsplit(text)
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise ParameterError(f"--on {text!r} is no address ({error}); {_EXAMPLE}") from error
    if not parts.netloc and parts.path.endswith(".json"):
        return Address(file=Path(parts.path))
    if not host or not _NAME.fullmatch(host) or port is None or _more(parts):
        raise ParameterError(f"--on {text!r} needs a host and a port and no more; {_EXAMPLE}")
    told = f"[{host}]" if ":" in host else host
    return Address(contact=f"{_SCHEMES[scheme.lower()]}://{told}:{port}")


def _more(parts: object) -> bool:
    """Whether something stands in an address that nobody would heed."""
    names = ("username", "password", "query", "fragment")
    return any(getattr(parts, name) for name in names) or getattr(parts, "path", "") not in {
        "",
        "/",
    }
