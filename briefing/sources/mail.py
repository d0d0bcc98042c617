"""Mail: single messages (.eml) and mailboxes (.mbox), with the attachments that can be read."""

from __future__ import annotations

import codecs
import email
import email.errors
import re
from collections.abc import Iterator
from dataclasses import replace
from email.message import EmailMessage, Message
from email.policy import EmailPolicy
from email.utils import parseaddr, parsedate_to_datetime
from typing import Any

from briefing.cleaning import Known, clean
from briefing.cleaning.encodings import decoded
from briefing.cleaning.letters import own_text
from briefing.cleaning.lines import words
from briefing.cleaning.pages import text_of
from briefing.errors import SourceError
from briefing.models import Article, DroppedLine, Origin, Published, Skipped
from briefing.sources.nesting import depth

NAME = "a mail"
SUFFIXES = (".eml", ".mbox")
LARGEST = 200_000_000  # bytes of a mailbox
LARGEST_MESSAGE = 20_000_000  # bytes
MOST_PARTS = 200
MOST_DEPTH = 4  # mails in mails, and containers in them
_HEAD = 100_000  # bytes in which a mail declares a character set
_LONGEST_HEADER = 4_000  # code points; the parser's time grows with the square of them

_STUB = 3  # times as many words in HTML as in plain text: that is a stub, or the list's footer

# RFC 4155: who from, and when, with day and year; a sentence of a text may begin with the word.
_FROM = re.compile(
    rb"^From (?=\S.{0,150}\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b.{0,40}\d\d:\d\d)"
    rb"(?=.{0,220}\b(?:19|20)\d\d\b)",
    re.MULTILINE,
)
_CHARSET = re.compile(rb"charset\s{0,3}=\s{0,3}[\"']?([\w.:-]{2,40})", re.IGNORECASE)
_HEADERS = re.compile(
    rb"(?:[A-Za-z][A-Za-z0-9-]{0,60}:[^\n]{0,2000}\n(?:[ \t][^\n]{0,2000}\n){0,50}){3}"
)
_FIRST = re.compile(
    rb"^(?:From|Date|Message-ID|Received|Return-Path|Subject|MIME-Version):", re.I | re.M
)
_PREFIX = re.compile(
    r"(?:(?:re|fwd?|aw|wg|sv|tr|답장|전달|回复|转发)\s?:\s{0,3}){1,6}", re.IGNORECASE
)
_LIST_NAME = re.compile(r"\s*\"?([^<\"]{2,100}?)\"?\s*<")
# What the parser of the standard library raises on broken headers and bodies.
_BROKEN = (
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    RecursionError,
    AssertionError,
    OverflowError,
    email.errors.MessageError,
)


class _Bounded(EmailPolicy):
    """The standard library's way to read mail, but of a header only its beginning.

    Headers that nobody encoded are read in UTF-8 (RFC 6532), else in `charset`, that of the text.
    """

    charset = "utf-8"

    def header_fetch_parse(self, name: str, value: str) -> Any:
        raw = value[:_LONGEST_HEADER].encode("utf-8", "surrogateescape")
        try:
            plain = raw.decode("utf-8")
        except UnicodeDecodeError:
            plain = raw.decode(self.charset, "replace")
        return super().header_fetch_parse(name, plain)


class _Parts:
    """Makes the messages of a mail's parts, up to a number."""

    def __init__(self, place: str) -> None:
        self._place, self._left = place, 4 * MOST_PARTS  # containers, and parts of attached mails

    def __call__(self, policy: Any = None) -> EmailMessage:
        self._left -= 1
        if self._left < 0:
            raise _too_many(self._place)
        return EmailMessage(policy)


def _too_many(place: str) -> SourceError:
    return SourceError(f"{place}: more than {MOST_PARTS} parts. Save what is needed of it.")


