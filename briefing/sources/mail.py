"""Mail: single messages and mailboxes; each message is an article, each attachment its own."""

from __future__ import annotations

import email
import email.errors
import email.policy
import email.utils
import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace
from email.message import EmailMessage
from itertools import islice

from briefing.cleaning import Known, clean
from briefing.cleaning.encodings import decoded
from briefing.cleaning.letters import letter
from briefing.errors import SourceError
from briefing.models import Article, Origin, Published, Skipped
from briefing.sources import is_input, printable, read_bytes, suffix_of, suffixes

NAME = "mail"
SUFFIXES = (".eml", ".mbox", ".mbx")
LARGEST = 200_000_000  # bytes of a mailbox
ISOLATED = True  # attachments may be of any kind
LARGEST_MESSAGE = 30_000_000  # bytes
MOST_PARTS = 200  # of a message

_HEADER = re.compile(
    rb"(?:[A-Za-z][A-Za-z0-9-]{1,60}:[^\r\n]{0,2000}\r?\n(?:[ \t][^\r\n]*\r?\n)*){3,}"
)
_SURE = re.compile(rb"^(?:Message-ID|Received|MIME-Version|Return-Path|Delivered-To):", re.I | re.M)
_NEXT = re.compile(rb"(?:\A|\n)From [^\r\n]{0,500}\d\d:\d\d[^\r\n]{0,60}\r?\n")  # RFC 4155
_REPLY = re.compile(
    r"\s*(?:(?:re|fwd?|aw|wg|sv|tr|답장|전달|返信|転送)\s{0,2}(?:\[\d+\])?[:：]\s*)+", re.IGNORECASE
)
_TROUBLE = (
    *(LookupError, TypeError, ValueError, AttributeError, AssertionError, RecursionError),
    *(email.errors.MessageError, email.errors.MessageDefect),
)  # what the standard library raises on headers that nobody may write


def recognises(raw: bytes) -> bool:
    """True for bytes that begin with the headers of a message, or with the line of a mailbox."""
    start = raw[:8192].lstrip()
    if _NEXT.match(start):
        return True
    return bool(_HEADER.match(start) and _SURE.search(start))


def read(raw: bytes, place: str) -> Iterator[Article | Skipped]:
    """The message, or every message of a mailbox; those without text and attachments are told."""
    if not _NEXT.match(raw.lstrip()[:1000]):
        yield from _message(raw, place)
        return
    for number, one in enumerate(_messages(raw.lstrip()), start=1):
        part = f"{place}#{number}"
        if len(one) > LARGEST_MESSAGE:
            why = f"{len(one):,} bytes; a message may have {LARGEST_MESSAGE:,}"
            yield Skipped(part, why)
            continue
        try:
            yield from _message(one, part)
        except SourceError as error:
            yield Skipped(part, str(error).removeprefix(f"{part}: "))


def _messages(raw: bytes) -> Iterator[bytes]:
    """The messages of a mailbox, without the lines that part them."""
    marks = [(m.start(), m.end()) for m in _NEXT.finditer(raw)]
    for (_, start), (end, _) in zip(marks, [*marks[1:], (len(raw), 0)], strict=True):
        yield raw[start:end].replace(b"\n>From ", b"\nFrom ")


def _message(raw: bytes, place: str) -> Iterator[Article | Skipped]:
    try:
        message = email.message_from_bytes(raw, policy=email.policy.default)
        parts = list(islice(message.walk(), MOST_PARTS + 1))
    except _TROUBLE as error:
        raise SourceError(f"{place}: no message that can be read ({error})") from error
    if len(parts) > MOST_PARTS:
        raise SourceError(f"{place}: more than {MOST_PARTS} parts. Save its text by itself.")
    found = list(_attached(parts, place))
    text, notes = _text(parts, place)
    if not text.strip():
        if not found:
            raise SourceError(f"{place}: a message without text. Save what it shows, if anything.")
        yield from found
        return
    kept, dropped = letter(text)
    known = _known(message, notes)
    digest = hashlib.sha256(raw).hexdigest()
    try:
        article = clean(kept, Origin(place, digest, len(raw)), known)
    except SourceError as error:
        if not found:
            raise
        yield Skipped(place, str(error).removeprefix(f"{place}: "))
    else:
        yield replace(article, dropped=(*dropped, *article.dropped))
    yield from found


