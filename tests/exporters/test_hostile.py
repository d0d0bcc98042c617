"""No text from outside runs, reads, asks, hides or breaks anything: 248 cases in every format."""

from __future__ import annotations

import getpass
import io
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from briefing.exporters import NAMES, export
from briefing.exporters.variants.opening import opened
from briefing.exporters.visible import shown
from tests.exporters import hostile_cases as cases
from tests.exporters import hostile_notebook
from tests.exporters import notebook as kit

BAIT = "bait-5f3a"  # the content of a file that a text asks for
GROUPS = pytest.mark.parametrize("group", cases.GROUPS)
# What a page of the kit is made of.
ELEMENTS = frozenset(
    "html head meta link title style body a bdi div p span header h1 h2 h3 h4 h5 h6 dl dt dd "
    "nav ol ul li main section figure figcaption table caption colgroup col "
    "thead tbody tr th td pre code strong em s sub sup br blockquote hr mark article footer "
    "details summary aside img small time wbr "
    "svg g path rect circle ellipse line polygon polyline text tspan defs clippath mask "
    "lineargradient radialgradient stop pattern image "
    "math mrow mi mn mo mtext mspace mfrac msup msub msubsup msqrt mroot munder mover munderover "
    "mtable mtr mtd mstyle mpadded mphantom menclose semantics annotation".split()
)
LOOK = """(known) => {
  const all = [...document.querySelectorAll('*')];
  const attributes = all.flatMap(e => [...e.attributes].map(a => [a.name, a.value]));
  return {
    strange: all.map(e => e.localName.toLowerCase()).filter(n => !known.includes(n)),
    handlers: attributes.filter(([n]) => n.startsWith('on')),
    links: attributes.filter(([n, v]) => /(^|:)href$|^src|^action$|^data$/.test(n)
      && !/^(#|https?:|data:(,|image|font))/.test(v)),
    owned: window.owned !== undefined,
    title: document.title,
    over: document.documentElement.scrollWidth - innerWidth,
    hidden: getComputedStyle(document.body).display,
    fixed: all.filter(e => getComputedStyle(e).position === 'fixed').length,
    text: document.body.textContent,
  };
}"""


@pytest.fixture(scope="module", autouse=True)
def bait() -> Iterator[None]:
    """A file that the texts ask for."""
    cases.FILE.parent.mkdir(exist_ok=True)
    cases.FILE.write_text(BAIT, "utf-8")
    yield
    shutil.rmtree(cases.FILE.parent)


@cache
def report(group: str, name: str) -> bytes:
    """The report of a group of cases.

    A figure is cut at its own edge, so that on paper its labels say nothing of the page: there
    one group has one.
    """
    figure = name != "pdf" or group == "styles"
    made = hostile_notebook.briefing(cases.GROUPS[group], figure=figure)
    return export(made, name, hostile_notebook.NAMED).data


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    """A page as wide as a phone's."""
    opened_ = browser.new_page(viewport={"width": 360, "height": 800})
    yield opened_
    opened_.close()


def bare(text: str) -> str:
    """The text as a reader sees it, without spaces."""
    return re.sub(r"\s+", "", shown(text))


@GROUPS
def test_in_a_browser_a_text_is_a_text(group: str, page: Any, tmp_path: Path) -> None:
    """Nothing runs, is asked for, is hidden, or is wider than a phone; every case can be read."""
    path = tmp_path / "report.html"
    path.write_bytes(report(group, "html"))
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("dialog", lambda dialog: said.append(dialog.message))
    page.goto(path.as_uri())
    found = page.evaluate(LOOK, sorted(ELEMENTS))
    read = re.sub(r"\s+", "", found.pop("text"))
    outside = [url for url in asked if not url.startswith(("file:///", "data:"))]
    assert (outside, said) == ([], [])
    title = found.pop("title")
    assert bare(cases.GROUPS[group][0][:300])[:20] in bare(title)
    assert found.pop("over") <= 0
    assert found == {
        "strange": [], "handlers": [], "links": [], "owned": False, "hidden": "block", "fixed": 0,
    }  # fmt: skip
    assert [text for text in cases.GROUPS[group] if bare(text) not in read] == []


@GROUPS
def test_on_paper_a_text_is_a_text(group: str, tmp_path: Path) -> None:
    """The PDF has no action and no link but to the web, and its words stay on the page."""
    import pikepdf

    raw = report(group, "pdf")
    with pikepdf.open(io.BytesIO(raw)) as document:
        keys = {
            str(key)
            for one in document.objects
            if isinstance(one, pikepdf.Dictionary)
            for key in one.keys()  # noqa: SIM118 a dictionary of PDF is not iterable itself
        }
        addresses = [
            str(one["/URI"])
            for one in document.objects
            if isinstance(one, pikepdf.Dictionary) and "/URI" in one
        ]
        strange = [
            repr(one)
            for page in document.pages
            for one in page.get("/Annots", ())
            if one["/Subtype"] != "/Link"
            or ("/A" in one and one["/A"]["/S"] not in ("/URI", "/GoTo"))
        ]
        attached = len(document.attachments)
    forbidden = {"/JS", "/JavaScript", "/Launch", "/OpenAction", "/AA", "/EmbeddedFiles"}
    web = [url for url in addresses if not url.startswith(("http://", "https://"))]
    assert (keys & forbidden, web, strange, attached) == (set(), [], [], 0)
    assert _outside_of_its_page(raw, tmp_path) == []


