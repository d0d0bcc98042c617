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
    when = f" on {_day(event.on)}" if event and event.on else ""
    by = f" by {clean(event.by)}" if event and event.by else ""
    which = f"Version {copy.version}" if copy.version else "The draft"
    yield f"{which} of “{clean(copy.title)}” ({_day(copy.day)}) was withdrawn{when}{by}."
    yield f"Reason: {clean(event.note)}" if event and event.note else "No reason was given."
    later = max((e.version for e in copy.events if e.kind != "withdrawal"), default=0)
    if later > copy.version:
        yield f"Version {later} takes its place."
    yield "Do not quote it, and do not forward it. Delete what you have of it."


def _event(copy: Copy) -> Event | None:
    found = [e for e in copy.events if e.kind == "withdrawal" and e.version == copy.version]
    return found[-1] if found else None


def _day(moment: str) -> str:
    """A day as readers write it: 6 March 2024; as it is, when it is none."""
    from briefing.reading.dates import spell

    return spell(moment[:10]) or moment[:10]


def _page(copy: Copy, said: list[str]) -> str:
    from briefing.exporters.tlp import colour

    look = f"background:#000;color:{colour(copy.marking)};font-weight:700;padding:2px 8px"
    told = f'<span translate="no" style="{look}">{escape(copy.marking)}</span>'
    mark = f'<p style="margin:0 0 16px">{told}</p>' if copy.marking else ""
    words = "".join(f"<p>{escape(one)}</p>" for one in said)
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{HEAD}</title></head>'
        '<body style="margin:0 auto;padding:12px;max-width:640px;font-family:Arial,sans-serif;'
        f'font-size:16px;line-height:1.5;overflow-wrap:break-word">{mark}'
        f'<h1 style="font-size:20px">{HEAD}</h1>{words}{mark}</body></html>\n'
    )
