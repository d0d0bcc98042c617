"""Whatever a judgements file looks like, a change changes that one thing and loses no comment."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from briefing.errors import UsageError
from briefing.judgements import editing, plain
from briefing.judgements.editing import Opened
from briefing.judgements.loading import read_bytes
from tests.judgements import layouts

_PUT: dict[str, st.SearchStrategy[Any]] = {
    "title": layouts.SENTENCES,
    "author": layouts.WORDS,
    "scale": st.just("icd203"),
    "marking": st.just("TLP:GREEN"),
    "released": st.fixed_dictionaries({"by": layouts.WORDS, "on": st.just("2025-01-02")}),
    "review/edit": layouts.WORDS,
    "bottom_line": st.just([{"text": "A. B", "rests_on": [{"words": "twelve letters at least"}]}]),
    "key_judgements/0": layouts.KEY_JUDGEMENTS,
    "key_judgements/1/likelihood": st.sampled_from(["likely", "unlikely"]),
    "key_judgements/0/confidence": st.just({"level": "moderate", "because": "it is"}),
    "key_judgements/0/rests_on": st.lists(layouts.PASSAGES, min_size=1, max_size=4),
    "key_judgements/0/rests_on/0/source": layouts.WORDS,
    "grades/reliability/0/grade": st.sampled_from("ABC"),
    "corrections": st.lists(layouts.CORRECTIONS, max_size=3),
    "corrections/1/value": st.just("speculation"),
}
_ADD: dict[str, st.SearchStrategy[Any]] = {
    "corrections": layouts.CORRECTIONS,
    "key_judgements": layouts.KEY_JUDGEMENTS,
    "key_judgements/0/rests_on": layouts.PASSAGES,
    "grades/reliability": layouts.GRADES,
}
_CLUMSY = ("as it is laid out", "not YAML")  # what a refusal says when the editing is at fault
_DROP = ("corrections/0", "corrections/1", "key_judgements/0", "key_judgements/1/rests_on/1")


@st.composite
def changes(draw: st.DrawFn) -> tuple[str, str, Any]:
    """One thing to do to a file."""
    what = draw(st.sampled_from(["put", "put", "add", "drop"]))
    if what == "drop":
        return what, draw(st.sampled_from(_DROP)), None
    table = _PUT if what == "put" else _ADD
    path = draw(st.sampled_from(sorted(table)))
    blank = what == "put" and draw(st.sampled_from([True, False, False]))
    return what, path, None if blank else draw(table[path])


def remarks(text: str) -> list[str]:
    """The lines of comment that the printer put in."""
    return sorted(re.findall(r"^ *(# ?(?:remark )?\d+)\r?$", text, re.MULTILINE))


def done(seen: Opened, what: str, path: str, new: Any) -> Opened:
    """The file after one change."""
    if what == "drop":
        return editing.drop(seen, path)
    return (editing.put if what == "put" else editing.add)(seen, path, new)


def modelled(held: dict[str, Any], what: str, path: str, new: Any) -> dict[str, Any]:
    """The model after one change."""
    steps = plain.steps(path)
    if what == "drop":
        return plain.drop(held, steps)
    return (plain.put if what == "put" else plain.add)(held, steps, plain.value(new))


@given(data=st.data(), model=layouts.MODELS, doing=st.lists(changes(), min_size=1, max_size=6))
@settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_changes_to_any_file(
    tmp_path: Path, data: st.DataObject, model: dict[str, Any], doing: list[tuple[str, str, Any]]
) -> None:
    """What is read back is the model of it; every line of comment is there; a refusal is none."""
    text = layouts.Printer(data).text(model)
    held, _ = read_bytes(text.encode())
    assume(held is not None)
    assert held is not None
    assert plain.plain(held) == plain.put(plain.value(model) or {}, ["scale"], "icd203")
    file = tmp_path / "a.yaml"
    file.write_bytes(text.encode())
    seen = editing.opened(file)
    before = remarks(text)
    for what, path, new in doing:
        raw, expected = file.read_bytes(), plain.plain(seen.judgements)
        try:
            seen = done(seen, what, path, new)
        except UsageError as refused:
            told = str(refused)
        else:
            told = ""
        assert not any(words in told for words in _CLUMSY), raw.decode()
        if told:
            assert file.read_bytes() == raw
            continue
        expected = modelled(expected, what, path, new)
        found, _ = read_bytes(file.read_bytes())
        assert found is not None
        assert plain.plain(found) == plain.plain(seen.judgements) == expected
        assert remarks(file.read_bytes().decode()) == before


def test_only_the_line_of_the_field_changes(tmp_path: Path) -> None:
    """Every other line stays to the letter: order, quotes, comments, brackets, blank lines."""
    text = (
        "# head\r\ntitle:   'It''s so'   # one sentence\r\n\r\n"
        "review: {edit: Ann,  peer_review: Bo}\r\nauthor: Ann # that is me\r\n"
    )
    file = tmp_path / "a.yaml"
    file.write_bytes(text.encode())
    seen = editing.put(editing.opened(file), "title", "It's not: so")
    editing.put(seen, "review/edit", "Cy, D")
    assert file.read_bytes().decode() == text.replace("It''s so", "It''s not: so").replace(
        "edit: Ann", 'edit: "Cy, D"'
    )


@pytest.mark.parametrize(
    "words", ["no", "2024-06-21", "~x", "a: b", "#x", "- x", "[x", "1.0", "'q'"]
)
def test_words_are_read_back_as_they_were_given(tmp_path: Path, words: str) -> None:
    """Nothing turns into a truth value, a date, a number or a comment."""
    file = tmp_path / "a.yaml"
    seen = editing.put(editing.opened(file), "author", words)
    assert (seen.judgements.author, editing.opened(file).judgements.author) == (words, words)


@pytest.mark.parametrize(
    ("text", "path", "new", "expected"),
    [
        ("title: |\n  a\n  # words\n# mine\n", "title", None, "title:\n# mine\n"),
        ("title: > # why\n  a\n\n\nauthor: x\n", "title", "b", "title: b # why\n\n\nauthor: x\n"),
        ("title: x\n...\n", "author", "y", "title: x\nauthor: y\n...\n"),
        ("{title: x, }", "author", "y", "{title: x, author: y, }"),
        ("{title: }", "author", "y", "{title: , author: y }"),
        ("title:\n  a\n  b # c", "author", "y", "title:\n  a\n  b # c\nauthor: y\n"),
        ("title:     # c\n", "title", "b", "title: b   # c\n"),
        ("review: ~\n", "review/edit", "y", "review: \n  edit: y\n"),
    ],
)
def test_odd_layouts(tmp_path: Path, text: str, path: str, new: str | None, expected: str) -> None:
    """Folded texts, brackets, ends of documents, no line end, a comment in its column."""
    file = tmp_path / "a.yaml"
    file.write_text(text)
    editing.put(editing.opened(file), path, new)
    assert file.read_text() == expected


def test_what_cannot_be_changed_safely_is_left_to_the_hand(tmp_path: Path) -> None:
    """The message says so, and nothing is written."""
    file = tmp_path / "a.yaml"
    file.write_text("? title\n")
    with pytest.raises(UsageError, match="title cannot be changed safely as"):
        editing.put(editing.opened(file), "title", "x")
    assert file.read_text() == "? title\n"
