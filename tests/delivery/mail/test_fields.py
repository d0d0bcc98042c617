"""Fields of the head: whatever is put into one, it stays in it."""

from __future__ import annotations

from email import message_from_bytes, policy

from hypothesis import given
from hypothesis import strategies as st

from briefing.delivery.ways import fields
from briefing.delivery.ways.fields import clean
from briefing.delivery.ways.mailboxes import Mailbox

HOSTILE = st.one_of(
    st.text(max_size=300),
    st.text('\r\n\x00\u2028\x85 :=?\tabc@<>"\\,;Bcc', max_size=120),
)


def squeezed(text: str) -> str:
    """A text without its blanks: where a field is folded is not asked."""
    return "".join(text.split())


@given(HOSTILE)
def test_words_are_read_back_and_begin_no_field(text: str) -> None:
    """Every text is one field, of lines that can travel."""
    raw = fields.field("Subject", text)
    found = message_from_bytes(raw + b"\r\nbody", policy=policy.default)
    assert found.keys() == ["Subject"]
    assert squeezed(str(found["Subject"])) == squeezed(clean(text))
    assert raw.isascii()
    assert b"\n" not in raw.replace(b"\r\n", b"")
    assert all(len(line) <= 998 for line in raw.split(b"\r\n"))


@given(HOSTILE)
def test_a_name_hides_no_second_address(name: str) -> None:
    """The address is the one that was given, whatever the name says."""
    raw = fields.address("To", Mailbox("ann@reader.example", name))
    found = message_from_bytes(raw + b"\r\nbody", policy=policy.default)
    assert found.keys() == ["To"]
    (box,) = found["To"].addresses
    assert (box.addr_spec, squeezed(box.display_name)) == (
        "ann@reader.example", squeezed(clean(name)),
    )  # fmt: skip


@given(st.text(max_size=200))
def test_a_clean_text_is_one_line(text: str) -> None:
    """Nothing in it ends a line or turns what follows around."""
    assert len(clean(text).splitlines()) <= 1
    assert clean(clean(text)) == clean(text)
    assert not {*clean(text)} & {"\u202e", "\u2066", "\x00", "\x1b"}


def test_a_name_longer_than_a_line_is_folded() -> None:
    """No line has more than the 998 characters that servers take."""
    raw = fields.address("From", Mailbox("desk@house.example", "W" * 5_000))
    assert max(map(len, raw.split(b"\r\n"))) <= 998
    found = message_from_bytes(raw + b"\r\n", policy=policy.default)["From"].addresses
    assert [(squeezed(one.display_name), one.addr_spec) for one in found] == [
        ("W" * 5_000, "desk@house.example")
    ]