def _attached(parts: list[EmailMessage], place: str) -> Iterator[Article | Skipped]:
    """What is in the attachments that some source reads; the others are told."""
    for number, part in enumerate(parts, start=1):
        name = _name(part)
        if not name or part.is_multipart():
            continue
        inside = f"{place}#{printable(name)[-200:]}"
        if suffix_of(name) not in suffixes() or not is_input(name):
            if part.get_content_disposition() == "attachment":
                yield Skipped(inside, "an attachment of a kind that is not read")
            continue
        try:
            content = part.get_payload(decode=True)
            yield from read_bytes(content if isinstance(content, bytes) else b"", inside)
        except SourceError as error:
            yield Skipped(inside, str(error).removeprefix(f"{inside}: "))
        except _TROUBLE as error:
            yield Skipped(inside, f"attachment {number} cannot be unpacked ({error})")


def _name(part: EmailMessage) -> str:
    try:
        return (part.get_filename() or "").replace("\\", "/").rsplit("/", 1)[-1]
    except _TROUBLE:
        return ""


def _text(parts: list[EmailMessage], place: str) -> tuple[str, tuple[str, ...]]:
    """The plain text of the message, else that of its HTML; notes on how it was decoded."""
    bodies: dict[str, list[str]] = {"text/plain": [], "text/html": []}
    notes: list[str] = []
    for part in parts:
        kind = part.get_content_type()
        if kind not in bodies or _name(part) or part.is_multipart():
            continue
        try:
            raw = part.get_payload(decode=True)
            text, told = decoded(raw if isinstance(raw, bytes) else b"", place, _charset(part))
        except (SourceError, *_TROUBLE):
            notes.append(f"a part of kind {kind} could not be decoded")
            continue
        bodies[kind].append(text)
        notes += told
    plain = "\n\n".join(bodies["text/plain"])
    if len(plain.split()) >= 5 or not bodies["text/html"]:
        return plain, tuple(notes)
    from briefing.cleaning.pages import text_of

    shown = [line for html in bodies["text/html"] for line in text_of(html)]
    return "\n\n".join(shown), (*notes, "the message has no plain text; its HTML was read")


def _charset(part: EmailMessage) -> str | None:
    try:
        return part.get_content_charset()
    except _TROUBLE:
        return None


def _known(message: EmailMessage, notes: tuple[str, ...]) -> Known:
    subject = _REPLY.sub("", _header(message, "Subject"), count=1).strip()
    name, _ = email.utils.parseaddr(_header(message, "From"))
    return Known(
        title=subject or None,
        byline=name.strip("'\" ") or None,
        outlet=_header(message, "Organization") or _list(message) or None,
        published=_sent(message),
        notes=notes,
    )


def _list(message: EmailMessage) -> str:
    """The name a mailing list gives itself (RFC 2919), if it gives one in words."""
    return _header(message, "List-Id").partition("<")[0].strip("\"' ")


def _header(message: EmailMessage, name: str) -> str:
    try:
        return " ".join(str(message.get(name) or "").split())[:2000]
    except _TROUBLE:
        return ""


def _sent(message: EmailMessage) -> Published | None:
    """When the message was sent, by its Date header."""
    printed = _header(message, "Date")
    try:
        when = email.utils.parsedate_to_datetime(printed)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    zone = f"{when:%z}" or None
    return Published(f"{when:%Y-%m-%d}", f"Date: {printed}", f"{when:%H:%M}", zone)
