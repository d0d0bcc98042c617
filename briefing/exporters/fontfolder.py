"""A folder with the files of some fonts, for a program that reads folders."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from briefing.exporters.faces import Face
from briefing.scratch import scratch


@contextmanager
def gathered(chosen: Iterable[Face]) -> Iterator[Path]:
    """A folder with just the files of these faces, for Typst; gone afterwards."""
    with scratch() as folder:
        for number, path in enumerate(dict.fromkeys(face.path for face in chosen)):
            _lay(path.resolve(), folder / f"{number}{path.suffix}")
        yield folder


def _lay(path: Path, place: Path) -> None:
    """A link to a file, or a copy where the system makes no links."""
    try:
        place.symlink_to(path)
    except OSError:
        shutil.copyfile(path, place)
