"""Every command that a document shows can be called as it stands there."""

from __future__ import annotations

import click
import pytest

from briefing import parameters, runner
from briefing.cli import commands
from tests import documents

SHOWN = [*documents.calls()]
CALLS = [pytest.param(words, id=f"{page}: {' '.join(words)}") for page, words in SHOWN]
# a notebook with a folder was made by `briefing new` on the page, and is not in this project
OURS = [words for _, words in SHOWN if words[0] == "run" and "/" not in words[1]]
RUNS = [pytest.param(words, id=" ".join(words)) for words in OURS]
EXPORTS = [pytest.param(words, id=" ".join(words)) for _, words in SHOWN if words[0] == "export"]


def context(words: list[str]) -> click.Context:
    """The command that the words name, with its arguments and options taken apart."""
    command: click.Command = commands
    left = list(words)
    while isinstance(command, click.Group):
        found = command.get_command(click.Context(command), left.pop(0))
        assert found is not None, words
        command = found
    return command.make_context(words[0], left)


@pytest.mark.parametrize("words", CALLS)
def test_the_command_line_takes_it(words: list[str]) -> None:
    """The command is there, and so is each option, with a value of its kind."""
    assert context(words).command.name in words


@pytest.mark.parametrize("words", RUNS)
def test_the_notebook_has_each_parameter(words: list[str]) -> None:
    """The notebook is there, and each value is of the type its parameter has."""
    asked = context(words).params
    known = parameters.declared(runner.load(runner.find(asked["notebook"])).node)
    given = parameters.typed(known, asked["given"])
    assert sorted(given) == sorted({name for name, _ in asked["given"]})


@pytest.mark.parametrize("words", [*RUNS, *EXPORTS])
def test_each_format_is_known(words: list[str]) -> None:
    """By its short name."""
    assert {*context(words).params["formats"].split(",")} <= {*runner.FORMATS}
