"""Who says whether a kernel is kept in a sandbox, and within which limits."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import BriefingError, ParameterError, UnknownNameError
from briefing.sandbox import settings
from briefing.sandbox.orders import Limits


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project's file of settings, not there yet."""
    (tmp_path / "notebooks").mkdir()
    (tmp_path / "data").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv(settings.ASKED, raising=False)
    return tmp_path / settings.FILE


def test_without_a_word_there_is_none(house: Path) -> None:
    """Nobody asked: no sandbox, and the usual limits for when somebody does."""
    assert not house.exists()
    assert settings.settled() == settings.House(mode="no", limits=Limits(), reads=())


def test_the_first_that_says_something_holds(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The call, then the environment, then the file."""
    house.write_text("sandbox = true")
    assert settings.settled().mode == "yes"
    monkeypatch.setenv(settings.ASKED, "Strict")
    assert settings.settled().mode == "strict"
    assert settings.settled("no").mode == "no"


def test_a_file_sets_limits_and_places(house: Path) -> None:
    """Sizes as people write them; places count from the project."""
    house.write_text('memory = "2 GB"\nprocesses = 32\nreads = ["shared", "/srv/a"]')
    found = settings.settled("yes")
    assert found.limits == Limits(memory=2_000_000_000, processes=32)
    assert found.reads == (str(house.parent.parent / "shared"), "/srv/a")


@pytest.mark.parametrize(
    ("text", "kind", "told"),
    [
        ("memroy = 1", UnknownNameError, "memory"),
        ("sandbox = 1", ParameterError, 'sandbox takes true, false or "strict"'),
        ('sandbox = "srict"', ParameterError, '"strict"'),
        ('memory = "much"', ParameterError, "memory is wrong"),
        ("files = 3", ParameterError, "files takes a number of at least 64"),
        ("seconds = true", ParameterError, "seconds takes a number"),
        ('reads = "/srv"', ParameterError, "reads takes a list"),
        ("= 1", ParameterError, "not readable as TOML"),
    ],
)
def test_a_mistake_is_told(house: Path, text: str, kind: type[Exception], told: str) -> None:
    """With the file and the key."""
    house.write_text(text)
    with pytest.raises(kind, match=told) as caught:
        settings.settled()
    assert "sandbox.toml" in str(caught.value)


def test_a_mode_nobody_knows(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The environment's typo is answered with the nearest mode."""
    assert not house.exists()
    monkeypatch.setenv(settings.ASKED, "strikt")
    with pytest.raises(UnknownNameError, match="strict"):
        settings.settled()


@given(
    st.dictionaries(
        st.sampled_from([*Limits.__struct_fields__, "sandbox", "reads"]),
        st.none()
        | st.booleans()
        | st.integers(-10, 1 << 60)
        | st.text(max_size=8)
        | st.lists(st.text(max_size=3), max_size=2),
    )
)
def test_any_value_is_taken_or_told(told: dict[str, object]) -> None:
    """Nothing but the kit's own errors comes of a file's values."""
    try:
        found = settings._house(told, Path("sandbox.toml"))
    except BriefingError:
        return
    assert found.mode in settings.MODES
