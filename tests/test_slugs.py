"""Slugs: a topic becomes the name of one plain folder."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.slugs import slug


@pytest.mark.parametrize(
    ("topic", "name"),
    [
        ("trilateral security cooperation", "trilateral-security-cooperation"),
        ("US-Japan-ROK", "us-japan-rok"),
        ("한미일 안보 협력", "한미일-안보-협력"),
        ("日米韓", "日米韓"),
        ("", "untitled"),
        ("   ", "untitled"),
    ],
)
def test_slugs_that_lose_nothing(topic: str, name: str) -> None:
    """Words stay readable in any script."""
    assert slug(topic) == name


@pytest.mark.parametrize("topic", ["../../etc", "a/b", "con", "{x}", "?", "a" * 500, "a. b"])
def test_slugs_that_lose_something_carry_a_hash(topic: str) -> None:
    """Two topics that look alike do not share a folder."""
    assert slug(topic)[-9] == "-"
    assert slug(topic) != slug(topic + "!")


@given(st.text(max_size=300))
def test_a_slug_is_one_plain_folder(topic: str) -> None:
    """No topic escapes its folder or breaks a file system."""
    name = slug(topic)
    assert Path(name).name == name
    assert 0 < len(name.encode("utf-8")) <= 200
    assert not set(name) & set('<>:"/\\|?*{}. \0\n')