def recognises(raw: bytes) -> bool:
    """True when `raw` begins as a mailbox, or with the headers of a mail."""
    if raw.startswith(b"From ") and _FROM.match(raw):
        return True
    start = raw[:4000].replace(b"\r\n", b"\n")
    return _HEADERS.match(start) is not None and len(set(_FIRST.findall(start))) >= 3


def read(raw: bytes, place: str) -> Iterator[Article | Skipped]:
    """The articles of a mail or a mailbox; what cannot be read comes as Skipped.

    Raises SourceError when nothing in it is an article.
    """
    some, last = False, ""
    for part, message in _messages(raw, place):
        try:
            for found in _of_message(message, part):
                some = some or isinstance(found, Article)
                yield found
        except SourceError as error:
            last = str(error)
            if part == place:
                raise
            yield Skipped(part, last.removeprefix(f"{part}: "))
    if not some:
        raise SourceError(last or f"{place}: no mail with a text is in it. Check that it is mail.")


def _messages(raw: bytes, place: str) -> Iterator[tuple[str, bytes]]:
    """The messages of a mailbox one by one, or the one that `raw` is."""
    raw = raw.removeprefix(codecs.BOM_UTF8).lstrip(b"\r\n")
    if not raw.startswith(b"From "):
        yield place, raw
        return
    start, number = raw.find(b"\n") + 1 or len(raw), 1
    for match in _FROM.finditer(raw, start):
        yield f"{place}#{number}", raw[start : match.start()].replace(b"\n>From ", b"\nFrom ")
        start, number = raw.find(b"\n", match.start()) + 1 or len(raw), number + 1
    yield f"{place}#{number}", raw[start:].replace(b"\n>From ", b"\nFrom ")


def _of_message(raw: bytes, place: str) -> Iterator[Article | Skipped]:
    if len(raw) > LARGEST_MESSAGE:
        raise SourceError(
            f"{place}: a mail of {len(raw):,} bytes; {LARGEST_MESSAGE:,} is the limit."
        )
    try:
        settings: dict[str, Any] = {"message_factory": _Parts(place), "charset": _charset(raw)}
        message = email.message_from_bytes(raw, policy=_Bounded(**settings))
        parts = _parts(message, place)
    except SourceError:
        raise
    except _BROKEN as error:
        raise SourceError(f"{place}: its headers are broken. Save the mail again.") from error
    failure = None
    try:
        yield _article(message, parts, raw, place)
    except SourceError as error:
        failure = error
    attached = False
    for found in _attachments(parts, place):
        attached = attached or isinstance(found, Article)
        yield found
    if failure and not attached:
        raise failure


def _charset(raw: bytes) -> str:
    """The first character set that a mail declares, if it is known."""
    found = _CHARSET.search(raw[:_HEAD])
    named = found[1].decode("ascii", "ignore") if found else "utf-8"
    try:
        b"".decode(named)
    except (LookupError, ValueError):
        return "utf-8"
    return named


def _parts(message: Message, place: str) -> list[Message]:
    """The parts that are no containers, in order; those of attached mails are their own."""
    found: list[Message] = []
    waiting: list[tuple[Message, int]] = [(message, 0)]
    while waiting:
        part, depth = waiting.pop()
        if part.get_content_maintype() == "multipart" and part.is_multipart():
            if depth > MOST_PARTS or len(found) + len(waiting) > MOST_PARTS:
                raise _too_many(place)
            inner = list(part.get_payload())
            waiting += [(p, depth + 1) for p in reversed(inner) if isinstance(p, Message)]
        else:
            found.append(part)
    return found


def _header(message: Message, name: str) -> str:
    try:
        return " ".join(str(message.get(name, "")).split())[:1000]
    except _BROKEN:
        return ""


def _file_name(part: Message) -> str:
    try:
        return re.sub(r"[^\w .()-]", "_", (part.get_filename() or "").rpartition("/")[2])[:120]
    except _BROKEN:
        return ""


