"""How a mail looks: at three widths in a browser, with its pictures, and nothing asked for."""

from __future__ import annotations

import base64
import re
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest

from briefing.delivery.journal import Journal
from briefing.delivery.ways import mail
from tests.delivery.mail import letters
from tests.delivery.mail.letters import body, copy, errand, read, way
from tests.exporters.opening import opened

WIDTHS = (320, 480, 800)
MARKS = """
[...document.querySelectorAll('span, p')]
    .filter(one => one.children.length === 0 && one.textContent === 'TLP:AMBER')
    .map(one => one.getBoundingClientRect())
    .map(box => box.width > 0 && box.left >= 0 && box.right <= innerWidth)
"""
PICTURES = "[...document.images].map(one => one.complete && one.naturalWidth > 1)"
WIDER = "document.documentElement.scrollWidth - innerWidth"
OUT = """
[...document.body.querySelectorAll('*')]
    .filter(one => one.getBoundingClientRect().right > innerWidth + 0.5)
    .map(one => one.outerHTML.slice(0, 80))
"""


def page(found: EmailMessage) -> str:
    """The page of a message with its pictures, as a mail program shows it."""
    parts = {str(part["Content-ID"]).strip("<>"): part for part in found.walk()}

    def shown(match: re.Match[str]) -> str:
        part = parts[match[1]]
        raw = base64.b64encode(bytes(part.get_payload(decode=True) or b"")).decode()
        return f'src="data:{part.get_content_type()};base64,{raw}"'

    return re.sub(r'src="cid:([^"]+)"', shown, body(found, "html"))


@pytest.fixture(params=["released", "draft", "withdrawn"])
def shown(request: pytest.FixtureRequest, tmp_path: Path, journal: Journal) -> tuple[Path, int]:
    """The page of a mail as a file, and how many pictures it has."""
    fields: dict[str, Any] = {"status": request.param}
    fields |= {"version": 0} if request.param == "draft" else {}
    events = (letters.SIGNED, letters.GONE) if request.param == "withdrawn" else (letters.SIGNED,)
    one = errand(copy(tmp_path, events=events, **fields), way(), "ann@reader.example")
    (outcome,) = mail.carry([one], one.way, journal, tmp_path / "out")
    path = tmp_path / "page.html"
    path.write_text(page(read(Path(outcome.where).read_bytes())), "utf-8")
    return path, 0 if request.param == "withdrawn" else 1


def test_it_fits_is_marked_and_asks_nobody(browser: Any, shown: tuple[Path, int]) -> None:
    """Nothing is wider than the window, both markings are in it, and every picture is there."""
    path, pictures = shown
    for width in WIDTHS:
        with opened(browser, path, width) as heard:
            assert (heard.all(WIDER), heard.all(OUT)) == (0, [])
            assert heard.all(MARKS) == [True, True]
            assert heard.all(PICTURES) == [True] * pictures
            assert (heard.asked, heard.said) == ([], [])
