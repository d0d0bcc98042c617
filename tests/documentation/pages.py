"""The pages that are run: their fenced blocks in order, each with what its page asks for it.

A page asks by a comment on the line before a fence, which no reader sees:

    <!-- run: with articles at path/to/articles; exit 3 -->

docs/contributing.md lists what may be asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from markdown_it import MarkdownIt

from tests.conftest import PROJECT

PAGES = (
    PROJECT / "README.md",
    *(page for page in sorted((PROJECT / "docs").glob("**/*.md")) if "_build" not in page.parts),
    *sorted((PROJECT / "data").glob("**/README.md")),
)
_ASKED = re.compile(r"<!-- run: (.+?) -->\s*", re.DOTALL)
_LINES = re.compile(r"lines? (\d+(?:, \d+)*) not here: ")
_HERE = re.compile(r"<<-?\s*(['\"]?)(\w+)\1")
_PROOF = re.compile(r"; see (\S.*)$")


@dataclass(frozen=True, slots=True)
class Asked:
    """What a page asks for a block.

    Where one of `needs`, programs or packages, is not installed, it is skipped, and said so.
    `things` are laid before it, `exit` is how its last command ends, `file` is what the block is
    in the project, `like` a file by whose rules it is read. `output` says that it is what the
    commands before it print, `until_ready` that Ctrl-C ends its last command. `why` and `proof`
    tell of what is not run here: the whole block, or its `lines`, counted from 1.
    """

    needs: tuple[str, ...] = ()
    things: tuple[str, ...] = ()
    exit: int = 0
    file: str = ""
    like: str = ""
    output: bool = False
    until_ready: bool = False
    why: str = ""
    proof: str = ""
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block: the line of its fence, counted from 1, its language and its text."""

    line: int
    language: str
    text: str
    asked: Asked = field(default_factory=Asked)


def named(page: Path) -> str:
    """How a page is called: its path in the project."""
    return page.relative_to(PROJECT).as_posix()


def blocks(text: str) -> list[Block]:
    """The fenced blocks of a page. Raises ValueError for a wish that no block follows."""
    return [*_blocks(text)]


def _blocks(text: str) -> Iterator[Block]:
    wish, ends = "", 0
    for token in MarkdownIt("commonmark").parse(text):
        if token.map is None or token.type not in ("html_block", "fence"):
            continue
        found = _ASKED.fullmatch(token.content) if token.type == "html_block" else None
        if wish and (token.type != "fence" or token.map[0] != ends):
            raise ValueError(f"line {ends}: no block follows <!-- run: {wish} -->")
        if token.type == "fence":
            language = (token.info.split() or [""])[0]
            asked = parsed(wish) if wish else Asked()
            yield Block(token.map[0] + 1, language, token.content, asked)
            wish = ""
        elif found is not None:
            wish, ends = found[1], token.map[1]
    if wish:
        raise ValueError(f"line {ends}: no block follows <!-- run: {wish} -->")


def parsed(wish: str) -> Asked:
    """What stands between `run:` and the end of a comment. Raises ValueError with the part."""
    asked = Asked()
    left = " ".join(wish.split())
    while left:
        if lines := _LINES.match(left):
            numbers = tuple(int(number) for number in lines[1].split(", "))
            return _absent(replace(asked, lines=numbers), left[lines.end() :])
        if left.startswith("not here: "):
            return _absent(asked, left.removeprefix("not here: "))
        part, _, left = left.partition("; ")
        asked = _with(asked, part)
    return asked


def _absent(asked: Asked, told: str) -> Asked:
    found = _PROOF.search(told)
    if found is None:
        raise ValueError(f"{told!r} names nothing that proves it: end with '; see FILE::NAME'")
    return replace(asked, why=told[: found.start()], proof=found[1])


def _with(asked: Asked, part: str) -> Asked:
    verb, _, rest = part.partition(" ")
    if verb == "with" and rest:
        return replace(asked, things=(*asked.things, rest))
    if verb == "needs" and rest:
        return replace(asked, needs=(*asked.needs, *rest.split(", ")))
    if verb == "exit" and rest.isdecimal():
        return replace(asked, exit=int(rest))
    if verb == "as" and rest:
        return replace(asked, file=rest)
    if verb == "like" and rest:
        return replace(asked, like=rest)
    if part == "output":
        return replace(asked, output=True)
    if part == "until ready":
        return replace(asked, until_ready=True)
    raise ValueError(f"{part!r} is nothing a page may ask; docs/contributing.md lists what is")


def commands(block: str) -> list[str]:
    """The commands of a block: a line each, but for continued lines and here-documents."""
    found: list[str] = []
    open_until = ""
    for line in block.splitlines():
        if open_until or (found and found[-1].endswith("\\")):
            found[-1] += f"\n{line}"
            open_until = "" if line.strip() == open_until else open_until
        elif line.strip() and not line.lstrip().startswith("#"):
            found.append(line)
        if not open_until and (here := _HERE.search(line)):
            open_until = here[2]
    return found
