"""The list of audiences: who there is, and what each may not see."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.audiences import Audience, find, load
from briefing.errors import UnknownNameError, UsageError


def written(folder: Path, text: str) -> Path:
    """A list of audiences with this text."""
    path = folder / "audiences.toml"
    path.write_text(text, "utf-8")
    return path


def test_an_audience_is_read_whole(tmp_path: Path) -> None:
    """Every field comes back as it was written."""
    path = written(
        tmp_path,
        '[press]\ntitle = "The press"\nmarking = "TLP:CLEAR"\nleave_out = ["gaps"]\n'
        'redact = ["Ada Finch"]\n',
    )
    assert find("press", path) == Audience(
        "press", "The press", "TLP:CLEAR", ("gaps",), ("Ada Finch",)
    )


def test_without_a_file_there_is_only_the_house(tmp_path: Path) -> None:
    """Nobody else is known."""
    assert load(tmp_path / "audiences.toml") == {}


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("[press]\nredcat = []", "no field 'redcat'. Did you mean 'redact'"),
        ('[press]\nmarking = "TLP:WHITE"', "Invalid enum value 'TLP:WHITE'"),
        ('[press]\nleave_out = ["Gaps!"]', "leave_out"),
        ('[press]\nredact = ["a"]', "redact"),
        ('[press]\nredact = ["   "]', "less than 2 letters"),
        ('[press]\nredact = ["(-)a"]', "less than 2 letters"),
        ("[house]\n", "is the house itself"),
        ('["a b"]\n', "is no name"),
        ("press = 1", "is no table"),
        ("[press", "cannot be read"),
    ],
)
def test_a_fault_is_named(text: str, complaint: str, tmp_path: Path) -> None:
    """With the audience and the field, and what to do."""
    with pytest.raises(UsageError) as raised:
        load(written(tmp_path, text))
    assert complaint in str(raised.value)


def test_a_slip_is_answered_with_the_nearest(tmp_path: Path) -> None:
    """A name nobody knows opens nothing."""
    path = written(tmp_path, "[press]\n[ministers]\n")
    with pytest.raises(UnknownNameError, match="Did you mean 'ministers'"):
        find("minister", path)


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    """Nothing but a UsageError comes of a broken file."""
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "audiences.toml"
        path.write_bytes(raw)
        try:
            found = load(path)
        except UsageError:
            return
        assert all(isinstance(one, Audience) for one in found.values())
