"""What a terminal is told: nothing from outside moves its cursor, changes its title or its keys."""

from __future__ import annotations

import re
from typing import Any

import click

# Control characters but for the end of a line and a tab, what turns a line around, other ends of
# lines, and halves of pairs, which no output can write.
_UNFIT = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)
_BOLD = re.compile("(\x1b\\[[01]m)")  # what the kit itself sends
_INSTEAD = "\N{REPLACEMENT CHARACTER}"


def echo(message: Any = "", *, err: bool = False) -> None:
    """Print one line, on stderr with `err`; signs that would do something are shown as such."""
    page(str(message).replace("\n", " "), err=err)


def page(text: str, *, err: bool = False, nl: bool = True) -> None:
    """Print the lines of a text."""
    pieces = _BOLD.split(text)
    pieces[::2] = [_UNFIT.sub(_INSTEAD, piece) for piece in pieces[::2]]
    click.echo("".join(pieces), err=err, nl=nl)


def clean(text: str) -> str:
    """A text from outside for a bar of progress: one line, with nothing in it that would act."""
    return _UNFIT.sub(_INSTEAD, text.replace("\n", " "))


def as_json(text: str) -> str:
    """The text of a JSON document, the same values, without signs that a terminal would obey."""
    return _UNFIT.sub(_escaped, text)


def _escaped(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"
