"""A batch file becomes items: every combination once, each with a name of its own."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, reject
from hypothesis import strategies as st

from briefing.batch import read
from briefing.batch.expanding import expanded
from briefing.batch.form import form
from briefing.batch.plan import Item, Plan
from briefing.errors import BriefingError, UsageError


def items(text: str, tmp_path: Path) -> tuple[Item, ...]:
    """The items of a file with this text."""
    return plan(text, tmp_path).items


def plan(text: str, tmp_path: Path) -> Plan:
    """The plan of a file with this text."""
    file = tmp_path / "nightly.toml"
    file.write_text(text, "utf-8")
    return read(file)


def names(text: str, tmp_path: Path) -> list[str]:
    """The names of the items of a file."""
    return [item.name for item in items(text, tmp_path)]


def test_a_file_with_a_notebook_only_is_one_item(tmp_path: Path) -> None:
    """It is named after the notebook, and the batch after the file."""
    found = plan('[defaults]\nnotebook = "topic_briefing"', tmp_path)
    assert found.name == "nightly"
    assert [(i.name, i.notebook, i.formats) for i in found.items] == [
        ("topic_briefing", "topic_briefing", ("html", "pdf"))
    ]


def test_a_matrix_is_every_combination(tmp_path: Path) -> None:
    """The names are made from what varies."""
    text = """
    [matrix]
    notebook = ["chronology", "digest"]
    audience = ["house", "press"]
    parameters.topic = ["export controls"]
    """
    assert names(text, tmp_path) == [
        "chronology.export-controls.house",
        "chronology.export-controls.press",
        "digest.export-controls.house",
        "digest.export-controls.press",
    ]
    assert [i.parameters["audience"] for i in items(text, tmp_path)] == ["", "press"] * 2


def test_what_an_item_says_is_not_varied(tmp_path: Path) -> None:
    """Each item is multiplied by the matrix, but for what it gives itself."""
    text = """
    [defaults]
    notebook = "digest"
    [matrix]
    audience = ["house", "press"]
    [[items]]
    parameters.topic = "steel"
    [[items]]
    parameters.topic = "rare earths"
    audience = "press"
    """
    assert names(text, tmp_path) == ["steel.house", "steel.press", "rare-earths.press"]


def test_an_item_may_have_a_matrix_of_its_own(tmp_path: Path) -> None:
    """An empty one takes it out of that of the file."""
    text = """
    [defaults]
    notebook = "digest"
    [matrix]
    audience = ["house", "press"]
    [[items]]
    name = "plain"
    matrix = {}
    [[items]]
    name = "own"
    matrix.parameters.limit = [1, 2]
    """
    assert names(text, tmp_path) == ["plain", "own.limit-1", "own.limit-2"]


def test_an_item_comes_before_the_defaults(tmp_path: Path) -> None:
    """Settings as a whole, parameters one by one; 0 is no limit."""
    text = """
    [defaults]
    notebook = "digest"
    formats = ["HTML"]
    run_timeout = 60
    memory = "1.5 GB"
    parameters = {topic = "steel", limit = 3}
    [[items]]
    name = "a"
    formats = ["markdown", "pdf"]
    run_timeout = 0
    parameters.limit = 4
    [[items]]
    name = "b"
    """
    one, other = items(text, tmp_path)
    assert (one.formats, one.run_timeout, one.memory) == (("md", "pdf"), None, 1_500_000_000)
    assert one.parameters == {"topic": "steel", "limit": 4}
    assert (other.formats, other.run_timeout) == (("html",), 60.0)
    assert other.parameters == {"topic": "steel", "limit": 3}


def test_what_is_excluded_is_left_out(tmp_path: Path) -> None:
    """All that an entry says must hold."""
    text = """
    [defaults]
    notebook = "digest"
    [matrix]
    audience = ["house", "press"]
    parameters.topic = ["steel", "rice"]
    [[exclude]]
    audience = "press"
    parameters.topic = "rice"
    """
    assert names(text, tmp_path) == ["steel.house", "steel.press", "rice.house"]


def test_types_of_toml_are_kept(tmp_path: Path) -> None:
    """A number is no text, and true is not 1."""
    text = """
    [defaults]
    notebook = "digest"
    [matrix]
    parameters.limit = [1, 2.5, true, "1", ["a"], 2026-11-30]
    """
    values = [item.parameters["limit"] for item in items(text, tmp_path)]
    assert [type(value).__name__ for value in values] == "int float bool str list date".split()


BAD = {
    "": "no notebook is named",
    "name = 3": "nightly.toml, name: expected text",
    "defualts = {}": "nightly.toml, at the top: no key 'defualts'. Did you mean 'defaults'?",
    "[defaults": "nightly.toml is not readable as TOML: Expected ']'",
    '[defaults]\ntopic = "x"': r"\[defaults\]: no key 'topic'.*stands under parameters",
    '[defaults]\nretry = ["checks failed"]': "failed checks are never tried again",
    '[defaults]\nretry = ["kernel dead"]': "Did you mean 'kernel died'",
    "[defaults]\nretries = -1": r"\[defaults\], retries: expected a whole number >= 0",
    "[defaults]\nrun_timeout = nan": r"\[defaults\], run_timeout: expected a number",
    '[defaults]\nnotebook = "n"\nmemory = "much"': "'much' is no size",
    '[defaults]\nnotebook = "n"\nformats = ["pfd"]': "no format named 'pfd'. Did you mean 'pdf'",
    "[[items]]\nname = 1": r"\[\[items\]\] 1, name: expected text",
    '[[items]]\nname = "a\\u0007"\nnotebook = "n"': r"\[\[items\]\] 1: the name 'a\\x07'",
    '[items]\nname = "a"': r"write \[\[items\]\]",
    '[[items]]\nname = "A"\nnotebook = "n"\n[[items]]\nname = "a"\nnotebook = "n"': "named 'A' and",
    '[matrix]\nnotebook = ["n", "n"]': "two items are named 'n'; give each a name",
    '[matrix]\nparameters.topic = "x"': "matrix.parameters.topic must be a list",
    "[matrix]\nparameters.topic = []": "matrix.parameters.topic must be a list",
    '[matrix]\nnotebook = ["n"]\n[[exclude]]\nnotebook = "m"': "1 matches no item",
    '[matrix]\nnotebook = ["n"]\n[[exclude]]\n': "would leave out everything",
    '[matrix]\nnotebook = ["n"]\n[[exclude]]\nnotebook = "n"': "no item is left",
}


@pytest.mark.parametrize("text", BAD)
def test_a_bad_file_is_refused_with_its_key(text: str, tmp_path: Path) -> None:
    """Nothing is run; the message says what to correct."""
    with pytest.raises(UsageError, match=BAD[text]):
        plan(text, tmp_path)


def test_a_file_that_is_none(tmp_path: Path) -> None:
    """A folder, a missing file and bytes that are no text are usage errors too."""
    (tmp_path / "bytes.toml").write_bytes(b"\xff\xfe")
    for path in (tmp_path, tmp_path / "missing.toml", tmp_path / "bytes.toml"):
        with pytest.raises(UsageError):
            read(path)


def test_too_many_items_are_refused_before_they_are_made() -> None:
    """Ten lists of ten values are ten thousand million items."""
    varied = {f"p{n}": list(range(10)) for n in range(10)}
    told = {"defaults": {"notebook": "n"}, "matrix": {"parameters": varied}}
    with pytest.raises(UsageError, match="more than 20,000 items"):
        expanded(form(told, "nightly.toml"))


_VALUES = st.one_of(st.text(max_size=20), st.integers(-5, 5), st.booleans())
_AXES = st.dictionaries(
    st.from_regex(r"[a-z]{1,6}", fullmatch=True),
    st.lists(_VALUES, min_size=1, max_size=4, unique_by=lambda v: (type(v), v)),
    max_size=3,
)


@given(axes=_AXES, notebooks=st.lists(st.sampled_from("abc"), min_size=1, unique=True))
def test_each_combination_is_made_once(axes: dict[str, list[Any]], notebooks: list[str]) -> None:
    """As many as the product says, each another one; or two that would have one name."""
    told = {"matrix": {"notebook": notebooks, "parameters": axes}}
    try:
        found = expanded(form(told, "nightly.toml"))
    except UsageError:
        reject()
    assert len(found) == len(notebooks) * math.prod(len(v) for v in axes.values())
    assert len({item.slug for item in found}) == len(found)
    made = {repr((i.notebook, sorted(i.parameters.items()))) for i in found}
    assert len(made) == len(found)


@given(axes=_AXES, other=st.text(min_size=1, max_size=10))
def test_another_item_renames_nobody(axes: dict[str, list[Any]], other: str) -> None:
    """A name is made from the item itself and the matrix alone."""
    told = {"defaults": {"notebook": "n"}, "matrix": {"parameters": axes}, "items": [{}]}
    more = {**told, "items": [{"notebook": "m"}, {}, {"parameters": {"zzzzzzz": other}}]}
    try:
        few, many = (expanded(form(one, "nightly.toml")) for one in (told, more))
    except UsageError:
        reject()
    assert {item.name for item in few} <= {item.name for item in many}


_ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                "name defaults matrix items exclude notebook parameters retry out".split()
            )
            | st.text(max_size=5),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(told=st.dictionaries(st.sampled_from("name defaults matrix items exclude".split()), _ANY))
def test_whatever_a_file_says_it_is_read_or_refused(told: dict[str, Any]) -> None:
    """No file makes the reader fall over."""
    try:
        found = expanded(form(told, "nightly.toml"))
    except BriefingError:
        return
    assert all(item.slug and "/" not in item.slug and ".." not in item.slug for item in found)
