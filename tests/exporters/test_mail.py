"""Mail: one message that any program can read, and that brings nothing along."""

from __future__ import annotations

import re
from email import message_from_bytes, policy
from email.message import EmailMessage
from html.parser import HTMLParser
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.exporters import export
from briefing.exporters.brand import Brand, Logo
from briefing.exporters.content import content
from briefing.exporters.document import parse
from briefing.exporters.mail import message
from briefing.exporters.mail.message import LONGEST, subject
from briefing.exporters.mail.wrapping import COLUMNS, width
from briefing.exporters.writing import DEFAULT, Options
from briefing.models import Annex, Front
from tests.exporters import backed, hostile
from tests.exporters import notebook as nb
from tests.exporters.opening import opened

DOT = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">'
    b'<rect width="9" height="9"/></svg>'
)
MARKED = Front("A pier for May", nb.FRONT.topic, nb.FRONT.lines, marking="TLP:AMBER")
CLIPPED = 102 * 1024  # bytes of HTML that Gmail shows before it hides the rest


@pytest.fixture(autouse=True)
def _day(monkeypatch: pytest.MonkeyPatch) -> None:
    """A known time, so that equal reports are equal messages."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")


def written(made: Any, options: Options = DEFAULT) -> bytes:
    """A notebook as the file of a message."""
    return export(made, "eml", options).data


def read(made: Any, options: Options = DEFAULT) -> EmailMessage:
    """The message of a notebook as a mail program reads it."""
    found = message_from_bytes(written(made, options), policy=policy.default)
    assert isinstance(found, EmailMessage)
    assert not found.defects
    return found


def body(found: EmailMessage, kind: str) -> str:
    """The plain text or the HTML of a message."""
    part = found.get_body((kind,))
    assert isinstance(part, EmailMessage)
    return str(part.get_content()).replace("\r\n", "\n")


class Tags(HTMLParser):
    """Every tag and attribute of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep a tag as it comes."""
        self.tags.append((tag, dict(attrs)))

    def values(self, name: str) -> list[str]:
        """All values of an attribute."""
        return [value for _, found in self.tags if (value := found.get(name))]


def test_a_message_has_text_and_page_and_pictures() -> None:
    """The parts are nested as RFC 2387 asks, with room for what is attached."""
    found = read(nb.briefing(figure=True))
    assert [part.get_content_type() for part in found.walk()] == [
        "multipart/mixed",
        "multipart/alternative",
        "text/plain",
        "multipart/related",
        "text/html",
        "image/png",
    ]
    assert [part.get_param("type") for part in found.walk() if part.is_multipart()] == [
        None, None, "text/html"
    ]  # fmt: skip


def test_the_head_says_marking_title_and_time() -> None:
    """Sender and receivers are left to whoever sends it."""
    found = read(nb.briefing(front=MARKED))
    assert found["Subject"] == "[TLP:AMBER] DRAFT: A pier for May"
    assert found["Date"] == "Tue, 14 Nov 2023 22:13:20 +0000"
    assert found["Content-Language"] == "en"
    assert (found["From"], found["To"], found["X-Unsent"]) == (None, None, "1")


def test_a_draft_says_so_in_its_subject() -> None:
    """Nobody has to open it to see."""
    assert str(read(nb.briefing(verdict=nb.FAILED))["Subject"]).startswith("DRAFT: A second pier")


def test_the_marking_stands_first_and_last() -> None:
    """In the text and on the page."""
    found = read(nb.briefing(front=MARKED))
    lines = body(found, "plain").rstrip("\n").split("\n")
    assert (lines[0], lines[-1]) == ("TLP:AMBER", "TLP:AMBER")
    assert body(found, "html").count(">TLP:AMBER</span>") == 2


def test_the_same_report_is_the_same_bytes() -> None:
    """Boundaries and ids of pictures are made of what they stand for."""
    made = nb.briefing(figure=True)
    assert written(made) == written(made)


def test_every_line_can_travel() -> None:
    """ASCII, CR LF, and no more than 78 characters a line (RFC 5322)."""
    for raw in (written(backed.briefing()), written(hostile.briefing())):
        lines = raw.split(b"\r\n")
        assert raw.isascii()
        assert b"\n" not in raw.replace(b"\r\n", b"")
        assert max(map(len, lines)) <= 78


def test_a_report_can_be_attached() -> None:
    """Delivery adds the PDF; the message stays whole."""
    made = message(content(parse(nb.briefing())), DEFAULT)
    made.add_attachment(b"%PDF-", "application", "pdf", filename="briefing.pdf")
    found = message_from_bytes(made.as_bytes(), policy=policy.default)
    assert isinstance(found, EmailMessage)
    assert [part.get_filename() for part in found.iter_attachments()] == ["briefing.pdf"]
    assert nb.LEAD.text in body(found, "html")
    assert made["X-Unsent"] is None


def test_pictures_are_inside() -> None:
    """Each picture of the page is a part of the message, none is loaded from elsewhere."""
    logo = Logo(DOT, "svg", "Seal of the port")
    found = read(nb.briefing(figure=True), Options(brand=Brand(house="Port", logo=logo)))
    page = Tags(body(found, "html"))
    ids = [str(part["Content-ID"])[1:-1] for part in found.walk() if part["Content-ID"]]
    assert page.values("src") == [f"cid:{id_}" for id_ in ids]
    assert page.values("alt") == ["Seal of the port", nb.FIGURE.alt]
    assert all(
        part.get_content().startswith(b"\x89PNG")
        for part in found.walk()
        if part.get_content_maintype() == "image"
    )


def test_references_lead_to_passages_in_the_mail() -> None:
    """Each has its anchor; no anchor comes twice."""
    page = Tags(body(read(backed.briefing()), "html"))
    inside = {url[1:] for url in page.values("href") if url.startswith("#")}
    ids = page.values("id")
    assert len(ids) == len({*ids})
    assert inside
    assert inside <= {*ids}


def test_of_sources_only_what_is_cited_is_printed() -> None:
    """The passages are marked, the full texts are elsewhere, and the mail says so."""
    silent = nb.article("Nobody cites these words.", published="2024-03-07")
    records = (nb.FRONT, nb.SECTIONS[0], Annex((nb.FIRST, silent)), nb.PASSED)
    found = read(nb.notebook(*(nb.shows(record) for record in records)))
    for kind in ("plain", "html"):
        said = " ".join(body(found, kind).split())
        assert "Nobody cites these words." not in said
        assert "The full texts are in the complete report." in said
    assert re.search(f"<mark [^>]*>{re.escape(nb.LEAD.text)}", body(found, "html"))


def test_styles_stand_in_their_elements() -> None:
    """A client that drops the style sheet still shows the report."""
    html = body(read(nb.briefing(figure=True)), "html")
    page = Tags(html)
    assert html.count("<style>") == 1
    assert "var(" not in html
    assert all("style" in found for tag, found in page.tags if tag in ("p", "h1", "h2", "td", "th"))
    assert {tag for tag, _ in page.tags} & {"script", "link", "iframe", "form", "svg"} == set()


def test_the_page_is_not_clipped() -> None:
    """Of a briefing with everything in it, far less than what Gmail shows."""
    assert len(body(read(backed.briefing()), "html").encode()) < CLIPPED / 2


def test_the_text_fits_and_is_whole() -> None:
    """Lines of 72 columns, with every statement, Korean and Japanese included."""
    text = body(read(nb.briefing(figure=True)), "plain")
    assert all(width(line) <= COLUMNS for line in text.split("\n"))
    said = "".join(text.split())
    for section in nb.SECTIONS:
        for one in section.statements:
            assert "".join(one.text.split()) in said


@given(st.text(st.characters(exclude_categories=("C", "Zl", "Zp")), min_size=1, max_size=200))
def test_any_title_is_one_subject(title: str) -> None:
    """Whatever the title, it is read back as it is written, and begins no header."""
    made = EmailMessage(policy=policy.SMTP)
    report = content(parse(nb.notebook(nb.shows(Front(title, "", ()))))).report
    made["Subject"] = subject(report)
    raw = made.as_bytes()
    found = message_from_bytes(raw, policy=policy.default)
    assert found.keys() == ["Subject"]
    assert "".join(str(found["Subject"]).split()) == "".join(subject(report).split())
    assert len(subject(report)) <= LONGEST


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r", "\x0b", "\u2028", "\x85"])
def test_a_title_adds_no_header(end: str) -> None:
    """A line end in a title is a blank."""
    title = f"Pier{end}Bcc: everybody@example.org{end}{end}<b>body</b>"
    found = read(nb.briefing(front=Front(title, "", ())))
    assert found["Bcc"] is None
    assert str(found["Subject"]) == "Pier Bcc: everybody@example.org <b>body</b>"


def test_hostile_words_stay_words() -> None:
    """No script, no picture, no link but to the web and inside, no boundary of the message."""
    found = read(hostile.briefing())
    page = Tags(body(found, "html"))
    assert {tag for tag, _ in page.tags} & {"script", "img", "svg", "iframe"} == set()
    assert not [name for _, has in page.tags for name in has if name.startswith("on")]
    away = [url for url in page.values("href") if not url.startswith("#")]
    assert all(url.startswith("https://example.org/") for url in away)
    assert "\u202e" not in body(found, "plain") + body(found, "html")


def test_a_table_too_wide_for_a_mail_is_a_list_of_records() -> None:
    """Each value by the name of its column; no table is wider than the column of text."""
    names = [f"Wide {number}" for number in range(20)]
    schema = {"fields": [{"name": name} for name in names]}
    grid = {"schema": schema, "data": [dict.fromkeys(names, 1111.5)]}
    shown = nb.new_output("display_data", data={"application/vnd.dataresource+json": grid})
    html = body(read(nb.briefing(nb.cell(shown))), "html")
    assert html.count("<strong>Wide 19:</strong>") == 1
    assert "<th" not in html.partition("Wide 0")[2].partition("Wide 19")[0]


def test_it_fits_every_width_and_asks_nobody(browser: Any, tmp_path: Path) -> None:
    """On a phone, in a pane and on a desk, hostile or not, nothing is wider than the window."""
    for name, made in (("whole", nb.briefing(figure=True)), ("hostile", hostile.briefing())):
        path = tmp_path / f"{name}.html"
        path.write_text(re.sub(r'src="cid:[^"]+"', "", body(read(made), "html")), "utf-8")
        for across in (320, 640, 1280):
            with opened(browser, path, across) as heard:
                over = heard.all("document.documentElement.scrollWidth - innerWidth")
                assert (heard.asked, heard.said, over <= 0) == ([], [], True)
                assert heard.page.title() != "owned"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everybody_can_read_it(browser: Any, tmp_path: Path, scheme: str) -> None:
    """No rule of WCAG 2.2 AA that axe-core checks is broken, by day or by night."""
    package = pytest.importorskip(
        "axe_playwright_python", reason="axe-playwright-python is not installed: no rule was run"
    )
    axe = files(package).joinpath("axe.min.js").read_text("utf-8")
    for name, made in (
        ("draft", nb.briefing(figure=True, verdict=nb.FAILED, front=MARKED)),
        ("backed", backed.briefing()),
    ):
        path = tmp_path / f"{name}.html"
        path.write_text(
            re.sub(r'src="cid:[^"]+"', 'src="data:,"', body(read(made), "html")), "utf-8"
        )
        with opened(browser, path, 360, color_scheme=scheme) as heard:
            heard.page.evaluate(axe)
            tags = "['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']"
            broken = heard.all(f"axe.run({{runOnly: {tags}}})")["violations"]
        assert [(rule["id"], rule["nodes"][0]["html"][:200]) for rule in broken] == []
