"""What the present rules read in the sample articles, pinned: python -m tests.reading.pin.

A kept reading is used again while the versions of its steps stay the same. So when a step reads
something else than before, its version in briefing/reading/__init__.py must be raised; then this
command writes pinned.json anew. Without a raised version it refuses to.
"""

from __future__ import annotations

import hashlib
import json
import sys
from functools import cache
from pathlib import Path

import click

from briefing.models import Article
from briefing.reading import STEPS, read
from briefing.reading.steps import identities
from briefing.shelf import form
from briefing.sources import read_path
from tests.conftest import PROJECT

PINNED = Path(__file__).with_name("pinned.json")


def samples() -> list[Article]:
    """The articles of data/sample, in the order of their ids."""
    paths = [path for path in (PROJECT / "data" / "sample").iterdir() if path.suffix == ".txt"]
    found = [one for path in paths for one in read_path(path) if isinstance(one, Article)]
    return sorted(found, key=lambda article: article.id)


@cache
def present() -> dict[str, list[str]]:
    """For each field, the identity of the rules behind it, and a hash of what they read."""
    rules = identities(STEPS)
    found = {}
    for name in form.FIELDS:
        told = hashlib.blake2b(digest_size=8)
        for article in samples():
            told.update(form.written(form.Text(article), name, getattr(read(article), name)))
        found[name] = [rules.get(name, ""), told.hexdigest()]
    return found


def pinned() -> dict[str, list[str]]:
    """The same as it was when it was pinned last."""
    found: dict[str, list[str]] = json.loads(PINNED.read_text("utf-8"))
    return found


def changed() -> list[str]:
    """The fields that are read otherwise than before by rules of the same versions."""
    before = pinned() if PINNED.exists() else {}
    return [
        name
        for name, (rules, told) in present().items()
        if name in before and before[name][0] == rules and before[name][1] != told
    ]


@click.command()
@click.option("--unreleased", is_flag=True, help="Nobody has kept readings of these versions yet.")
def main(*, unreleased: bool) -> int:
    """Pin what is read now."""
    if not unreleased and (names := changed()):
        click.echo(f"First raise the version of the step that gives {', '.join(names)}.", err=True)
        return 1
    PINNED.write_text(json.dumps(present(), indent=1) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(standalone_mode=False))
