"""A terminal shows what others wrote, and obeys none of it."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.cli.group import print_json
from briefing.cli.saying import as_json, clean, echo, page
from tests.conftest import PACKAGE

ACTS = "a\x1b]0;title\x07b\x9b31mc\u202ed\re\x7f"
SHOWN = "a�]0;title�b�31mc�d�e�"


def test_signs_that_act_are_shown(capsys: pytest.CaptureFixture[str]) -> None:
    """A title changes no title of a window, no colour and no direction."""
    echo(ACTS)
    assert capsys.readouterr().out == f"{SHOWN}\n"


def test_a_text_forges_no_line(capsys: pytest.CaptureFixture[str]) -> None:
    """What is printed as one line stays one."""
    echo("a title\nbriefing: released", err=True)
    assert capsys.readouterr().err == "a title briefing: released\n"


def test_a_page_keeps_its_lines(capsys: pytest.CaptureFixture[str]) -> None:
    """Tables are printed as they are."""
    page("a\tb\n\x1bc", nl=False)
    assert capsys.readouterr().out == "a\tb\n�c"


def test_half_a_character_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    """A file name that is no UTF-8 breaks no command."""
    echo("caf\udce9.txt")
    assert capsys.readouterr().out == "caf�.txt\n"


def test_a_bar_of_progress_obeys_nothing() -> None:
    """Names of files and addresses go into it."""
    assert clean(f"{ACTS}\n") == f"{SHOWN} "


@given(st.dictionaries(st.text(), st.text()))
def test_json_has_the_same_values(told: dict[str, str]) -> None:
    """And no sign in it that a terminal would obey."""
    text = as_json(json.dumps(told, ensure_ascii=False))
    assert json.loads(text) == told
    assert not {"\x1b", "\x9b", "\x7f", "\u202e"} & set(text)


def test_json_for_programs_is_printed_so(capsys: pytest.CaptureFixture[str]) -> None:
    """Korean as itself, a control character as a number."""
    print_json({"title": "한국\x9b\u202e"})
    assert capsys.readouterr().out == '{\n  "title": "한국\\u009b\\u202e"\n}\n'


def test_no_command_prints_past_it() -> None:
    """Each line of the command line goes this way."""
    folder = PACKAGE / "cli"
    found = [one.name for one in folder.glob("*.py") if "click.echo(" in one.read_text("utf-8")]
    assert found == ["saying.py"]
