"""Mail: the writer's own text, its fields, its attachments; bad mail costs itself only."""

from __future__ import annotations

import contextlib
import time
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import SourceError
from briefing.models import Published
from briefing.sources import mail
from tests.build import articles_in, skipped_in

BODY = (
    "The harbour of Bergen opened again on Monday after two days of repairs.\n\n"
    "The ferry line said that all boats would sail as planned on Tuesday.\n"
)


def message(body: str = BODY, subject: str = "Re: Harbour opens", **headers: str) -> EmailMessage:
    """A mail with this text."""
    made = EmailMessage()
    made["Subject"] = subject
    made["From"] = "Åse Berg <ase@example.org>"
    made["Date"] = "Mon, 03 Jun 2024 10:15:00 +0900"
    for name, value in headers.items():
        made[name.replace("_", "-")] = value
    made.set_content(body)
    return made


RAW = message().as_bytes()


def test_the_headers_give_the_fields() -> None:
    """Subject without its mark, writer without address, date with zone and evidence."""
    (article,) = articles_in(RAW, "a.eml")
    assert (article.title, article.byline, article.outlet) == ("Harbour opens", "Åse Berg", None)
    assert article.published == Published(
        "2024-06-03", "Date: Mon, 03 Jun 2024 10:15:00 +0900", "10:15:00", "+09:00"
    )


def test_a_list_is_the_outlet() -> None:
    """Only its stated name, never its domain."""
    raw = message(List_Id="Harbour News <harbour.example.org>").as_bytes()
    (article,) = articles_in(raw, "a.eml")
    assert article.outlet == "Harbour News"


def test_what_others_wrote_is_left_out_with_its_rule() -> None:
    """Quoted replies, signature, footer."""
    body = f"{BODY}\nOn Sunday, Ola Nord wrote:\n> Will it open?\n\n-- \nÅse\n"
    (article,) = articles_in(message(body).as_bytes(), "a.eml")
    assert len(article.paragraphs) == 2
    assert {one.rule for one in article.dropped} == {"quoted reply", "signature"}


def test_html_is_read_when_there_is_no_plain_text() -> None:
    """Its paragraphs."""
    made = message()
    made.clear_content()
    made.set_content("<p>" + BODY.replace("\n\n", "</p><p>") + "</p>", subtype="html")
    (article,) = articles_in(made.as_bytes(), "a.eml")
    assert article.paragraphs[0].startswith("The harbour")


def test_a_stub_of_plain_text_is_not_the_mail() -> None:
    """Newsletters send one with their HTML."""
    made = message("Your program shows no HTML. Open this letter in a browser, please.\n")
    made.add_alternative("".join(f"<p>{text}</p>" for text in [*BODY.split("\n\n"), BODY]), "html")
    (article,) = articles_in(made.as_bytes(), "a.eml")
    assert article.paragraphs[0] == BODY.partition("\n\n")[0]
    assert "the plain text of the mail is only a part; its HTML was read" in article.notes


def test_attachments_are_read_or_told() -> None:
    """Each with a place of its own."""
    made = message()
    made.add_attachment(f"Another title\n\n{BODY}", filename="note.txt")
    made.add_attachment(b"\x00\x01", maintype="image", subtype="png", filename="map.png")
    places = [article.origin.place for article in articles_in(made.as_bytes(), "a.eml")]
    assert places == ["a.eml", "a.eml#note.txt"]
    assert [one.place for one in skipped_in(made.as_bytes(), "a.eml")] == ["a.eml#map.png"]


def test_an_attached_mail_is_a_mail() -> None:
    """Read as one."""
    made = message()
    made.add_attachment(message(subject="Inner"))
    titles = [article.title for article in articles_in(made.as_bytes(), "a.eml")]
    assert titles == ["Harbour opens", "Inner"]


def test_a_mailbox_gives_each_message() -> None:
    """A bad one is skipped."""
    line = b"From a@example.org Mon Jun  3 10:15:00 2024\n"
    raw = line + RAW + b"\n" + line + b"Subject: x\n\n\n" + line + RAW
    assert len(articles_in(raw, "a.mbox")) == 2
    assert [one.place for one in skipped_in(raw, "a.mbox")] == ["a.mbox#2"]


def test_an_undeclared_charset_is_guessed() -> None:
    """Korean in the code page of its time."""
    text = (
        "베르겐 항구가 이틀 만에 다시 열렸다. 선장들은 월요일 회의에서 새 항로를 정했다고 밝혔다."
    )
    (article,) = articles_in(b"Subject: x\nFrom: a@b.c\n\n" + text.encode("cp949"), "a.eml")
    assert article.paragraphs == (text,)


