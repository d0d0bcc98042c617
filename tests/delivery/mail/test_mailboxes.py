"""Addresses: those of the world, in any script, and none that hide something."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.delivery.ways.mailboxes import Mailbox, mailbox, receivers
from briefing.errors import DeliveryError
from tests.delivery.mail.letters import readers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ann@reader.example", Mailbox("ann@reader.example")),
        (" Ann.Lee+x@Reader.Example ", Mailbox("Ann.Lee+x@reader.example")),
        ('"Lee, Ann" <ann@reader.example>', Mailbox("ann@reader.example", "Lee, Ann")),
        ("ann@bücher.example", Mailbox("ann@xn--bcher-kva.example")),
        ("부산@bücher.example", Mailbox("부산@xn--bcher-kva.example")),
        ("root@localhost", Mailbox("root@localhost")),
    ],
)
def test_an_address_is_read(text: str, expected: Mailbox) -> None:
    """With or without a name; the domain in the letters of the network."""
    assert mailbox(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "", "ann", "@reader.example", "ann@", "a b@reader.example", "ann@reader example",
        "ann@reader.example, ben@reader.example", "<ann@reader.example> ben@reader.example",
        "ann@reader.example\r\nBcc: all@reader.example", "ann@-reader.example", "a..b@c.example",
        '"a b"@reader.example', "ann@[127.0.0.1]", f"{'a' * 65}@reader.example",
        "ann@reader..example", "ann\x00@reader.example", "ann@reader.example>",
    ],
)  # fmt: skip
def test_what_is_no_address_is_refused(text: str) -> None:
    """With words that can be shown in a terminal."""
    with pytest.raises(DeliveryError, match="is no address of mail") as caught:
        mailbox(text)
    assert str(caught.value).isprintable()


@given(st.text(max_size=80))
def test_any_text_is_an_address_or_an_error(text: str) -> None:
    """And an address is one word that can stand in a command to a server."""
    try:
        found = mailbox(text)
    except DeliveryError:
        return
    assert found.address.count("@") == 1
    assert not {*found.address} & {*" \t\r\n<>,;:"}
    assert found.domain.isascii()


def test_a_file_has_an_address_a_line(tmp_path: Path) -> None:
    """With remarks; a bad line is told by its number and costs only itself."""
    path = tmp_path / "board.txt"
    path.write_text("\ufeff# the board\nann@a.example\n\nben\nANN@a.example # twice\n", "utf-8")
    told = [*receivers(readers("zoe@a.example", addresses_file=str(path)))]
    assert [one.address for one in told if isinstance(one, Mailbox)] == [
        "zoe@a.example", "ann@a.example",
    ]  # fmt: skip
    (wrong,) = [str(one) for one in told if isinstance(one, DeliveryError)]
    assert wrong.startswith("board.txt, line 4: 'ben' is no address of mail")


@pytest.mark.parametrize("raw", [None, b"ann@a.example\n\xff\xfe"])
def test_a_file_that_cannot_be_read_is_told(raw: bytes | None, tmp_path: Path) -> None:
    """It is missing, or no UTF-8."""
    path = tmp_path / "board.txt"
    if raw is not None:
        path.write_bytes(raw)
    (wrong,) = receivers(readers(addresses_file=str(path)))
    assert isinstance(wrong, DeliveryError)
    assert str(wrong).startswith("board.txt")
