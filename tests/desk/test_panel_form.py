"""What the form and its page say to each other."""

from __future__ import annotations

from typing import Any

import pytest

from briefing.desk.panel import form, show
from briefing.desk.panel.finding import Found
from briefing.desk.panel.form import Panel

CELL = 'topic = "radar"  # what it is about\nmost = 3  # 1 to 9\n'


class Heard(Panel):
    """A form that keeps what it would send to the page."""

    def __init__(self, found: Found) -> None:
        super().__init__(found)
        self.heard: list[dict[str, Any]] = []

    def send(self, content: dict[str, Any], buffers: Any = None) -> None:  # noqa: ARG002 as its base
        """Keep it."""
        self.heard.append(content)


def answered(kind: str, texts: object, cell: str = CELL) -> list[dict[str, Any]]:
    """What the form answers to a message of its page."""
    shown = Heard(Found(cell))
    shown._told(shown, {"kind": kind, "number": 7, "texts": texts, "run": True}, None)
    return shown.heard


def test_a_check_is_answered_with_its_number() -> None:
    """The page passes over what it no longer asks."""
    (answer,) = answered("check", {"most": "10"})
    assert (answer["kind"], answer["number"], [*answer["faults"]]) == ("check", 7, ["most"])


def test_all_faults_are_told_at_once() -> None:
    """A library that is not there beside a number that is none."""
    cell = f'{CELL}library = "data/sampel"  # a folder\n'
    (answer,) = answered("match", {"most": "many"}, cell)
    assert (answer["told"], sorted(answer["faults"])) == ("", ["library", "most"])


def test_what_is_put_in_is_the_source() -> None:
    """With the cell it was made of, and whether all is to run."""
    (answer,) = answered("put", {"most": "4"})
    assert answer["source"] == CELL.replace("3", "4")
    assert (answer["before"], answer["run"], answer["faults"]) == (CELL, True, {})


def test_nothing_is_put_in_with_a_fault() -> None:
    """The faults come instead."""
    (answer,) = answered("put", {"most": "many"})
    assert (answer["source"], [*answer["faults"]]) == ("", ["most"])


@pytest.mark.parametrize(
    ("kind", "texts"), [("check", None), ("other", {}), ("check", {"a": "x" * 200_000})]
)
def test_what_no_page_would_send_is_not_answered(kind: str, texts: object) -> None:
    """Nothing breaks."""
    assert answered(kind, texts) == []


def test_a_face_without_widgets() -> None:
    """A plain table, what comes from outside escaped."""
    html, text = Panel(Found('topic = "<script>"  # <b>what</b>')).faces()
    assert "<script>" not in html
    assert "topic = <script>  <b>what</b>" in text


def test_a_cell_run_anew_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    """The form follows what was changed by hand."""
    shown = Panel(Found(CELL))
    monkeypatch.setattr(form, "find", lambda: Found(CELL.replace("radar", "sonar")))
    shown.again()
    assert shown.fields[0]["text"] == "sonar"


def test_without_parameters_a_sentence_says_what_to_do() -> None:
    """Not an empty form: no kernel ran a cell here, and no front end names a notebook."""
    assert "run the cell tagged `parameters` first" in repr(show())
