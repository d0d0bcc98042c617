"""RESULTS.md: sections by title, of which one can be renewed alone."""

from __future__ import annotations

from pathlib import Path

FILE = Path(__file__).with_name("RESULTS.md")
_MARK = "## "


def put(place: Path, head: list[str], title: str, lines: list[str]) -> None:
    """Renew the head and one section of the file; a new section comes last."""
    text = place.read_text("utf-8") if place.is_file() else ""
    sections = parted(text) | {title: "\n".join(["", *lines]).rstrip() + "\n"}
    body = "\n".join(f"{_MARK}{name}\n{content}" for name, content in sections.items())
    place.write_text("\n".join([*head, body]), "utf-8")


def parted(text: str) -> dict[str, str]:
    """The sections of a file by title, in their order."""
    found = {}
    for part in f"\n{text}".split(f"\n{_MARK}")[1:]:
        title, _, content = part.partition("\n")
        found[title] = content.rstrip() + "\n"
    return found
