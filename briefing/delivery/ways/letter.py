"""The letter: a report's message with what is attached, the same for all receivers."""

from __future__ import annotations

from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage

import msgspec

from briefing.delivery import releases
from briefing.delivery.copies import Copy
from briefing.delivery.policy.records import Way
from briefing.delivery.ways import withdrawal
from briefing.delivery.ways.fields import clean
from briefing.errors import DeliveryError
from briefing.slugs import slug

LONGEST = 180  # characters of a subject; lists show fewer
DRAFT = "DRAFT"
_KEPT = ("mime-version", "content-")  # fields of the message that stay; all others are ours
_KINDS = {
    "pdf": ("application", "pdf"),
    "html": ("text", "html"),
    "md": ("text", "markdown"),
    "docx": ("application", "vnd.openxmlformats-officedocument.wordprocessingml.document"),
}


class Letter(msgspec.Struct, frozen=True):
    """A message without the fields of its sender and receiver, in two pieces of it."""

    subject: str
    head: bytes
    body: bytes


def letter(copy: Copy, way: Way) -> Letter:
    """The letter that takes a copy, or tells that it was withdrawn. Raises DeliveryError."""
    made = withdrawal.message(copy) if copy.status == "withdrawn" else _report(copy, way)
    return _parted(made, subject(copy))


def note(text: str, subject: str) -> Letter:
    """A plain text as a letter."""
    made = EmailMessage(policy=policy.SMTP)
    made.set_content(text, cte="quoted-printable")
    return _parted(made, subject)


def _parted(made: EmailMessage, subject: str) -> Letter:
    for name in {*made.keys()}:
        if not name.lower().startswith(_KEPT):
            del made[name]
    head, _, body = made.as_bytes(policy=policy.SMTP).partition(b"\r\n\r\n")
    return Letter(subject, head + b"\r\n", body)


def subject(copy: Copy) -> str:
    """The marking, that it is a draft or withdrawn, the title, and which version it is."""
    marking = f"[{copy.marking}] " if copy.marking else ""
    status = {"draft": f"{DRAFT}: ", "withdrawn": f"{withdrawal.HEAD}: "}.get(copy.status, "")
    version = f" (version {copy.version})" if copy.version else ""
    room = LONGEST - len(marking) - len(status) - len(version)
    title = clean(copy.title)
    shown = title if len(title) <= room else f"{title[: room - 1].rstrip()}…"
    return f"{marking}{status}{shown}{version}"


def attachment(copy: Copy, suffix: str) -> str:
    """The name of an attached file, with the marking."""
    marking = copy.marking.replace(":", "-").replace("+", "-")
    version = f"v{copy.version}" if copy.version else DRAFT
    parts = [marking, slug(copy.title), copy.day, version]
    return f"{'_'.join(part for part in parts if part)}.{suffix}"


def _report(copy: Copy, way: Way) -> EmailMessage:
    made = message_from_bytes(releases.written(copy, "eml"), policy=policy.SMTP)
    if not isinstance(made, EmailMessage) or made.get_content_type() != "multipart/mixed":
        raise DeliveryError(f"{copy.name}: its message is none of the kit's. Release it again.")
    _look(copy, made)
    for suffix in way.attach:
        if suffix not in _KINDS:
            raise DeliveryError(
                f"the way {way.name} attaches {suffix!r}, which no mail carries. "
                f"Known: {', '.join(_KINDS)}."
            )
        main, sub = _KINDS[suffix]
        raw, name = releases.written(copy, suffix), attachment(copy, suffix)
        made.add_attachment(raw, main, sub, filename=name)
    return made


def _look(copy: Copy, made: EmailMessage) -> None:
    """No mail leaves that does not say at both its ends what may be done with it."""
    for kind, text in _bodies(made):
        lines = text.split()
        ends = [*lines[:1], *lines[-1:]] if kind == "plain" else []
        unmarked = copy.marking and (
            any(end != copy.marking for end in ends) or text.count(copy.marking) < 2
        )
        if unmarked:
            raise DeliveryError(
                f"{copy.name}: its mail is not marked {copy.marking}. Run it again."
            )
        if copy.status == "draft" and DRAFT not in text.upper():
            raise DeliveryError(f"{copy.name}: its mail does not say {DRAFT}. Run it again.")


def _bodies(made: EmailMessage) -> Iterator[tuple[str, str]]:
    for kind in ("plain", "html"):
        part = made.get_body((kind,))
        if part is None:
            raise DeliveryError("the message of a report has no text, or no page. Run it again.")
        yield kind, str(part.get_content())
