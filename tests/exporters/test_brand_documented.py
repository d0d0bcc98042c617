"""The style of a house as docs/brand.md shows it, in every format."""

from __future__ import annotations

import email
import email.policy
import io
import re
import zipfile

import pytest

from briefing.errors import ExportError
from briefing.exporters import brand, export
from briefing.exporters.brandfile import KEYS
from briefing.exporters.faces import latin
from briefing.exporters.writing import Options
from tests import documents
from tests.exporters import notebook as nb

PAGE = documents.read("docs/brand.md")
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'
NAME = "Office of Regional Affairs"


@pytest.fixture(scope="module")
def options(tmp_path_factory: pytest.TempPathFactory) -> Options:
    """The house of the document: each file it shows, and those it names."""
    from fontTools.ttLib import TTFont

    folder = tmp_path_factory.mktemp("house")
    for name, words in re.findall(r"(?m)^`(\S+)`:\n\n<[^\n]+\n```\w+\n(.*?)```", PAGE, re.DOTALL):
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(words, "utf-8")
    (folder / "style" / "mark.svg").write_text(SVG, "utf-8")
    with TTFont(latin()[4].path) as font:
        for number in (1, 16):
            font["name"].setName("House Sans", number, 3, 1, 0x409)
        font.save(folder / "style" / "HouseSans.ttf")
    return Options(brand=brand.read(folder))


def written(form: str, options: Options) -> bytes:
    """A small report of the house."""
    return export(nb.briefing(), form, options).data


def test_every_key_is_shown() -> None:
    """The example has each key there is."""
    (shown,) = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)
    assert {key for keys in KEYS.values() for key in keys} <= {*re.findall(r"\w+", shown)}


def test_the_page_has_it_all(options: Options) -> None:
    """Name, logo, colours, font, boilerplate and the house's own words and rules."""
    page = written("html", options).decode()
    seen = (
        NAME,
        'alt="Office of Regional Affairs"',
        "--accent:#5a1846",
        'font-family:"House Sans"',
        '--sans:"House Sans"',
        "room 4.12",
        '<p class="seal">',
        ".seal {",
    )
    assert [words for words in seen if words not in page] == []


def test_the_pdf_has_it_all(options: Options) -> None:
    """Name, logo with its words, font, boilerplate and the end as the house writes it."""
    import pikepdf
    import pypdfium2

    raw = written("pdf", options)
    document = pypdfium2.PdfDocument(raw)
    text = "".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    assert [w for w in (NAME, "room 4.12", "Sealed by the Office") if w not in text] == []
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        told = "".join(str(found) for found in pdf.objects if isinstance(found, pikepdf.Dictionary))
    assert "/Alt" in told
    assert NAME in told
    assert "JetBrainsMono" in told  # what the font calls itself inside


def test_the_word_file_has_it(options: Options) -> None:
    """Name, logo, colour and font."""
    with zipfile.ZipFile(io.BytesIO(written("docx", options))) as parts:
        body = parts.read("word/document.xml").decode()
        styles = "".join(parts.read(n).decode() for n in parts.namelist() if "styles" in n)
    assert [words for words in (NAME, "room 4.12") if words not in body] == []
    assert "5A1846" in styles.upper()


def test_the_mail_has_it(options: Options) -> None:
    """Name, logo and colour."""
    mail = email.message_from_bytes(written("eml", options), policy=email.policy.default)
    parts = {part.get_content_type(): part for part in mail.walk()}
    page = str(parts["text/html"].get_content())
    assert [words for words in (NAME, "#5a1846", "cid:logo") if words not in page] == []
    assert "image/png" in parts


def test_a_broken_template_is_named(options: Options) -> None:
    """The message says which file, and where in it."""
    folder = options.brand.templates
    assert folder is not None
    place = folder / "page" / "report.html"
    sound = place.read_text("utf-8")
    try:
        place.write_text(sound.replace("{% endblock %}", "{% endbloc %}"), "utf-8")
        with pytest.raises(ExportError, match=r"report\.html, line 5"):
            written("html", options)
    finally:
        place.write_text(sound, "utf-8")
