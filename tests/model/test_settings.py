"""Whether and whom to ask is said by the environment, and a mistake is answered plainly."""

from __future__ import annotations

import pytest

from briefing.errors import ParameterError
from briefing.model.settings import settings

LOCAL = {"BRIEFING_MODEL_URL": "http://localhost:8080/v1", "BRIEFING_MODEL": "small"}


def test_no_model_is_the_rule() -> None:
    """An empty environment asks nobody."""
    assert settings("", {}) is None


def test_none_turns_a_model_off() -> None:
    """A notebook can do without the model the environment names."""
    assert settings("none", LOCAL) is None


def test_a_notebook_may_name_another_model() -> None:
    """Its parameter overrules the environment's name, at the environment's address."""
    found = settings("large", LOCAL)
    assert found is not None
    assert (found.name, found.url.origin) == ("large", "http://localhost:8080")


@pytest.mark.parametrize(
    "address",
    [
        "http://localhost:8080",
        "http://localhost:8080/",
        "http://localhost:8080/v1",
        "http://localhost:8080/v1/",
        "http://localhost:8080/v1/chat/completions",
    ],
)
def test_the_address_may_be_written_short(address: str) -> None:
    """Host, interface or full path lead to the same place."""
    found = settings("", {**LOCAL, "BRIEFING_MODEL_URL": address})
    assert found is not None
    assert str(found.url) == "http://localhost:8080/v1/chat/completions"


@pytest.mark.parametrize(
    ("environment", "told"),
    [
        ({"BRIEFING_MODEL": "small"}, "set BRIEFING_MODEL_URL"),
        ({"BRIEFING_MODEL_URL": "http://localhost:8080"}, "set BRIEFING_MODEL"),
        ({**LOCAL, "BRIEFING_MODEL_URL": "file:///etc/passwd"}, "only http and https"),
        ({**LOCAL, "BRIEFING_MODEL_URL": "http://me:secret@host/"}, "user name or password"),
        ({**LOCAL, "BRIEFING_MODEL": "a<b>"}, "no name of a model"),
        ({**LOCAL, "BRIEFING_MODEL": "a" * 101}, "no name of a model"),
        ({**LOCAL, "BRIEFING_MODEL_SECONDS": "soon"}, "seconds of 1 to 3600"),
        ({**LOCAL, "BRIEFING_MODEL_SECONDS": "inf"}, "seconds of 1 to 3600"),
        ({**LOCAL, "BRIEFING_MODEL_KEY": "two words"}, "copy it again"),
    ],
)
def test_a_mistake_says_what_to_set(environment: dict[str, str], told: str) -> None:
    """Each wrong value is answered with its name and what to do."""
    with pytest.raises(ParameterError, match=told):
        settings("", environment)


def test_a_query_stays_behind_the_path() -> None:
    """Some services want their version there."""
    found = settings("", {**LOCAL, "BRIEFING_MODEL_URL": "https://host/v1?version=2"})
    assert found is not None
    assert str(found.url) == "https://host/v1/chat/completions?version=2"


def test_the_key_is_shown_by_nothing() -> None:
    """Neither the settings nor an error about the key print it."""
    found = settings("", {**LOCAL, "BRIEFING_MODEL_KEY": "sk-canary"})
    with pytest.raises(ParameterError) as caught:
        settings("", {**LOCAL, "BRIEFING_MODEL_KEY": "sk canary"})
    assert found is not None
    assert "canary" not in f"{found} {found!r} {found.describe()} {caught.value}"
