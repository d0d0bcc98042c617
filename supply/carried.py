"""What lies in the wheel beside Python: words, templates, scripts, data."""

from __future__ import annotations

import hashlib
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from supply.parts import PROJECT

# Everything that is carried, by where it lies. All of it was written for the kit, so none has
# another licence; a file of another kind, or elsewhere, fails a test until it is told of here.
PLACES = {
    "briefing/cleaning/": "words by which page furniture is known",
    "briefing/reading/words/": "names of countries and persons",
    "briefing/charts/": "what a figure's page and the engine that draws it need",
    "briefing/delivery/": "styles, scripts and templates of the site, the mail and the journal",
    "briefing/desk/assets/": "forms of an open notebook",
    "briefing/exporters/templates/": "templates of HTML, PDF, Word and mail",
    "briefing/lab/": "the extension of JupyterLab, as it was written: nothing is bundled",
    "briefing/own/patterns/": "first lines of a house's own files",
    "briefing/schemas/": "schemas of the files the kit writes",
    "briefing/starting/template/": "files of a new project",
    "briefing/": "the mark of a typed package",
    "data/": "sample articles, reference facts with their sources, the list of feeds",
    "notebooks/": "input notebooks, what runs every night and when",
}
KINDS = frozenset(
    ".css .csv .html .ipynb .j2 .js .json .md .opml .svg .toml .txt .typ .xml .yml".split()
)
_TEXT = Path(__file__).with_suffix(".md")


@dataclass(frozen=True, slots=True)
class File:
    """A file of the checkout that the wheel carries, with its digest."""

    path: str
    sha256: str


def files(root: Path = PROJECT) -> list[File]:
    """What the wheel carries that is no Python, by path: what is committed, no more."""
    return [
        File(name, hashlib.sha256((root / name).read_bytes()).hexdigest())
        for name in sorted(_names(root))
        if not name.endswith((".py", ".pyi"))
    ]


def _names(root: Path) -> Iterator[str]:
    call = ["git", "-C", str(root), "ls-files", "-z", "briefing", "data", "notebooks"]
    listed = subprocess.run(call, capture_output=True, check=False)  # noqa: S603 fixed words
    if listed.returncode == 0 and listed.stdout:
        yield from (n for n in listed.stdout.decode().split("\0") if n and (root / n).is_file())
        return
    for folder in ("briefing", "data", "notebooks"):  # an unpacked sdist holds nothing else
        found = (root / folder).rglob("*")
        yield from (p.relative_to(root).as_posix() for p in found if p.is_file() and _kept(p))


def _kept(path: Path) -> bool:
    return "__pycache__" not in path.parts and ".ipynb_checkpoints" not in path.parts


def place(path: str) -> str:
    """The place of PLACES a file belongs to, the narrowest; "" when it is told of nowhere."""
    return max((one for one in PLACES if path.startswith(one)), key=len, default="")


def text() -> str:
    """The last two chapters of the page of licences."""
    rows = "".join(f"| `{one}` | {what} |\n" for one, what in sorted(PLACES.items()))
    return _TEXT.read_text("utf-8").replace("{rows}\n", rows + "\n")