def _outside_of_its_page(raw: bytes, folder: Path) -> list[str]:
    """The words that do not lie on their page as a whole."""
    if shutil.which("pdftotext") is None:
        pytest.skip("no pdftotext here: the places of words were not looked at")
    path = folder / "report.pdf"
    path.write_bytes(raw)
    done = subprocess.run(["pdftotext", "-bbox", str(path), "-"], capture_output=True, check=True)
    found: list[str] = []
    width = height = 0.0
    for line in done.stdout.decode("utf-8", "replace").splitlines():
        box = [float(number) for number in re.findall(r'"(-?[\d.]+)"', line)]
        if "<page" in line:
            width, height = box[0], box[1]
        elif "<word" in line:
            left, top, right, bottom = box[:4]
            if left < 0 or top < 0 or right > width + 0.5 or bottom > height + 0.5:
                found.append(line.strip()[:200])
    return found


@GROUPS
def test_every_case_can_be_read_on_paper(group: str) -> None:
    """The words of a text are in the PDF, none of them taken for a command."""
    import pypdfium2

    document = pypdfium2.PdfDocument(report(group, "pdf"))
    pages = [document[n].get_textpage().get_text_bounded() for n in range(len(document))]
    read = re.sub(r"[\s\ufffe\u00ad\u200b-]+", "", "".join(pages))
    missing = [text for text in _plain(cases.GROUPS[group]) if _letters(text) not in read]
    assert missing == []


def _plain(texts: tuple[str, ...]) -> list[str]:
    """Texts whose letters every reader of PDF gives back one for one, on one page."""
    return [text for text in texts if len(text) < 300 and shown(text).isascii()]


def _letters(text: str) -> str:
    return re.sub(r"[\s-]+", "", shown(text))


@GROUPS
@pytest.mark.parametrize("name", NAMES)
def test_no_file_is_read(name: str, group: str) -> None:
    """What the file holds that a text asks for is in no part of the report."""
    texts = (said.text for said in opened(report(group, name), f"report.{name}"))
    assert not any(BAIT in text or "root:x:0" in text for text in texts)


@pytest.mark.parametrize("name", NAMES)
def test_no_report_names_the_machine_it_was_made_on(name: str) -> None:
    """No folder of the house, of the kit or for passing files, and nobody's name."""
    made = export(kit.briefing(figure=True), name, hostile_notebook.NAMED)
    files = [(f"report.{name}", made.data), *made.files]
    folders = (Path.home(), Path(kit.__file__).parents[2], Path(sys.prefix), tempfile.gettempdir())
    private = [f"{folder}/" for folder in folders] + [
        word for word in (getpass.getuser(), socket.gethostname()) if len(word) > 5
    ]
    for file, raw in files:
        said = [raw.decode("latin-1"), *(one.text for one in opened(raw, file))]
        assert [(file, word) for word in private if any(word in text for text in said)] == []


@GROUPS
@pytest.mark.parametrize("name", [name for name in NAMES if name == "docx"])
def test_word_is_given_no_fields_and_no_pictures_from_elsewhere(name: str, group: str) -> None:
    """All parts are well formed, and what lies outside is a link to the web."""
    from lxml import etree

    links: list[str] = []
    fields: list[str] = []
    with zipfile.ZipFile(io.BytesIO(report(group, name))) as archive:
        for member in archive.namelist():
            if not member.endswith((".xml", ".rels")):
                continue
            root = etree.fromstring(archive.read(member))
            for element in root.iter():
                if element.get("TargetMode") == "External":
                    links.append(str(element.get("Target")))
                if str(element.tag).endswith("}instrText"):
                    fields.append(str(element.text).split()[0])
    assert [link for link in links if not link.startswith(("http://", "https://"))] == []
    assert {*fields} <= {"PAGE", "NUMPAGES", "PAGEREF", "TOC", "SEQ", "STYLEREF", "REF"}


@pytest.mark.parametrize("name", [name for name in NAMES if name == "eml"])
@GROUPS
def test_a_mail_has_only_its_own_headers(name: str, group: str) -> None:
    """No line of a text becomes a header or another part, and no picture comes from elsewhere."""
    from email import policy
    from email.parser import BytesParser

    message = BytesParser(policy=policy.default).parsebytes(report(group, name))
    every = {key.lower() for part in message.walk() for key in part}
    assert not {"bcc", "cc", "to", "x-injected"} & every
    body = message.get_body(preferencelist=("html",))
    assert body is not None
    sources = re.findall(r"<img[^>]+src=\"([^\"]*)\"", body.get_content())
    assert [source for source in sources if not source.startswith("cid:")] == []
