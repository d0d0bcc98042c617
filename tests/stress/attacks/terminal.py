"""What the command line prints of others' words: nothing that a terminal obeys."""

from __future__ import annotations

import io
from contextlib import redirect_stderr, redirect_stdout, suppress
from pathlib import Path
from typing import Any

import pytest

from briefing.cli import main
from tests.notebook import write
from tests.stress.attacks import hostiles
from tests.stress.trials import trial

ACTS = (
    "\x1b]0;OWNED\x07", "\x1b]8;;https://evil.example\x07click\x1b]8;;\x07", "\x1b[2J\x1b[H",
    "\x1b[31m", "\x9b31m", "\x9d0;OWNED\x9c", "\x1bP+q\x1b\\", "\x1b[6n", "\x07", "\x08\x08\x08",
    "\u202eDENWO\u202c", "\u2066x", "\r\x1b[Kbriefing: released", "\x1b[8mhidden", "\x0e", "\x7f",
    "\x1b]52;c;T1dORUQ=\x07", "\x1b[5i", "\x1bc", "\u2028", "\x85", "a\nbriefing: released",
)  # fmt: skip


def said(*arguments: str) -> str:
    """All that a command prints."""
    out = io.StringIO()
    with redirect_stdout(out), redirect_stderr(out), suppress(SystemExit):
        main(list(arguments))
    return out.getvalue()


def _word(dice: Any) -> str:
    return f"Pier {dice.choice(ACTS)}{dice.choice(ACTS)} {dice.choice(hostiles.CODE[30:50])[:80]}"


def _house(folder: Path, dice: Any) -> list[list[str]]:
    """A project with hostile words wherever a command finds some; the commands that print them."""
    (folder / "notebooks").mkdir()
    (folder / "data" / "judgements").mkdir(parents=True)
    (folder / "articles").mkdir()
    word, other = _word(dice), _word(dice)
    text = (
        f'"We open {other} piers," Kim Min-ho {word} said on 4 March 2024. The ILO {word} agreed.'
    )
    # those of some kinds are read in a process of their own, which takes a while to start
    for number, suffix in enumerate(dice.sample(("txt", "pdf", "zip", "html", "csv"), 2)):
        name = hostiles.file_name(dice).replace("\n", dice.choice(ACTS).replace("/", "."))
        with suppress(OSError, ValueError):
            place = folder / "articles" / f"{name[:90]}{number}.{suffix}"
            place.write_text(f"{word}\n\n{text}\n\n{text}", "utf-8", "replace")
    (folder / "a.txt").write_text(f"{word}\n\n{text}", "utf-8", "replace")
    comment = " ".join(other.replace("\ud800", "").split())
    source = f"topic = {word!r}  # {comment}"
    write(folder / "notebooks" / "x.ipynb", ("parameters", source), f"raise ValueError({other!r})")
    told = word.replace("\ud800", "")
    for name in ("nightly.toml", "schedule.toml", "distribution.toml", "audiences.toml"):
        shown = "".join(f"\\u{ord(one):04x}" for one in told if ord(one) < 0x10000)
        table = {"nightly.toml": "[[items]]", "schedule.toml": "[[entry]]"}.get(name, "[lists.a]")
        content = f'{table}\nname = "{shown}"\nnotebook = "{shown}"\n"{shown}" = "{shown}"\n'
        (folder / ("notebooks" if name == "nightly.toml" else "data") / name).write_text(content)
    judged = folder / "data" / "judgements" / "x.yaml"
    judged.write_text(f"title: {' '.join(told.split())}\nauthro: {told}\n", "utf-8", "replace")
    return [
        ["ingest", "articles", "--library", "lib.db"],
        ["ingest", f"missing {told}"],
        ["read", "a.txt"],
        ["read", f"{told}.txt"],
        ["search", told, "--library", "lib.db"],
        ["search", "pier", "--library", "lib.db"],
        ["library", "verify", "lib.db"],
        ["list"],
        ["list", "--json"],
        ["run", told],
        ["run", "x", "-p", told, "y"],
        ["run", "x", "-p", "topic", told, "--to", told],
        ["batch", "notebooks/nightly.toml", "--dry-run"],
        ["batch", told],
        ["judgements", "check", str(judged)],
        ["judgements", "check"],
        ["schedule", "check", "--file", "data/schedule.toml"],
        ["distribution", "check"],
        ["deliver", "--way", told],
        ["runs", "--notebook", told],
        ["show", told],
        ["compare", told, told],
        ["release", told, "--by", told],
        ["withdraw", told, "--by", told, "--why", told],
        ["releases", told],
        ["pack", told],
        ["verify", f"{told}.zip"],
        ["own", "check"],
        ["new", "x", told],
        ["export", told, "--to", told],
        ["fetch", f"http://127.0.0.1:1/{told}"],
        [told],
        ["run", f"--{told}"],
    ]


@trial(
    "attack",
    who="a title, a file name, a message of an error",
    title="escape sequences, links, turned lines and line ends in what commands print",
    holds="a terminal gets no sign that it obeys, and no line that the kit did not write",
    cases=60,
    part=2,
)
def printed_words(case: int, folder: Path) -> None:
    """Thirty-three commands each, on files that hold them."""
    dice = hostiles.chance(case)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setenv("XDG_CACHE_HOME", str(folder / "cache"))
        for command in _house(folder, dice):
            shown = said(*command)
            assert not hostiles.acting(shown), (command, shown[:500])
            forged = "\nbriefing: released" in f"\n{shown}"  # which may be an article's title
            assert not forged or command[0] in {"read", "search"}, (command, shown[:500])


@trial(
    "attack",
    who="a title, a topic, a message of an error",
    title="the same in the ledger: runs, show and compare, metrics for Prometheus, JSON",
    holds="one line a run, labels that end where they should, the words as they are in JSON",
    cases=150,
    part=6,
)
def recorded_words(case: int, folder: Path) -> None:
    """Runs whose every word is hostile, entered as a batch enters them."""
    import json

    from briefing.jobs import Result
    from briefing.ledger import Ledger
    from briefing.ledger.values import LONGEST_TEXT, text

    dice = hostiles.chance(case)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        (folder / "notebooks").mkdir()
        (folder / "data").mkdir()
        words = [hostiles.text(dice).encode("utf-8", "replace").decode() for _ in range(6)]
        with Ledger.open(folder / "reports" / "ledger.db") as ledger:
            result = Result(status="failed", error=words[0])
            ledger.note(
                "f" * 32, result, key=words[1][:200], origin={"schedule": words[2]},
                parameters={"topic": words[3]}, notebook=words[4][:200] or "n",
            )  # fmt: skip
        for command in (["runs"], ["show", "latest"], ["compare", "latest", "latest"]):
            shown = said(*command)
            assert not hostiles.acting(shown), (command, shown[:500])
        (entry,) = json.loads(said("runs", "--json"))
        assert entry["error"] == text(words[0], LONGEST_TEXT)
        _metrics(said("ledger", "metrics"))


def _metrics(shown: str) -> None:
    """Each line is a comment, or a name, labels in quotes, and a number."""
    import re

    label = r'[a-z_]+="(?:[^"\\\n]|\\[\\"n])*"'
    line = re.compile(rf"#.*|[a-z_:]+(?:\{{{label}(?:,{label})*\}})? (?:[0-9.e+-]+|NaN|[+-]Inf)")
    wrong = [one for one in shown.splitlines() if one and not line.fullmatch(one)]
    assert wrong == [], wrong[:3]
