"""What the pages show and these tests do not run can still be called as it stands there."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator

import click
import pytest

from briefing.cli import commands
from tests.conftest import PROJECT
from tests.documentation import pages, running
from tests.documentation.pages import PAGES, blocks, named

_CALL = re.compile(r"(?:^|\s)briefing (.+)")
ABSENT = [
    pytest.param(block.asked.proof, id=f"{named(page)}:{block.line}")
    for page in PAGES
    for block in blocks(page.read_text("utf-8"))
    if block.asked.why
]


def calls() -> Iterator[tuple[str, list[str]]]:
    """Every call of `briefing` that is not run here: its page, and its arguments."""
    for page in PAGES:
        for block in blocks(page.read_text("utf-8")):
            if block.asked.why and block.language in running.SHELL:
                for number, line in enumerate(pages.commands(block.text), start=1):
                    found = _CALL.search(line.partition("  #")[0])
                    left_out = not block.asked.lines or number in block.asked.lines
                    if found is not None and left_out:
                        yield named(page), shlex.split(found[1])


CALLS = [pytest.param(words, id=f"{page}: {' '.join(words)}") for page, words in calls()]


@pytest.mark.parametrize("proof", ABSENT)
def test_what_is_not_run_here_is_proven_elsewhere(proof: str) -> None:
    """By a test, or by a step of the pipeline, that is there."""
    assert running.proof(proof, PROJECT) == ""


@pytest.mark.parametrize("words", CALLS)
def test_the_command_line_takes_it(words: list[str]) -> None:
    """The command is there, and so is each option, with a value of its kind."""
    command: click.Command = commands
    left = list(words)
    while isinstance(command, click.Group):
        found = command.get_command(click.Context(command), left.pop(0))
        assert found is not None, words
        command = found
    assert command.make_context(words[0], left).command.name in words
