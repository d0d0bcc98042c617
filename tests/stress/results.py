"""What became of trials, and the tables of it in the documents."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from tests.stress.trials import Kind, Trial

FILE = Path(__file__).with_name("results.json")
PAGES: dict[Kind, str] = {"attack": "docs/security.md", "fault": "docs/reliability.md"}
HEADS: dict[Kind, tuple[str, str]] = {"attack": ("From", "Attack"), "fault": ("When", "Fault")}
_BEGIN, _END = "<!-- stress: {}s -->", "<!-- end of stress -->"


@dataclass(frozen=True, slots=True)
class Result:
    """Of one trial: cases made, cases in which something was lost, seconds, why none was made."""

    name: str
    cases: int
    lost: int
    seconds: float
    absent: str = ""


def stored() -> dict[str, Result]:
    """The results of the last whole run, by trial."""
    found = json.loads(FILE.read_text("utf-8")) if FILE.exists() else []
    return {one["name"]: Result(**one) for one in found}


def store(results: Iterable[Result]) -> None:
    """Keep the results of a whole run; those of trials not made in it stay."""
    found = stored() | {one.name: one for one in results if not one.absent}
    rows = [json.dumps(asdict(one)) for _, one in sorted(found.items())]
    FILE.write_text("[\n" + ",\n".join(rows) + "\n]\n", "utf-8")


def table(kind: Kind, trials: Iterable[Trial], results: dict[str, Result]) -> str:
    """The table of one kind, as Markdown."""
    who, what = HEADS[kind]
    lines = [f"| {who} | {what} | What must hold | Cases | Lost |", "|---|---|---|---:|---:|"]
    for one in trials:
        if one.kind == kind:
            found = results.get(one.name)
            told = f"{found.cases:,} | {found.lost}" if found and not found.absent else "not run |"
            lines.append(f"| {one.who} | {one.title} | {one.holds} | {told} |")
    return "\n".join(lines)


def placed(page: str, kind: Kind, text: str) -> str:
    """A page with the table between its marks. Raises ValueError when it has none."""
    begin, end = _BEGIN.format(kind), _END
    found = re.sub(
        f"(?<={re.escape(begin)}\n).*?(?={re.escape(end)})",
        lambda _: f"\n{text}\n\n",
        page,
        count=1,
        flags=re.DOTALL,
    )
    if begin not in page or end not in page.split(begin, 1)[1]:
        raise ValueError(f"the page has no place for the table: {begin} … {end}")
    return found
