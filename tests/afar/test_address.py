"""`--on` as a user writes it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.afar import address
from briefing.afar.address import Address
from briefing.errors import UsageError


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        ("dask://desk.example:8786", Address("tcp://desk.example:8786")),
        ("tcp://10.0.0.2:8786/", Address("tcp://10.0.0.2:8786")),
        ("TLS://desk.example:8786", Address("tls://desk.example:8786")),
        ("dask://[::1]:8786", Address("tcp://[::1]:8786")),
        ("dask:///srv/dask/scheduler.json", Address(file=Path("/srv/dask/scheduler.json"))),
    ],
)
def test_an_address_is_read(on: str, expected: Address) -> None:
    """Plain, encrypted, or told by the scheduler's file."""
    assert address.read(on) == expected


@pytest.mark.parametrize(
    ("on", "words"),
    [
        ("desk:8786", "is no address; write dask://HOST:PORT"),
        ("dsk://desk:8786", "Did you mean 'dask'?"),
        ("dask://desk", "needs a host and a port"),
        ("dask://me:secret@desk:8786", "needs a host and a port and no more"),
        ("dask://desk:99999", "is no address"),
        ("dask:///srv/scheduler.yaml", "needs a host and a port"),
    ],
)
def test_what_is_no_address_is_answered_with_one(on: str, words: str) -> None:
    """The message says how an address is written, or which name is near."""
    with pytest.raises(UsageError) as told:
        address.read(on)
    assert words in str(told.value)


@given(st.text(max_size=60) | st.builds("dask://{}:{}".format, st.text(), st.integers()))
def test_any_text_is_an_address_or_refused(on: str) -> None:
    """Nothing else comes of it, and no control character reaches the terminal."""
    try:
        found = str(address.read(on))
    except UsageError as error:
        found = str(error)
    assert found.isprintable()
