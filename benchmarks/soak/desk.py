"""The desk of the nights: what it makes each night, for whom, and how long it keeps what."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.runs import articles
from benchmarks.runs.desk import PROJECT
from briefing.slugs import slug

LIBRARY = "data/desk.db"
LIMIT = 4  # seconds for a report that would never end
_KINDS = (  # of twenty items: notebook, formats, how many
    ("topic_briefing", ("html", "pdf"), 2),
    ("topic_briefing", ("html",), 10),
    ("chronology", ("html",), 3),
    ("source_comparison", ("html",), 2),
    ("weekly_digest", ("html", "md"), 2),
    ("actor_profile", ("html", "eml"), 1),
)
_TURNS = [(name, formats) for name, formats, count in _KINDS for _ in range(count)]
ENDLESS = "endless"
ODD = {  # what is wrong with a notebook, and how its run must end
    "broken": ("raise ValueError('a cell that fails')", "failed"),
    ENDLESS: ("while True:\n    pass", "timed out"),
    "killed": ("import os, signal\nos.kill(os.getpid(), signal.SIGKILL)", "kernel died"),
}
# Short enough for their effect to be seen within the nights.
POLICY = {"days": 7, "failure_days": 7, "last": 3, "report_days": 6, "judged_days": 6}


@dataclass(frozen=True, slots=True)
class Item:
    """One report of each night."""

    number: int
    notebook: str
    formats: tuple[str, ...]
    parameters: dict[str, str] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """Notebook and topic, as releases and deliveries name it."""
        return f"{self.notebook}/{slug(self.parameters.get('actor') or self.parameters['topic'])}"


@dataclass(frozen=True, slots=True)
class Desk:
    """A project folder and the reports it makes each night, `count` in all."""

    root: Path
    count: int

    def items(self) -> list[Item]:
        """All items but the odd ones."""
        return [_item(number) for number in range(self.count - self.odd * len(ODD))]

    @property
    def odd(self) -> int:
        """How many reports fail in each of the ways of ODD."""
        return max(1, self.count // 100)

    def few(self, share: int) -> int:
        """A hundredth of the items so many times, one at least."""
        return max(1, self.count * share // 100)

    def kept_apart(self) -> tuple[list[Item], list[Item], list[Item]]:
        """Items of the nightly batch, of entries of the schedule, and of `briefing run`."""
        every, few, single = self.items(), self.few(2), self.few(5)
        return every[: -few - single], every[-few - single : -single], every[-single:]

    def signed(self) -> list[Item]:
        """The items that a person judges, signs and sends."""
        found = [item for item in self.items() if "pdf" in item.formats]
        return found[: max(1, self.count // 20)]


def _item(number: int) -> Item:
    notebook, formats = _TURNS[number % len(_TURNS)]
    given = {"topic": articles.topic(number), "library": LIBRARY}
    if notebook == "actor_profile":
        given["actor"] = "Tanaka"
    if notebook == "source_comparison":
        given |= {"since": "", "until": ""}
    if number % 2 and notebook != "weekly_digest":
        given["earlier"] = "none"  # so that a night without news leaves it as it is
    return Item(number, notebook, formats, given)


def found(desk: Desk) -> None:
    """Lay the project: notebooks, batches, schedule and policies."""
    for name in ("notebooks", "data"):
        shutil.copytree(
            PROJECT / name, desk.root / name, ignore=shutil.ignore_patterns("*.db*", "sample")
        )
    for name, (code, _) in ODD.items():
        _spoil(desk.root / "notebooks", name, code)
    batch, entries, _ = desk.kept_apart()
    _write(desk.root / "notebooks" / "night.toml", _batch(batch))
    _write(desk.root / "notebooks" / "odd.toml", _odd(desk.odd))
    _write(desk.root / "notebooks" / "schedule.toml", _schedule(entries))
    _write(desk.root / "data" / "ledger.toml", (f"{k} = {v}" for k, v in POLICY.items()))


def _write(file: Path, lines: Iterator[str]) -> None:
    file.write_text("\n".join([*lines, ""]), "utf-8")


def _spoil(folder: Path, name: str, code: str) -> None:
    node = json.loads((folder / "topic_briefing.ipynb").read_text("utf-8"))
    at = next(
        i for i, c in enumerate(node["cells"]) if "parameters" in c["metadata"].get("tags", [])
    )
    cell = {"cell_type": "code", "id": name, "metadata": {}, "outputs": [], "source": code}
    node["cells"].insert(at + 1, cell | {"execution_count": None})
    (folder / f"{name}.ipynb").write_text(json.dumps(node), "utf-8")


def _batch(items: list[Item]) -> Iterator[str]:
    for item in items:
        yield f"[[items]]\nname = 'item-{item.number:03}'\nnotebook = '{item.notebook}'"
        yield f"formats = {json.dumps(item.formats)}"
        yield from _parameters("items.parameters", item)


def _odd(count: int) -> Iterator[str]:
    for number in range(count):
        for name in ODD:
            yield f"[[items]]\nname = '{name}-{number}'\nnotebook = '{name}'\nformats = ['html']"
            yield "retries = 0"
            yield f"run_timeout = {LIMIT}" if name == ENDLESS else ""
            yield f"parameters = {{ topic = '{articles.topic(number)}', library = '{LIBRARY}' }}"


def _schedule(items: list[Item]) -> Iterator[str]:
    yield "max_running = 2\n\n[[entry]]\nname = 'nightly'\nbatch = 'notebooks/night.toml'"
    yield "cron = '0 2 * * *'"
    for item in items:
        yield f"\n[[entry]]\nname = 'entry-{item.number:03}'\nnotebook = '{item.notebook}'"
        yield f"formats = {json.dumps(item.formats)}\ncron = '0 2 * * *'"
        yield f"fresh = {'true' if item.number % 2 else 'false'}"
        yield from _parameters("entry.parameters", item)


def _parameters(table: str, item: Item) -> Iterator[str]:
    yield f"[{table}]"
    for name, value in item.parameters.items():
        yield f"{name} = {json.dumps(value)}"
