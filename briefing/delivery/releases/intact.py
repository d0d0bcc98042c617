"""Files that are what was recorded of them, or an error that names those which are not."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from briefing import whole
from briefing.delivery.copies import File
from briefing.delivery.releases.ran import NOTEBOOK, RECORD, Ran, read
from briefing.errors import DeliveryError

LARGEST = 400_000_000  # bytes of a file of a report


def digest(content: bytes) -> File:
    """SHA-256 and size of a file."""
    return File(hashlib.sha256(content).hexdigest(), len(content))


def differing(folder: Path, files: Mapping[str, File]) -> Iterator[str]:
    """What of these files in a folder is not as it was recorded, a sentence's end for each."""
    for name, told in files.items():
        try:
            content = held(folder, name)
        except FileNotFoundError:
            yield f"{name} is missing"
        except OSError as error:
            yield f"{name} cannot be read ({error.strerror or error})"
        else:
            if digest(content).sha256 != told.sha256:
                yield f"{name} is not what it was"


def held(folder: Path, name: str) -> bytes:
    """A file of a folder. Raises OSError, also for a name or a link that leads elsewhere."""
    path = folder / name
    if not path.resolve().is_relative_to(folder.resolve()):
        raise PermissionError(1, "it leads out of the folder")
    return whole.read(path, LARGEST)


def unchanged(ran: Ran) -> None:
    """See that the files of a run are what its record tells. Raises DeliveryError."""
    if NOTEBOOK not in ran.outputs:
        raise DeliveryError(f"{ran.folder}: {RECORD} tells of no {NOTEBOOK}. Run it again.")
    refuse(ran.folder, RECORD, differing(ran.folder, ran.outputs), "Run it again.")


def refuse(folder: Path, record: str, wrong: Iterable[str], remedy: str) -> None:
    """Raise DeliveryError when there is anything wrong with files of a folder."""
    told = [*wrong]
    if told:
        raise DeliveryError(f"{folder} differs from its {record}: {'; '.join(told)}. {remedy}")


def raw(found: Ran) -> bytes:
    """The file of the executed notebook, as it was recorded. Raises DeliveryError."""
    try:
        content = held(found.folder, NOTEBOOK)
    except OSError as error:
        raise DeliveryError(f"{found.folder / NOTEBOOK} cannot be read ({error}).") from error
    if digest(content) != found.outputs[NOTEBOOK]:
        raise DeliveryError(f"{found.folder} is being written at this moment. Try again.")
    return content


def record(found: Ran) -> bytes:
    """The file of the record, if it is still that of this run. Raises DeliveryError."""
    content = held(found.folder, RECORD)
    if read(found.folder) != found:
        raise DeliveryError(f"{found.folder} is being written at this moment. Try again.")
    return content


def notebook(found: Ran, content: bytes) -> dict[str, Any]:
    """The executed notebook. Raises DeliveryError."""
    try:
        node: dict[str, Any] = json.loads(content)
        iter(node["cells"])
    except (ValueError, LookupError, TypeError, RecursionError) as error:
        raise DeliveryError(
            f"{found.folder / NOTEBOOK} cannot be read ({error}). Run it again."
        ) from error
    return node
