"""A small house that has worked for a night: what faults must leave whole, and what it does."""

from __future__ import annotations

import atexit
import hashlib
import json
import os
import shutil
import tempfile
from functools import cache
from pathlib import Path

from tests.delivery.releases import build
from tests.exporters import notebook as nb
from tests.notebook import write
from tests.stress import box

KEY = "topic_briefing/harbour"
ARTICLE = (
    "A second pier\n\nThe {} harbour opened a second pier on 3 March 2024, the ministry said.\n"
)
_POLICY = """[ways.web]
kind = "site"
most = "TLP:GREEN"
place = "public"
base = "https://desk.example.org"

[lists.office]
reports = ["topic_briefing/*"]
ways = ["web"]
most = "TLP:GREEN"
"""
_SCHEDULE = """[[entry]]
name = "night"
batch = "nightly.toml"
cron = "0 3 * * *"
"""
_TEXTS = {
    "data/distribution.toml": _POLICY,
    "notebooks/schedule.toml": _SCHEDULE,
    "nightly.toml": '[[items]]\nnotebook = "words"\nformats = ["html"]\n',
    "data/judgements/words-x.yaml": "title: A word\n",
    "articles/first.txt": ARTICLE.format("Busan"),
    "more/new.txt": ARTICLE.format("Ulsan"),
}
# What the house does, as it is typed. Each may be repeated.
DEEDS: dict[str, tuple[str, ...]] = {
    "run": ("run", "words", "--to", "html,eml,md"),
    "pdf": ("run", "words", "--to", "pdf,docx"),
    "batch": ("batch", "nightly.toml", "-j", "1", "--force"),
    "ingest": ("ingest", "more", "--library", "data/library.db"),
    "release": ("release", KEY, "--by", "C. Chief"),
    "judgements": ("judgements", "new", "words", "another matter"),
    "deliver": ("deliver",),
    "site": ("site", "build", "--way", "web", "--out", "built"),
    "pack": ("pack", KEY, "--out", "packs"),
    "init": ("init", "another"),
    "backup": ("library", "backup", "copies/library.db"),
    "schedule": ("schedule", "run", "--once"),
    "metrics": ("ledger", "metrics", "--out", "metrics.prom"),
    "rebuild": ("ledger", "rebuild"),
}


@cache
def house() -> Path:
    """The house, made once; copy it."""
    home = Path(tempfile.mkdtemp(prefix="briefing-stress-"))
    atexit.register(shutil.rmtree, home, ignore_errors=True)
    home.chmod(0o755)
    box.tried(_build, home / "house")
    return home / "house"


def _build(place: str) -> None:
    home = build.project(Path(place))
    os.chdir(home)
    write(home / "notebooks" / "words.ipynb", ("parameters", 'topic = "x"'), "print(topic)")
    for name, text in _TEXTS.items():
        (home / name).parent.mkdir(exist_ok=True)
        (home / name).write_text(text, "utf-8")
    build.ran(home)
    _call(
        ("ingest", "articles", "--library", "data/library.db"), DEEDS["release"], DEEDS["deliver"]
    )
    # A second version waits for its delivery, a third one for its release.
    for number, day in ((4, "2026-11-30"), (5, "2026-12-01")):
        node = build.executed(nb.shows(nb.SECTIONS[number]))
        build.ran(home, node, day=day, run=f"{number}" * 32)
        if number == 4:
            _call(DEEDS["release"])
    _call(DEEDS["rebuild"])


def _call(*deeds: tuple[str, ...]) -> None:
    for arguments in deeds:
        code, told = box.called(*arguments)
        assert code == 0, (arguments, told)


def copied(to: Path) -> Path:
    """A copy of the house."""
    return Path(shutil.copytree(house(), to, symlinks=True))


def whole(home: Path) -> dict[str, str]:
    """The digest of each file that must stay what it is: written by people, signed, delivered."""
    found = [
        *home.glob("reports/*/*/releases/*/v*/**/*"),
        *(one for one in home.glob("data/judgements/*") if not one.name.startswith(".")),
        *home.glob("notebooks/*"),
        *home.glob("articles/*"),
    ]
    return {
        str(one.relative_to(home)): hashlib.sha256(one.read_bytes()).hexdigest()
        for one in sorted(found)
        if one.is_file()
    }


def half(home: Path) -> list[str]:
    """The run folders that have a record, and not the files it tells of."""
    wrong = []
    for record in home.glob("reports/*/*/*-*-*/run.json"):
        for name, told in json.loads(record.read_bytes())["outputs"].items():
            file = record.parent / name
            if not file.is_file() or _digest(file) != told["sha256"]:
                wrong.append(f"{record.parent}: {name}")
    return wrong


def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def kept(before: dict[str, str], home: Path) -> None:
    """See that everything that was there is there as it was."""
    after = whole(home)
    lost = {name for name, digest in before.items() if after.get(name) != digest}
    assert not lost, f"changed or gone: {sorted(lost)}"
    assert not half(home), half(home)


def told(code: int, text: str) -> None:
    """See that an error is a sentence for people, and not a defect."""
    assert "Traceback" not in text, text
    assert "unexpected " not in text, text
    assert code in {0, 1, 2, 3}, (code, text)
