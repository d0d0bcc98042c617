"""Mail: the letter is the article, what it quotes is not, and attachments are read as files."""

from __future__ import annotations

from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import SourceError
from briefing.sources import read_bytes
from tests.build import articles_in, skipped_in

TEXT = "The ministers met in Oslo on Monday and talked about radar data for two hours."


def mail(text: str = TEXT, **headers: str) -> EmailMessage:
    """A message with usual headers."""
    message = EmailMessage()
    given = {
        "Subject": "Port opened",
        "From": "Jane Doe <jane@example.org>",
        "Date": "Fri, 01 Mar 2024 23:30:00 +0900",
        "Message-ID": "<1@example.org>",
    }
    for name, value in {**given, **headers}.items():
        message[name.replace("_", "-")] = value
    message.set_content(text)
    return message


def mailbox(*messages: EmailMessage) -> bytes:
    """A mailbox of these messages."""
    line = b"From jane@example.org Fri Mar  1 10:00:00 2024\n"
    return b"".join(line + message.as_bytes() + b"\n\n" for message in messages)


def test_the_headers_are_the_record() -> None:
    """Subject, sender, list and date, the day as the sender's clock had it."""
    raw = mail(List_Id='"Radar Weekly" <radar.example.org>').as_bytes()
    (article,) = articles_in(raw, "a.eml")
    assert (article.title, article.byline, article.outlet) == (
        *("Port opened", "Jane Doe", "Radar Weekly"),
    )
    assert article.published is not None
    assert (article.published.date, article.published.time, article.published.zone) == (
        *("2024-03-01", "23:30", "+0900"),
    )
    assert article.published.evidence == "Date: Fri, 01 Mar 2024 23:30:00 +0900"


@pytest.mark.parametrize("subject", ["Re: Port opened", "FWD: RE: Port opened", "AW: Port opened"])
def test_marks_of_a_reply_are_no_title(subject: str) -> None:
    """Re: and its kin go."""
    (article,) = articles_in(mail(Subject=subject).as_bytes(), "a.eml")
    assert article.title == "Port opened"


def test_quoted_mail_and_signature_are_dropped() -> None:
    """Each line is on the record with its rule."""
    text = (
        f"{TEXT}\n\nOn Thu, 29 Feb 2024, John wrote:\n> Will they meet at all?\n\n-- \nJane Doe\n"
    )
    (article,) = articles_in(mail(text).as_bytes(), "a.eml")
    assert article.paragraphs == (TEXT,)
    assert [line.rule for line in article.dropped] == [*["quoted mail"] * 2, *["signature"] * 2]


def test_html_is_read_where_there_is_no_plain_text() -> None:
    """And a note says so."""
    message = mail()
    message.set_content(f"<p>{TEXT}</p><p>{TEXT[:-1]}, again.</p>", subtype="html")
    (article,) = articles_in(message.as_bytes(), "a.eml")
    assert len(article.paragraphs) == 2
    assert "the message has no plain text; its HTML was read" in article.notes


def test_an_attachment_is_an_article_of_its_own() -> None:
    """Its place names the message and the file."""
    message = mail()
    message.add_attachment(TEXT.replace("Oslo", "Seoul"), filename="seoul.txt")
    assert [a.origin.place for a in articles_in(message.as_bytes(), "a.eml")] == [
        "a.eml",
        "a.eml#seoul.txt",
    ]


def test_an_attachment_nobody_reads_is_told() -> None:
    """A picture costs one line."""
    message = mail()
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="a.png")
    assert [s.place for s in skipped_in(message.as_bytes(), "a.eml")] == ["a.eml#a.png"]


def test_a_mailbox_is_read_message_by_message() -> None:
    """One without text costs itself."""
    raw = mailbox(mail(), mail(""), mail(TEXT.replace("Oslo", "Seoul")))
    assert [a.origin.place for a in articles_in(raw, "a.mbox")] == ["a.mbox#1", "a.mbox#3"]
    assert [s.place for s in skipped_in(raw, "a.mbox")] == ["a.mbox#2"]


def test_mail_is_recognised_under_another_name() -> None:
    """A message saved as .txt is a message."""
    (article,) = articles_in(mail().as_bytes(), "a.txt")
    assert article.notes[0] == "named .txt, but read as mail"


@pytest.mark.parametrize("header", ["Date", "From", "Subject", "Content-Type"])
@given(value=st.binary(max_size=60))
def test_a_broken_header_breaks_nothing(header: str, value: bytes) -> None:
    """Whatever stands in it, the text is read or refused with a reason."""
    raw = header.encode() + b": " + value + b"\nMIME-Version: 1.0\nX-A: b\n\n" + TEXT.encode()
    try:
        list(read_bytes(raw, "a.eml"))
    except SourceError as error:
        assert str(error).startswith("a.eml")  # noqa: PT017 - it may also raise nothing


@given(st.data())
def test_a_broken_mailbox_raises_only_source_errors(data: st.DataObject) -> None:
    """Cut short or with bytes changed."""
    message = mail()
    message.add_attachment(TEXT, filename="seoul.txt")
    raw = mailbox(message, mail())
    cut = data.draw(st.integers(1, len(raw)))
    spot = data.draw(st.integers(0, cut - 1))
    broken = raw[:spot] + data.draw(st.binary(min_size=1, max_size=8)) + raw[spot + 1 : cut]
    try:
        list(read_bytes(broken, "a.mbox"))
    except SourceError as error:
        assert str(error).startswith("a.mbox")  # noqa: PT017 - it may also raise nothing
