"""A notebook on a topic: a copy of an input notebook that knows what it is about."""

from __future__ import annotations

import copy
import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefing import parameters, project, whole
from briefing.errors import ParameterError, PathError, UsageError
from briefing.judgements import blank, default
from briefing.judgements.loading import inside
from briefing.runner import notebooks
from briefing.slugs import slug

SUBJECTS = ("actor", "topic")  # what a notebook is about, the first of these it has
_LONGEST = 500  # characters of a topic
_TAG = "parameters"


@dataclass(frozen=True, slots=True)
class Begun:
    """What was begun. `judgements` is None where the notebook names a file of its own, or none.

    `blank` is False when the judgements were there before; they are left alone. `absent` is a
    library that was named and is not there yet, "" when it is.
    """

    notebook: Path
    judgements: Path | None
    blank: bool
    absent: str = ""


def begin(notebook: str, topic: str, given: Iterable[tuple[str, str]] = ()) -> Begun:
    """Make a notebook on `topic` of the kind of `notebook`, and a blank judgements file.

    It lies in notebooks/TOPIC/, has the parameters that are `given`, and no outputs. Overwrites
    nothing. Raises UnknownNameError, ParameterError and PathError.
    """
    source, topic = notebooks.find(notebook), " ".join(topic.split())
    node = copy.deepcopy(notebooks.cells(source))
    cell = _cell(node, source)
    known = parameters.declared(node)
    subject = next((name for name in SUBJECTS if name in known), "")
    values = parameters.typed(known, given)
    _examine(topic, subject, values, source)
    values[subject] = topic
    cell["source"] = parameters.edited("".join(cell["source"]), values).splitlines(keepends=True)
    made = _place(source.stem, topic)
    named = values.get("judgements", known["judgements"].default if "judgements" in known else "")
    place = None if named else inside(default(source.stem, topic))
    _write(made, _cleared(node))
    absent = _absent(values.get("library"))
    if place is None:
        return Begun(made, None, blank=False, absent=absent)
    return Begun(made, place, blank=_judgements(source.stem, topic), absent=absent)


def _absent(library: object) -> str:
    named = library if isinstance(library, str) else ""
    return "" if not named or os.path.lexists(project.resolve(named)) else named


def _cell(node: Any, source: Path) -> Any:
    for cell in node["cells"]:
        tags = cell.get("metadata", {}).get("tags", [])
        if cell.get("cell_type") == "code" and _TAG in tags:
            return cell
    raise UsageError(
        f"{source.name} has no cell tagged {_TAG!r}, so that no topic can be set; add one as "
        "docs/analyst.md shows"
    )


def _examine(topic: str, subject: str, values: dict[str, object], source: Path) -> None:
    if not subject:
        raise UsageError(f"{source.name} has no parameter 'topic' or 'actor' that could be set")
    if not topic:
        raise ParameterError(f"the {subject} is empty; give words the articles must be about")
    if len(topic) > _LONGEST or not topic.isprintable():
        raise ParameterError(f"the {subject} must be one line of at most {_LONGEST} characters")
    if values.get(subject, topic) != topic:
        raise ParameterError(
            f"-p {subject} says {values[subject]!r}, and {topic!r} stands beside the notebook; "
            "give it once"
        )


def _cleared(node: Any) -> Any:
    for cell in node["cells"]:
        if cell.get("cell_type") == "code":
            cell["outputs"], cell["execution_count"] = [], None
            cell.get("metadata", {}).pop("execution", None)
    for name in ("papermill", "widgets"):  # a form's state holds articles and judgements
        node.get("metadata", {}).pop(name, None)
    return node


def _place(kind: str, topic: str) -> Path:
    """Where the notebook goes. Raises PathError when a link would lead it out of the project."""
    home = project.root() / "notebooks"
    place = home / slug(topic) / f"{kind}{notebooks.SUFFIX}"
    if not place.parent.resolve().is_relative_to(project.root().resolve()):
        raise PathError(f"{place.parent} leads out of the project; remove that link first")
    return place


def _write(place: Path, node: Any) -> None:
    text = json.dumps(node, indent=1, ensure_ascii=False, sort_keys=True) + "\n"
    try:
        whole.add(place, text)
    except FileExistsError:
        raise PathError(
            f"{_near(place)} exists already and is not overwritten; open it, or remove it first"
        ) from None
    except OSError as error:
        why = error.strerror or "no reason given"
        raise PathError(f"{_near(place)} cannot be written ({why}); check the folder") from error


def _judgements(kind: str, topic: str) -> bool:
    """Write the blank file; False when there is one. Raises PathError."""
    if default(kind, topic).exists():
        return False
    blank.write(kind, topic)
    return True


def _near(place: Path) -> str:
    return place.relative_to(project.root()).as_posix()
