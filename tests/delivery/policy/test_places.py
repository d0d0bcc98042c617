"""The line of a table or key in a TOML file."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.delivery.policy.places import Places

TEXT = """\
owner = "a"
[ways."a b"]  # a comment
kind = "site"
storage.anon = true

[[rules]]
embargo = "x"
[[ rules ]]
'expires' = "y"
[quotation]
outlets = { A = 1 }
"""


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("owner",), 1),
        (("ways", "a b"), 2),
        (("ways", "a b", "kind"), 3),
        (("ways", "a b", "storage", "anon"), 4),
        (("ways", "a b", "most"), 2),
        (("rules", 0, "embargo"), 7),
        (("rules", 1, "expires"), 9),
        (("rules", 1, "embargo"), 8),
        (("quotation", "outlets", "A"), 11),
        (("lists", "x"), 0),
    ],
)
def test_a_key_is_found_or_what_it_stands_in(path: tuple[str | int, ...], line: int) -> None:
    """Lines count from 1; 0 where there is nothing of it."""
    assert Places(TEXT).line(*path) == line


@given(st.text(alphabet="[]=.\"' \\ab#\n", max_size=80), st.text(max_size=3))
def test_any_text_has_places(text: str, key: str) -> None:
    """Never beyond its end."""
    assert 0 <= Places(text).line(key) <= text.count("\n") + 1
