"""The letter that tells who got a version that it was withdrawn."""

from __future__ import annotations

from collections.abc import Iterator
from email import policy
from email.message import EmailMessage
from html import escape

from briefing.delivery.copies import Copy, Event
from briefing.delivery.ways.fields import clean

HEAD = "WITHDRAWN"


def message(copy: Copy) -> EmailMessage:
    """A short text, and the same as a page, marked as the report was."""
    from briefing.exporters.mail.wrapping import wrap

    made = EmailMessage(policy=policy.SMTP)
    said = [*_said(copy)]
    marking = [copy.marking] if copy.marking else []
    lines = [*marking, *([""] if marking else []), HEAD]
    for one in said:
        lines += ["", *wrap(one)]
    made.set_content("\n".join([*lines, *([""] if marking else []), *marking]) + "\n", cte="8bit")
    made.add_alternative(_page(copy, said), subtype="html")
    for part in made.iter_parts():
        part.replace_header("Content-Transfer-Encoding", "quoted-printable")
    made["Content-Language"] = "en"
    return made


def _said(copy: Copy) -> Iterator[str]:
    event = _event(copy)
    when = f" on {event.on[:10]}" if event and event.on else ""
    by = f" by {clean(event.by)}" if event and event.by else ""
    which = f"Version {copy.version}" if copy.version else "The draft"
    yield f"{which} of “{clean(copy.title)}” ({copy.day}) was withdrawn{when}{by}."
    yield f"Reason: {clean(event.note)}" if event and event.note else "No reason was given."
    later = max((e.version for e in copy.events if e.kind != "withdrawal"), default=0)
    if later > copy.version:
        yield f"Version {later} takes its place."
    yield "Do not quote it, and do not forward it. Delete what you have of it."


def _event(copy: Copy) -> Event | None:
    found = [e for e in copy.events if e.kind == "withdrawal" and e.version == copy.version]
    return found[-1] if found else None


def _page(copy: Copy, said: list[str]) -> str:
    mark = f'<p style="font-weight:700">{escape(copy.marking)}</p>' if copy.marking else ""
    words = "".join(f"<p>{escape(one)}</p>" for one in said)
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{HEAD}</title></head>'
        '<body style="margin:12px;font-family:Arial,sans-serif;font-size:16px;line-height:1.5;'
        f'overflow-wrap:break-word">{mark}<h1 style="font-size:20px">{HEAD}</h1>{words}{mark}'
        "</body></html>\n"
    )
