"""What a page may ask to be laid before a block: `<!-- run: with THING -->`.

Each is what a reader has by then: articles, a library, a run, servers. They are real, and made by
the kit's own commands where it has any.
"""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Callable

from tests.conftest import PROJECT
from tests.documentation import surroundings
from tests.documentation.desk import CannotBeLaidError, Desk
from tests.documentation.pages import blocks

ARTICLES = "path/to/articles"
_MARKED = "marking: TLP:GREEN"
_NIGHT = """
[defaults]
formats = ["html"]
parameters.library = "data/sample"

[[items]]
matrix.notebook = ["topic_briefing", "chronology"]
matrix.parameters.topic = ["defense ministers memorandum"]
"""


def lay(words: str, desk: Desk) -> None:
    """Lay what a page asks for. Raises CannotBeLaidError with the words."""
    for begin, laying in THINGS.items():
        if words == begin.strip() or (begin.endswith(" ") and words.startswith(begin)):
            laying(desk, words.removeprefix(begin))
            return
    raise CannotBeLaidError(f"nobody can lay {words!r}; known: {', '.join(THINGS)}")


def placeholders(text: str, desk: Desk) -> None:
    """The folder that pages name in place of the reader's own, with articles in it."""
    if ARTICLES in text:
        _articles(desk, ARTICLES)


def call(desk: Desk, *words: str) -> None:
    """Run `briefing` for a page."""
    line = f"cd {shlex.quote(str(desk.place))} && briefing {shlex.join(words)}"
    code, said = desk.command(f"( {line} )")
    if code:
        raise CannotBeLaidError(f"briefing {shlex.join(words)}: exit code {code}\n{said}")


def _articles(desk: Desk, place: str) -> None:
    ours = shutil.ignore_patterns("README.md")
    shutil.copytree(PROJECT / "data" / "sample", desk.place / place, ignore=ours)


def _article(desk: Desk, place: str) -> None:
    first = min((PROJECT / "data" / "sample").glob("*.txt"))
    shutil.copy(first, desk.place / place)


def _library(desk: Desk, place: str) -> None:
    call(desk, "ingest", "data/sample", "--library", place)


def _asked(item: str) -> tuple[str, str, str]:
    """A notebook, its parameter and the value: `topic_briefing/export-controls`."""
    notebook, _, topic = item.partition("/")
    name = "actor" if notebook == "actor_profile" else "topic"
    return notebook, name, topic.replace("-", " ")


def _run(desk: Desk, item: str) -> None:
    notebook, name, topic = _asked(item)
    call(desk, "run", notebook, "-p", name, topic)


def _marking(desk: Desk, item: str) -> None:
    notebook, _, topic = _asked(item)
    place = desk.place / "data" / "judgements" / f"{item.replace('/', '-')}.yaml"
    if not place.exists():
        call(desk, "judgements", "new", notebook, topic)
    blank = place.read_text("utf-8")
    place.write_text(re.sub(r"(?m)^marking:.*$", _MARKED, blank, count=1), "utf-8")


def _release(desk: Desk, item: str) -> None:
    _marking(desk, item)
    _run(desk, item)
    call(desk, "release", item, "--by", "C. Chief")


def _audiences(desk: Desk, _words: str) -> None:
    """Those of docs/audiences.md."""
    page = (PROJECT / "docs" / "audiences.md").read_text("utf-8")
    file = "data/audiences.toml"
    (shown,) = (block.text for block in blocks(page) if block.asked.file == file)
    (desk.place / file).write_text(shown, "utf-8")


def _night(desk: Desk, _words: str) -> None:
    """Two reports in place of seven."""
    (desk.place / "notebooks" / "nightly.toml").write_text(_NIGHT, "utf-8")


THINGS: dict[str, Callable[[Desk, str], None]] = {
    "articles at ": _articles,
    "an article at ": _article,
    "a library at ": _library,
    "labelled texts at ": surroundings.labelled,
    "the Makefile, installed": surroundings.makefile,
    "a run of ": _run,
    "a marking for ": _marking,
    "a release of ": _release,
    "audiences": _audiences,
    "a short night": _night,
    "a policy that stays on this machine": surroundings.policy,
    "keys of the house": surroundings.keys,
    "example.org on this machine": surroundings.web,
    "a font and a mark of the house": surroundings.style,
}
