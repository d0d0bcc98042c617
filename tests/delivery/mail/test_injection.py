"""Whatever titles, names, topics and addresses say, a head has the fields it should, once each."""

from __future__ import annotations

from email import message_from_bytes, policy
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from msgspec.structs import replace

from briefing.delivery.copies import Copy
from briefing.delivery.errands import Errand
from briefing.delivery.ways import heads, letter
from briefing.delivery.ways.letter import Letter, subject
from briefing.delivery.ways.mailboxes import mailbox
from briefing.errors import DeliveryError
from tests.delivery.mail.letters import readers, way

ENDS = st.sampled_from(["\r\n", "\n", "\r", "\x85", "\u2028", "\x0b", "\x00", "=?utf-8?q?=0D=0A?="])
EVIL = st.builds("{}{}Bcc: all@evil.example{}{}body".format, st.text(max_size=20), ENDS, ENDS, ENDS)
WORDS = EVIL | st.text(max_size=250)
FIELDS = [
    "From", "Reply-To", "To", "Subject", "Date", "Message-ID", "In-Reply-To", "References",
    "List-Id", "List-Unsubscribe", "List-Unsubscribe-Post", "Auto-Submitted",
]  # fmt: skip
COPY = Copy(
    key="n/t", notebook="n", topic="t", day="2024-03-05", run="r", folder=Path(),
    content="c", title="t", marking="TLP:GREEN", status="released", version=3,
)  # fmt: skip


@given(WORDS, WORDS, WORDS, WORDS, WORDS)
def test_a_head_has_its_fields_and_no_others(
    title: str, topic: str, name: str, list_title: str, list_name: str
) -> None:
    """In lines that can travel, and the one receiver it is for."""
    copy = replace(COPY, title=title, topic=topic, key=f"n/{topic}")
    named = "".join(c for c in name if c not in "<>")
    post = way(
        sender=f"{named} <desk@house.example>",
        reply_to=f"{named} <ask@house.example>",
        unsubscribe="https://house.example/?{receiver}&{list}",
    )
    one = Errand(copy=copy, readers=readers(name=list_name, title=list_title), way=post)
    made = Letter(subject(copy), b"", b"")
    try:
        raw = heads.head(one, made, mailbox("ann@reader.example"), "")
    except DeliveryError:  # the name of a list can be too long for an address to leave it
        assume(False)  # noqa: FBT003 - hypothesis takes it so
    found = message_from_bytes(raw + b"\r\n", policy=policy.default)
    assert found.keys() == FIELDS
    assert [box.addr_spec for box in found["To"].addresses] == ["ann@reader.example"]
    assert [box.addr_spec for box in found["From"].addresses] == ["desk@house.example"]
    assert str(found["Subject"]).startswith("[TLP:GREEN]")
    assert str(found["Subject"]).endswith("(version 3)")
    assert all(len(line) <= 998 and b"\n" not in line for line in raw.split(b"\r\n"))


@given(WORDS)
def test_an_address_ends_no_field(text: str) -> None:
    """It is refused, or it is one address."""
    post = way(sender=text)
    one = Errand(copy=COPY, readers=readers(), way=post)
    try:
        raw = heads.head(one, Letter("s", b"", b""), mailbox("ann@reader.example"), "")
    except DeliveryError:
        return
    found = message_from_bytes(raw + b"\r\n", policy=policy.SMTPUTF8)
    assert len(found["From"].addresses) == 1
    assert found["Bcc"] is None


@given(WORDS, st.sampled_from(["draft", "released", "withdrawn"]))
def test_a_subject_says_all_however_long_the_title_is(title: str, status: str) -> None:
    """Marking first, version last, and no longer than what lists show."""
    told = subject(replace(COPY, title=title, status=status))
    assert len(told) <= letter.LONGEST
    assert told.startswith("[TLP:GREEN] ")
    assert told.endswith(" (version 3)")


@given(WORDS, st.sampled_from(["pdf", "html"]))
def test_the_name_of_a_file_is_a_name(title: str, suffix: str) -> None:
    """With the marking first, and nothing in it that a file system or a header minds."""
    name = letter.attachment(replace(COPY, title=title), suffix)
    assert name.startswith("TLP-GREEN_")
    assert name.endswith(f"_2024-03-05_v3.{suffix}")
    assert not {*name} & {*'/\\:*?"<>|\r\n\0;='}
    assert len(name.encode()) <= 255


def test_the_pattern_of_a_list_is_no_pattern_here() -> None:
    """Only what the way says may stand in its address to leave."""
    post = way(unsubscribe="https://house.example/{0.__class__}")
    one = Errand(copy=COPY, readers=readers(), way=post)
    raw = heads.head(one, Letter("s", b"", b""), mailbox("ann@reader.example"), "")
    assert b"<https://house.example/{0.__class__}>" in raw
    with pytest.raises(DeliveryError, match="is no address"):
        heads.head(
            Errand(copy=COPY, readers=readers(), way=way(unsubscribe="javascript:x")),
            Letter("s", b"", b""), mailbox("ann@reader.example"), "",
        )  # fmt: skip