def _content(part: Message) -> bytes:
    try:
        payload = part.get_payload(decode=True)
    except _BROKEN:
        return b""
    return payload if isinstance(payload, bytes) else b""


def _article(message: Message, parts: list[Message], raw: bytes, place: str) -> Article:
    texts = [
        part for part in parts if not _file_name(part) and part.get_content_maintype() == "text"
    ]
    plain, notes = _printed(texts, "plain", place)
    marked_up, told = _printed(texts, "html", place)
    if words(marked_up) > _STUB * words(plain):
        told += ("the plain text of the mail is only a part; its HTML was read",) if plain else ()
        plain, notes = marked_up, told
    if not plain:
        raise SourceError(f"{place}: the mail has no text. Save its attachments by themselves.")
    body, dropped = own_text(plain)
    known = replace(_known(message, dropped), notes=notes)
    return clean(body, Origin.of(raw, place), known)


def _printed(texts: list[Message], kind: str, place: str) -> tuple[str, tuple[str, ...]]:
    """The text of the parts of a kind, "plain" or "html", and notes on their characters."""
    bodies: list[str] = []
    notes: list[str] = []
    for part in texts:
        if part.get_content_subtype() != kind or not _content(part).strip():
            continue
        charset = part.get_param("charset")
        declared = charset if isinstance(charset, str) else None
        try:
            text, told = decoded(_content(part), place, declared)
        except SourceError as error:
            notes.append(f"a part of the mail is left out: {str(error).removeprefix(f'{place}: ')}")
            continue
        notes += told
        bodies.append(text if kind == "plain" else "\n\n".join(text_of(text)))
    return "\n\n".join(bodies), tuple(notes)


def _known(message: Message, dropped: tuple[DroppedLine, ...]) -> Known:
    writer, _ = parseaddr(_header(message, "From"))
    list_name = _LIST_NAME.match(_header(message, "List-Id"))
    outlet = _header(message, "Organization") or (list_name[1].strip() if list_name else "")
    return Known(
        title=_PREFIX.sub("", _header(message, "Subject"), count=1) or None,
        outlet=outlet or None,
        byline=writer or None,
        published=_published(_header(message, "Date")),
        dropped=dropped,
    )


def _published(date: str) -> Published | None:
    try:
        moment = parsedate_to_datetime(date)
    except _BROKEN:
        return None
    zone = moment.strftime("%z")
    printed = f"{zone[:3]}:{zone[3:5]}" if zone else None
    return Published(moment.date().isoformat(), f"Date: {date}", f"{moment:%H:%M:%S}", printed)


def _attachments(parts: list[Message], place: str) -> Iterator[Article | Skipped]:
    """Each attachment that some source reads, and a word on each that none does."""
    from briefing.sources import read_bytes, suffix_of, suffixes

    for number, part in enumerate(parts, 1):
        name = _file_name(part)
        attached_mail = part.get_content_type() == "message/rfc822"
        if not name and not attached_mail:
            continue
        inner = f"{place}#{name or f'{number}.eml'}"
        content = _inner_mail(part) if attached_mail else _content(part)
        if depth() > MOST_DEPTH:
            yield Skipped(inner, f"attached more than {MOST_DEPTH} levels deep")
        elif not attached_mail and suffix_of(name) not in suffixes():
            yield Skipped(inner, "an attachment of a kind that is not read")
        else:
            try:
                yield from read_bytes(content, inner, ".eml" if attached_mail else None)
            except SourceError as error:
                yield Skipped.of(inner, error)


def _inner_mail(part: Message) -> bytes:
    payload = part.get_payload()
    inner = payload[0] if isinstance(payload, list) and payload else None
    try:
        # Headers as they came: folding them anew costs time, and broken ones cannot be folded.
        as_they_came = EmailPolicy(refold_source="none")
        return inner.as_bytes(policy=as_they_came) if isinstance(inner, EmailMessage) else b""
    except (*_BROKEN, UnicodeError):
        return b""
