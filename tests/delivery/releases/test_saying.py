"""What a person types, and what a record holds: taken as a line of words, or refused."""

from __future__ import annotations

import json
import tempfile
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.delivery.releases import ran
from briefing.delivery.releases.saying import LONGEST_NAME, on, remark, signatory
from briefing.errors import DeliveryError, UsageError


@given(st.text())
def test_any_name_is_one_printable_line_or_refused(typed: str) -> None:
    """Nothing that moves a cursor, hides letters or turns them round."""
    try:
        name = signatory(typed)
    except UsageError:
        return
    assert name.isprintable()
    assert name == " ".join(name.split())
    assert 0 < len(name) <= LONGEST_NAME


@pytest.mark.parametrize("sign", ["\x1b", "\u202e", "\u200b", "\ud800", "\0"])
def test_signs_that_cannot_be_printed_are_refused(sign: str) -> None:
    """In a remark as well."""
    with pytest.raises(UsageError, match="cannot be printed"):
        remark(f"a{sign}b")


def test_lines_become_one() -> None:
    """With single blanks."""
    assert remark(" The date\n was  wrong ") == "The date was wrong"


def test_a_moment_is_told_in_utc() -> None:
    """To the second; one without a zone is taken for UTC."""
    told = "2026-11-30T05:00:00+00:00"
    assert on(datetime(2026, 11, 30, 6, 0, 0, 9, tzinfo=timezone(timedelta(hours=1)))) == told
    assert on(datetime(2026, 11, 30, 5, 0, 0, tzinfo=UTC).replace(tzinfo=None)) == told


_PLAIN = st.none() | st.booleans() | st.integers() | st.text(max_size=8)
_ANY = st.recursive(
    _PLAIN, lambda inside: st.lists(inside, max_size=3) | st.dictionaries(st.text(), inside)
)
_KEYS = ("run", "status", "started", "notebook", "outputs", "parameters", "inputs", "checks")


@given(st.dictionaries(st.sampled_from(_KEYS), _ANY) | _ANY)
def test_any_record_is_read_or_refused(record: Any) -> None:
    """A key never leads out of its folder."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "run.json").write_text(json.dumps(record), "utf-8")
        try:
            found = ran.read(Path(folder))
        except DeliveryError:
            return
    assert ".." not in found.key.split("/")
    assert found.passed in (True, False)


@pytest.mark.parametrize(
    "name", ["../../etc", "/etc", "a/b", "..", "", "\\x", ".", "a\0b", "x" * 300]
)
def test_a_notebook_name_stays_in_its_folder(name: str) -> None:
    """Whatever a record says of it."""
    found = ran.Ran(run="a", status="succeeded", started="", notebook=ran._Named(name), outputs={})
    assert not {*found.name} & {"/", "\\", "\0"}
    assert len(found.name) <= 120
    assert found.name.strip(".")
