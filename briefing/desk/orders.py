"""What each word after %briefing makes the command line do, for the notebook that is open."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefing.desk.presence import notebook
from briefing.errors import BriefingError, PathError, UsageError
from briefing.parameters import declared, fitted, given
from briefing.project import around
from briefing.schemas import forms
from briefing.slugs import slug

_LARGEST = 200_000_000  # bytes of a notebook
_RUN_ALL = "choose Run All Cells, save the notebook (Ctrl+S), then try again"


@dataclass(frozen=True, slots=True)
class Open:
    """The open notebook: its file, the project's folder, its cells as saved, the kernel's names."""

    path: Path
    root: Path
    node: Mapping[str, Any]
    names: Mapping[str, object]

    @property
    def values(self) -> dict[str, object]:
        """The parameters as this kernel has them; as saved where it has none that fit."""
        known, found = declared(self.node), given(self.node)
        for name, parameter in known.items():
            with suppress(BriefingError, KeyError):
                found |= fitted({name: parameter}, {name: self.names[name]})
        return found

    @property
    def topic(self) -> str:
        """What the briefing is about: the actor of a profile, else the topic."""
        found = self.values.get("actor") or self.values.get("topic") or ""
        return found if isinstance(found, str) else ""


def opened(names: Mapping[str, object]) -> Open:
    """The notebook of this kernel. Raises PathError when it is in no file yet."""
    path = Path(notebook() or "/")
    if not path.is_file():
        raise PathError("this notebook is in no file yet; save it (Ctrl+S), then try again")
    try:
        if path.stat().st_size > _LARGEST:
            raise PathError(f"{path.name} is larger than {_LARGEST} bytes; clear its outputs first")
        node = json.loads(path.read_bytes())
        declared(node)
    except (OSError, ValueError, LookupError, TypeError, AttributeError) as error:
        if isinstance(error, BriefingError):
            raise
        raise PathError(f"{path.name} cannot be read as a notebook; save it again") from error
    return Open(path.absolute(), around(path.parent), node, names)


def preview(here: Open, words: Sequence[str]) -> list[str]:
    """One page of HTML in reports/previews/, where no report is."""
    _ran(here)
    out = here.root / "reports" / "previews"
    return ["export", *words, "--to", "html", "--out", str(out), "--", str(here.path)]


def export(here: Open, words: Sequence[str]) -> list[str]:
    """The notebook as it was saved, in the formats that are named first."""
    _ran(here)
    rest = [*words]
    formats = rest.pop(0) if rest and not rest[0].startswith("-") else ""
    return ["export", *(("--to", formats) if formats else ()), *rest, "--", str(here.path)]


def run(here: Open, words: Sequence[str], file: Path) -> list[str]:
    """The notebook from the beginning, with the parameters of this kernel, put into `file`."""
    saved = given(here.node)
    changed = {n: v for n, v in here.values.items() if n in declared(here.node) and v != saved[n]}
    file.write_text(json.dumps(changed), "utf-8")
    return ["run", *words, "--file", str(file), "--", str(here.path)]


def release(here: Open, words: Sequence[str]) -> list[str]:
    """The last run of this notebook and topic that passed; who signs must be named."""
    if not any(word == "--by" or word.startswith("--by=") for word in words):
        raise UsageError('a release is signed by a person: %briefing release --by "C. Chief"')
    home = here.root / "reports" / here.path.stem / slug(here.topic)
    for folder in sorted(home.glob("????-??-??"), reverse=True):
        with suppress(OSError, ValueError, LookupError, TypeError):
            told = forms.present(json.loads((folder / "run.json").read_bytes()), "briefing.run")
            if told["status"] == "succeeded":
                return ["release", *words, "--", str(folder)]
    raise PathError(
        f"no run of {here.path.stem} on {here.topic!r} passed its checks yet; "
        "make one first: %briefing run"
    )


def judgements(here: Open, words: Sequence[str]) -> list[str]:
    """A blank judgements file; when there is one, what is wrong in it."""
    from briefing.judgements.editing import place_of

    if words:
        return ["judgements", *words]
    named = here.values.get("judgements")
    place = place_of(here.path.stem, here.topic, named if isinstance(named, str) else "")
    if place.is_file():
        return ["judgements", "check", "--", str(place)]
    return ["judgements", "new", "--", here.path.stem, here.topic]


def schedule(words: Sequence[str]) -> list[str]:
    """What is made next; another word of `briefing schedule` does what it says."""
    return ["schedule", *(words or ("next", "-n", "1"))]


def _ran(here: Open) -> None:
    """Raise UsageError unless the file holds what the cells of this kernel have shown."""
    cells = here.node.get("cells", [])
    if not any(cell.get("outputs") for cell in cells if cell.get("cell_type") == "code"):
        raise UsageError(f"the saved notebook has no results yet; {_RUN_ALL}")
    saved = given(here.node)
    for name, value in here.values.items():
        if value != saved.get(name):
            raise UsageError(
                f"the saved notebook has {name} = {saved.get(name)!r:.60} and this kernel "
                f"{value!r:.60}; {_RUN_ALL}"
            )
