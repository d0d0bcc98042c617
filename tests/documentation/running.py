"""Runs a page as its reader would: block after block, each command as printed."""

from __future__ import annotations

import importlib.util
import re
import shutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.documentation import readers, things
from tests.documentation.desk import Desk
from tests.documentation.pages import Block, blocks, commands

SHELL = ("console", "bash", "sh", "shell")
RUN = ("python",)
_DAY = re.compile(r"reports/\S+/(\d{4}-\d\d-\d\d)\b")


@dataclass
class Outcome:
    """What became of a page: its faults, what it misses here, and how many blocks were what."""

    faults: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)


def day(text: str) -> str:
    """The day on which a page plays: that of the first report it names by its folder, or ""."""
    found = next((m for block in blocks(text) if (m := _DAY.search(block.text))), None)
    return found[1] if found else ""


def run(name: str, text: str, desk: Desk) -> Outcome:
    """Run a page to its end, or to its first fault."""
    outcome, said = Outcome(), ""
    things.placeholders(text, desk)
    for block in blocks(text):
        if missing := [need for need in block.asked.needs if not _installed(need)]:
            told = f"{name}:{block.line} was not run: {', '.join(missing)} is not installed"
            outcome.missing.append(told)
            continue
        for words in block.asked.things:
            things.lay(words, desk)
        if block.asked.why and not block.asked.lines:
            outcome.counts["not here"] += 1
        elif block.language in SHELL:
            said = "".join(_shell(name, block, desk, outcome))
        elif block.language in RUN and not block.asked.file:
            outcome.counts["python"] += 1
            code, said = desk.python(block.text, name, block.line)
            if code:
                outcome.faults.append(f"{name}:{block.line}: Python\n{said}")
        elif not block.language.startswith("{"):  # Sphinx reads its own, when the site is built
            outcome.counts["read"] += 1
            outcome.faults.extend(_read(name, block, desk, said))
        if outcome.faults:
            break
    return outcome


def _installed(need: str) -> bool:
    return shutil.which(need) is not None or importlib.util.find_spec(need) is not None


def _shell(name: str, block: Block, desk: Desk, outcome: Outcome) -> Iterator[str]:
    lines = commands(block.text)
    for number, line in enumerate(lines, start=1):
        last = not {*range(number + 1, len(lines) + 1)} - {*block.asked.lines}
        if number in block.asked.lines:
            outcome.counts["not here"] += 1
            continue
        outcome.counts["commands"] += 1
        ends = last and block.asked.until_ready
        code, said = desk.until_ready(line) if ends else desk.command(line)
        yield said
        wanted = block.asked.exit if last else 0
        if code != wanted:
            at = f"{name}:{block.line + 1 + block.text[: block.text.index(line)].count(chr(10))}"
            outcome.faults.append(f"{at}: {line}\nexit code {code}, not {wanted}\n{said}")
            return


def _read(name: str, block: Block, desk: Desk, said: str) -> Iterator[str]:
    if block.asked.output:
        missing = next(unsaid(block.text, said), None)
        if missing is not None:
            yield f"{name}:{block.line}: not in the output: {missing}\n{said}"
        return
    file = block.asked.file or block.asked.like
    place = (desk.place if block.asked.file else desk.home / "read") / (file or "block")
    place.parent.mkdir(parents=True, exist_ok=True)
    if not block.asked.file:
        for beside in (desk.place / file).parent.glob("*.toml"):  # a policy names audiences
            shutil.copy(beside, place.parent)
    place.write_text(block.text, "utf-8")
    wrong = readers.read(file, block.language, place)
    if wrong:
        yield f"{name}:{block.line}: {file or block.language}\n{wrong}"


def unsaid(shown: str, said: str) -> Iterator[str]:
    """The lines that a page shows as output and that were not said, in order; … is any text."""
    place = 0
    for line in filter(None, map(str.strip, shown.splitlines())):
        pattern = ".*?".join(re.escape(part) for part in re.split(r"…|\.\.\.", line))
        found = re.compile(pattern).search(said, place)
        if found is None:
            yield line
        else:
            place = found.end()


def proof(told: str, project: Path) -> str:
    """What is wrong with the proof of what is not run here: a file, `::`, a name in it."""
    name, _, word = told.partition("::")
    place = project / name
    if not place.is_file():
        return f"{name} is no file"
    text = place.read_text("utf-8")
    wanted = f"def {word}(" if place.suffix == ".py" and word else word
    return "" if wanted in text else f"{name} has no {word!r}"
