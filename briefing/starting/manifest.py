"""`.briefing.toml`: which version laid a project, and each file as it was laid."""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from briefing.errors import PathError, UsageError

FILE = ".briefing.toml"
_LARGEST = 1_000_000  # bytes
_HEAD = """\
# Written by `briefing init`, which tells by it what you changed. Keep it with the project; do not
# edit it. Each file as the kit last offered it: SHA-256, and of a notebook without its values.
"""


@dataclass(frozen=True, slots=True)
class Laid:
    """A file as the kit last offered it; `form` is "" for what is no notebook."""

    sha256: str
    form: str = ""


@dataclass(frozen=True, slots=True)
class Manifest:
    """The version of the kit that laid a project last, and the files it laid, by path.

    `beside` has the SHA-256 of each NAME.new that was laid beside a file of the house.
    """

    version: str
    files: Mapping[str, Laid] = field(default_factory=dict)
    beside: Mapping[str, str] = field(default_factory=dict)


def digest(content: bytes) -> str:
    """The SHA-256 of a file's bytes, 64 hex digits."""
    return hashlib.sha256(content).hexdigest()


def read(folder: Path) -> Manifest | None:
    """The manifest of a project, None when there is none. Raises PathError and UsageError."""
    path = folder / FILE
    try:
        with path.open("rb") as file:
            found = tomllib.loads(file.read(_LARGEST).decode("utf-8"))
        laid = {name: Laid(str(told["sha256"]), str(told.get("form", ""))) for name, told in
                found["files"].items()}  # fmt: skip
        beside = {name: str(told) for name, told in found.get("beside", {}).items()}
        return Manifest(str(found["kit"]), laid, beside)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise PathError(f"{path} cannot be read ({error.strerror})") from error
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        raise UsageError(
            f"{path} is damaged, so that nobody knows what you changed. Bring it back from your "
            "repository, or remove it and call: briefing init --keep"
        ) from error


def written(manifest: Manifest) -> bytes:
    """The text of a manifest, as TOML."""
    lines = [_HEAD, f"kit = {json.dumps(manifest.version)}\n", "\n[files]\n"]
    for name, laid in sorted(manifest.files.items()):
        form = f', form = "{laid.form}"' if laid.form else ""
        lines.append(f'{json.dumps(name)} = {{ sha256 = "{laid.sha256}"{form} }}\n')
    lines.append("\n[beside]\n")
    lines += [f'{json.dumps(name)} = "{told}"\n' for name, told in sorted(manifest.beside.items())]
    return "".join(lines).encode("utf-8")
