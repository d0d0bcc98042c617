"""docs/reference/licences.md: every distribution with its licence, and what the wheel carries."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator

from supply import carried
from supply.licences import OWN_FILES, licence
from supply.parts import EVERY, PROJECT, Part, parts

PAGE = PROJECT / "docs" / "reference" / "licences.md"
_HEAD = """\
# Licences

Written by `make licences`; a test fails when a pin and this page differ. Who says so: the
metadata of the distribution, its licence file, or a person, with the source
([`supply/licences.toml`](../../supply/licences.toml)). The kit itself is Apache-2.0. What is
allowed, and why, stands in [supply chain](../supply-chain.md#licences).
"""
_COLUMNS = "| Distribution | Version | Licence | Who says so |\n|---|---|---|---|\n"
_WITH_EXTRA = "| Distribution | Version | Extras | Licence | Who says so |\n|---|---|---|---|---|\n"


def text() -> str:
    """The page."""
    found = parts()
    always = [part for part in found if EVERY in part.extras]
    more = [part for part in found if part.extras and EVERY not in part.extras]
    rest = [part for part in found if not part.extras]
    return (
        f"{_HEAD}\n## In every installation\n\n{_COLUMNS}{_rows(always)}\n"
        f"## With an extra\n\n{_WITH_EXTRA}{_rows(more, extras=True)}\n"
        "## For tests, documents and building, or on another platform or Python\n\n"
        f"Not in an installation from the wheel on Linux.\n\n{_COLUMNS}{_rows(rest)}\n"
        f"{carried.text()}"
    )


def _rows(found: Iterable[Part], *, extras: bool = False) -> str:
    return "".join(f"| {' | '.join(_cells(part, extras=extras))} |\n" for part in found)


def _cells(part: Part, *, extras: bool) -> Iterator[str]:
    said = licence(part.pin.name)
    yield part.pin.name
    yield part.pin.version
    if extras:
        yield ", ".join(part.extras)
    yield said.expression + (" (as it comes)" if _binds(said.expression) else "")
    yield said.source


def _binds(expression: str) -> bool:
    """Whether it asks something of those who change the distribution's own files."""
    return any(name in expression for name in OWN_FILES)


def main() -> None:
    """Write the page."""
    PAGE.write_text(text(), "utf-8")
    sys.stdout.write(f"{PAGE.relative_to(PROJECT)}\n")


if __name__ == "__main__":
    main()
