"""What is known of a target, on disk: legs, cases, finds. A stopped target goes on from there."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.fuzz.target import Fault, Target

FOLDER = Path("reports/fuzzing")


@dataclass(frozen=True, slots=True)
class State:
    """The folder of one target."""

    name: str
    root: Path

    @property
    def folder(self) -> Path:
        """Where all of it lies."""
        return self.root / self.name

    @property
    def inputs(self) -> Path:
        """Bytes that reached something new, for the next leg to begin with."""
        return _made(self.folder / "inputs")

    @property
    def cases(self) -> Path:
        """Interesting cases as people read them."""
        return _made(self.folder / "cases")

    @property
    def finds(self) -> Path:
        """Cases that broke something, each with what it broke."""
        return _made(self.folder / "finds")

    @property
    def last(self) -> Path:
        """The case that is being tried."""
        return _made(self.folder) / "last"

    def keep(self, target: Target, case: Any) -> Path:
        """Keep an interesting case."""
        return write(self.cases, target, case)

    def found(self, target: Target, case: Any, fault: Fault) -> None:
        """Keep the smallest case of a fault, and what it broke."""
        name = hashlib.sha256(fault.kind.encode()).hexdigest()[:8]
        text = target.dumps(case)
        path = self.finds / f"{name}{target.suffix}"
        if not path.exists() or len(text) < len(path.read_text("utf-8", "surrogatepass")):
            path.write_bytes(text.encode("utf-8", "surrogatepass"))
            told = f"{fault.kind}\n\n{fault.told}"
            path.with_suffix(".told").write_text(told, "utf-8", "backslashreplace")

    def legs(self) -> list[dict[str, Any]]:
        """What each leg did."""
        path = self.folder / "legs.jsonl"
        return [json.loads(line) for line in path.read_text().splitlines()] if path.exists() else []

    def ran(self, leg: dict[str, Any]) -> None:
        """Enter a leg."""
        with (_made(self.folder) / "legs.jsonl").open("a") as file:
            file.write(json.dumps(leg) + "\n")

    def seconds(self) -> float:
        """How long it was tried so far, by the clock on the wall."""
        return sum(float(leg["seconds"]) for leg in self.legs())

    def words(self) -> set[str]:
        """The words for what happened so far."""
        path = self.folder / "words.json"
        return set(json.loads(path.read_text())) if path.exists() else set()

    def say(self, words: set[str]) -> None:
        """Keep the words for what happened."""
        (_made(self.folder) / "words.json").write_text(json.dumps(sorted(words)))


def write(folder: Path, target: Target, case: Any) -> Path:
    """Write a case into a folder, named by its content."""
    raw = target.dumps(case).encode("utf-8", "surrogatepass")
    path = folder / f"{hashlib.sha256(raw).hexdigest()[:12]}{target.suffix}"
    path.write_bytes(raw)
    return path


def loaded(target: Target, path: Path) -> Any:
    """A case as it was written."""
    return target.loads(path.read_bytes().decode("utf-8", "surrogatepass"))


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder
