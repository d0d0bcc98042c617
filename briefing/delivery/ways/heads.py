"""The head of a letter: whom it is from and for, and which thread it belongs to."""

from __future__ import annotations

import urllib.parse
from email.utils import format_datetime

from briefing.clock import moment
from briefing.delivery.errands import Errand
from briefing.delivery.ways import fields, threads
from briefing.delivery.ways.letter import Letter
from briefing.delivery.ways.mailboxes import Mailbox, mailbox
from briefing.errors import DeliveryError
from briefing.slugs import slug

LONGEST = 900  # characters of an address to unsubscribe; a line may have 998 (RFC 5322, 2.1.1)


def head(errand: Errand, letter: Letter, receiver: Mailbox, before: str) -> bytes:
    """The fields of a letter to one receiver; `before` is the identity of what it answers.

    Raises DeliveryError for addresses that are none.
    """
    way, copy = errand.way, errand.copy
    sender = mailbox(way.sender)
    thread = threads.root(copy, sender.domain)
    answered = message_id(before, sender) if before else ""
    return b"".join(
        (
            fields.address("From", sender),
            fields.address("Reply-To", mailbox(way.reply_to)) if way.reply_to else b"",
            fields.address("To", receiver),
            fields.field("Subject", letter.subject),
            fields.field("Date", format_datetime(moment())),
            fields.exact("Message-ID", message_id(errand.identity(receiver.address), sender)),
            fields.exact("In-Reply-To", answered or thread),
            fields.exact("References", thread, *([answered] if before else [])),
            _list(errand, sender),
            _unsubscribing(errand, receiver),
            fields.exact("Auto-Submitted", "auto-generated"),
        )
    )


def note(sender: Mailbox, receiver: Mailbox, subject: str, identity: str) -> bytes:
    """The fields of a plain note to one person."""
    return b"".join(
        (
            fields.address("From", sender),
            fields.address("To", receiver),
            fields.field("Subject", subject),
            fields.field("Date", format_datetime(moment())),
            fields.exact("Message-ID", message_id(identity, sender)),
            fields.exact("Auto-Submitted", "auto-generated"),
        )
    )


def message_id(identity: str, sender: Mailbox) -> str:
    """The id of a message: the same for the same errand, whenever it is written."""
    return f"<{identity}@{sender.domain}>"


def _list(errand: Errand, sender: Mailbox) -> bytes:
    """RFC 2919: the name of the list, and what it is called by programs."""
    label = slug(errand.readers.name or "readers").encode("ascii", "ignore").decode()
    title = fields.clean(errand.readers.title)
    told = f"{fields.phrase(title)}\r\n " if title else ""
    return f"List-Id: {told}<{label or 'readers'}.{sender.domain}>\r\n".encode()


def _unsubscribing(errand: Errand, receiver: Mailbox) -> bytes:
    """RFC 2369, and RFC 8058 where one click is enough."""
    told = errand.way.unsubscribe
    if not told:
        return b""
    for name, value in (("{receiver}", receiver.address), ("{list}", errand.readers.name)):
        told = told.replace(name, urllib.parse.quote(value, safe="", errors="replace"))
    if not told.startswith(("mailto:", "https://")) or not _is_address(told):
        raise DeliveryError(
            f"unsubscribe of the way {errand.way.name} is no address: write mailto:NAME@HOST or "
            "https://HOST/PATH, where {receiver} and {list} may stand."
        )
    post = fields.exact("List-Unsubscribe-Post", "List-Unsubscribe=One-Click")
    return fields.exact("List-Unsubscribe", f"<{told}>") + (
        post if told.startswith("https:") else b""
    )


def _is_address(text: str) -> bool:
    return (
        len(text) <= LONGEST and text.isascii() and text.isprintable() and not {*text} & {*' <>"\\'}
    )
