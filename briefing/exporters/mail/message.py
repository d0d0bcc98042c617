"""A report as a message: plain text, HTML, and the pictures inside it (RFC 5322, 2045, 2387)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from email import policy
from email.message import EmailMessage
from email.utils import format_datetime

from briefing.clock import moment
from briefing.exporters.blocks import Report
from briefing.exporters.building import Graphic
from briefing.exporters.content import Content
from briefing.exporters.image import Picture
from briefing.exporters.mail.cited import cited
from briefing.exporters.mail.page import ROOM, Image, page
from briefing.exporters.mail.text import text
from briefing.exporters.pictures import SCALE, raster
from briefing.exporters.writing import Options

LONGEST = 180  # characters of a subject; lists show fewer


def message(made: Content, options: Options) -> EmailMessage:
    """The message of a report, without sender and receivers, which belong to who sends it.

    It is multipart/mixed, so that the report as PDF can be added with `add_attachment`.
    Raises FigureError when a figure cannot be drawn.
    """
    report = cited(made.report)
    images = {n: _image(drawing, n) for n, drawing in enumerate(made.drawings, start=1)}
    logo = _logo(options)
    written = EmailMessage(policy=policy.SMTP)
    written["Subject"] = subject(report)
    written["Date"] = format_datetime(moment())
    written.set_content(text(report, options.brand), cte="quoted-printable")
    html = page(report, options.brand, images, logo)
    written.add_alternative(html, subtype="html", cte="quoted-printable")
    _embed(written, [*([logo] if logo else []), *images.values()])
    written.make_mixed()
    written["Content-Language"] = report.language
    _bound(written)
    return written


def subject(report: Report) -> str:
    """The marking in brackets, that it is a draft or was withdrawn, and the title."""
    marking = f"[{report.marking}] " if report.marking else ""
    head = f"{report.head}: " if report.head else ""
    words = " ".join(f"{marking}{head}{report.title}".split())
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1].rstrip()}…"


def _image(drawing: Graphic, number: int) -> Image:
    raw, suffix, across, _ = raster(drawing, number)
    drawn = isinstance(drawing, Picture) and drawing.suffix == suffix
    width = across if drawn else round(across / SCALE)
    return Image(raw, suffix, _cid(f"figure-{number}", raw), drawing.alt, max(min(width, ROOM), 1))


def _logo(options: Options) -> Image | None:
    found = options.brand.logo
    if found is None:
        return None
    raw, suffix, *_ = raster(Picture(found.raw, found.suffix, found.alt), 0)
    return Image(raw, suffix, _cid("logo", raw), found.alt)


def _cid(name: str, raw: bytes) -> str:
    """The id of a picture, the same whenever its bytes are."""
    return f"{name}.{hashlib.sha256(raw).hexdigest()[:16]}@briefing"


def _embed(written: EmailMessage, images: list[Image]) -> None:
    html = [*written.iter_parts()][-1]
    for image in images:
        html.add_related(
            image.raw,
            "image",
            "jpeg" if image.suffix == "jpg" else image.suffix,
            cid=f"<{image.cid}>",
            disposition="inline",
            filename=f"{image.cid.partition('.')[0]}.{image.suffix}",
        )
    if images:
        html.set_param("type", "text/html")  # of the part that shows the others (RFC 2387, 3.1)


def _bound(written: EmailMessage) -> None:
    """Boundaries made of what stands between them: nobody can write them beforehand."""
    digest = hashlib.sha256(b"".join(_contents(written))).hexdigest()[:24]
    several = [part for part in written.walk() if part.is_multipart()]
    for number, part in enumerate(several, start=1):
        part.set_boundary(f"=_briefing-{number}-{digest}")


def _contents(written: EmailMessage) -> Iterator[bytes]:
    for part in written.walk():
        if not part.is_multipart():
            yield bytes(part.get_payload(decode=True) or b"")