LONG = {
    "Subject of encoded words": b"Subject: " + b"=?utf-8?q?a?= " * 100_000,
    "Subject of words": b"Subject: " + b"a " * 500_000,
    "From of addresses": b"From: " + b"a@example.org, " * 50_000,
    "From in quotes": b'From: "' + b'\\"' * 300_000,
    "Content-Type of parameters": b"Content-Type: text/plain; " + b"a=b; " * 100_000,
    "List-Id of quotes": b"List-Id: " + b'" ' * 300_000,
}


@pytest.mark.parametrize("header", LONG.values(), ids=LONG.keys())
def test_a_header_without_end_costs_little(header: bytes) -> None:
    """Only its beginning is looked at; the text is read all the same."""
    raw = b"Date: Mon, 03 Jun 2024 10:15:00 +0900\n" + header + b"\n\n" + BODY.encode()
    begun = time.process_time()
    (article,) = articles_in(raw, "a.eml")
    assert len(article.paragraphs) == 2
    assert time.process_time() - begun < 3


def test_an_attached_mail_with_a_header_without_end_costs_little() -> None:
    """It is handed on as it came."""
    raw = RAW.replace(b"Subject: ", b"Subject: " + b"=?utf-8?q?a?= " * 50_000)
    top = b'Subject: See below\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="x"\n\n'
    begun = time.process_time()
    (article,) = articles_in(
        top + b"--x\nContent-Type: message/rfc822\n\n" + raw + b"--x--", "a.eml"
    )
    assert len(article.paragraphs) == 2
    assert time.process_time() - begun < 3


def test_parts_without_end_are_told_early() -> None:
    """The line says what is wrong."""
    top = b"Subject: Parts\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n"
    begun = time.process_time()
    with pytest.raises(SourceError, match="more than 200 parts"):
        articles_in(top + b"--x\n\na\n" * 200_000, "a.eml")
    assert time.process_time() - begun < 3


def test_a_zone_beyond_all_bounds_is_no_date() -> None:
    """The text is read all the same."""
    (article,) = articles_in(RAW.replace(b"+0900", b"+" + b"9" * 20), "a.eml")
    assert article.published is None


def test_headers_in_plain_utf_8_are_read() -> None:
    """As programs write them that encode nothing (RFC 6532)."""
    raw = RAW.replace(b"Re: Harbour opens", "Hafen wieder geöffnet".encode())
    (article,) = articles_in(raw, "a.eml")
    assert article.title == "Hafen wieder geöffnet"


@pytest.mark.parametrize(("charset", "title"), [("iso-8859-1", "Café opens"), ("euc-kr", "항구")])
def test_headers_nobody_encoded_are_in_the_charset_of_the_text(charset: str, title: str) -> None:
    """As old programs wrote them."""
    top = f"Subject: {title}\nFrom: A <a@b.c>\nContent-Type: text/plain; charset={charset}\n\n"
    (article,) = articles_in(f"{top}{BODY}".encode(charset), "a.eml")
    assert article.title == title


def test_a_sentence_that_begins_with_from_begins_no_mail() -> None:
    """Nor is it lost; empty lines above the first mail are none."""
    told = "From the harbour at 10:30 the boats sailed in the year 2024, all of them."
    one = b"From a@b.c Mon Jun  3 10:00:00 2024\n" + message(f"{BODY}\n{told}\n").as_bytes()
    found = articles_in(b"\n" + one + b"\n" + one, "a.mbox")
    assert [article.paragraphs[-1] for article in found] == [told, told]


def test_mail_is_recognised() -> None:
    """Whatever the file is called; a text with a header is none."""
    assert mail.recognises(RAW)
    assert not mail.recognises(b"Title: x\nDate: 2024-06-03\nSource: y\n\nText.")


def test_a_mail_without_text_is_told() -> None:
    """In one line."""
    with pytest.raises(SourceError, match="has no text"):
        articles_in(b"Subject: x\nFrom: a@b.c\nContent-Type: image/png\n\nxx", "a.eml")


@given(st.binary(max_size=200), st.integers(0, len(RAW)), st.integers(0, 60))
def test_any_bytes_are_read_or_refused(noise: bytes, start: int, length: int) -> None:
    """Noise, cuts, and noise in a sound mail."""
    for raw in (noise, RAW[:start], RAW[:start] + noise + RAW[start + length :]):
        with contextlib.suppress(SourceError):
            list(mail.read(raw, "a.eml"))
