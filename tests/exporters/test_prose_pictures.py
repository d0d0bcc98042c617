"""Pictures in Markdown: attached, inside the text, or beside the notebook; never fetched."""

from __future__ import annotations

import base64
import struct
import zlib
from pathlib import Path
from typing import Any

import pytest

from briefing.errors import ExportError
from briefing.exporters.blocks import Drawing, Par, Prose, Text
from briefing.exporters.content import Content, content
from briefing.exporters.document import parse
from briefing.exporters.walking import every
from briefing.exporters.writing import Options
from briefing.runner import census
from tests.exporters import notebook as nb

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">'
    '<rect width="9" height="9"/></svg>'
)


def png(width: int = 2, height: int = 2) -> bytes:
    """A PNG of one colour."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return (
            struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        )

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pixels = zlib.compress((b"\0" + b"\x40\x80\xc0" * width) * height)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
    )


PNG = base64.b64encode(png()).decode()


def made(source: str, attached: Any = None, folder: Path | None = None) -> Content:
    """The content of a notebook with one Markdown cell."""
    cell = nb.new_markdown_cell(source, attachments=attached or {})
    return content(parse(nb.notebook(cell, nb.shows(nb.FRONT)), Options(folder=folder)))


def drawings(shown: Content) -> list[Drawing]:
    """The drawings of a report in order."""
    return [*every(shown.report, Drawing)]


def test_an_attachment_is_a_figure_below_its_words() -> None:
    """Its brackets are the description, its title the headline; the words stay whole."""
    shown = made(
        'See ![A *dot*](attachment:a%20dot.png "One dot") here.',
        {"a dot.png": {"image/png": PNG}},
    )
    (block,) = shown.report.blocks
    assert isinstance(block, Prose)
    assert [node.kind for node in block.nodes] == ["par", "figure"]
    (drawing,) = drawings(shown)
    assert (drawing.number, drawing.headline, drawing.alt) == (1, "One dot", "A dot")
    assert shown.drawings[0].raw == png()  # type: ignore[union-attr] # it is a picture


@pytest.mark.parametrize(
    "address",
    [
        f"data:image/png;base64,{PNG}",
        f"<data:image/png;base64,{PNG}>",
        f"data:image/svg+xml;base64,{base64.b64encode(SVG.encode()).decode()}",
    ],
    ids=["png", "in angles", "svg"],
)
def test_a_picture_inside_the_text(address: str) -> None:
    """A picture in base 64 needs no file; a name of it elsewhere does as well."""
    assert len(drawings(made(f"![a]({address})"))) == 1
    assert len(drawings(made(f"![a][x]\n\n[x]: {address}"))) == 1


@pytest.mark.parametrize(
    "tag",
    [
        '<img src="attachment:a.png" width="300" alt="A &amp; B" title="One">',
        "<img alt='A &amp; B' style=width:3em src=attachment:a.png title='One'/>",
        f'<IMG title="One" alt="A &amp; B" src="data:image/png;base64,{PNG}">',
    ],
)
def test_a_picture_as_a_tag(tag: str) -> None:
    """A tag is how a picture gets its size in a notebook; a report gives it the room it needs."""
    (drawing,) = drawings(made(f"Words {tag} around.", {"a.png": {"image/png": PNG}}))
    assert (drawing.alt, drawing.headline) == ("A & B", "One")


def test_a_file_beside_the_notebook(tmp_path: Path) -> None:
    """A picture named by file is read from the notebook's folder."""
    (tmp_path / "figures").mkdir()
    (tmp_path / "figures" / "a b.png").write_bytes(png())
    assert len(drawings(made("![a](<figures/a b.png>)", folder=tmp_path))) == 1
    with pytest.raises(ExportError, match=r"cell 1 is a file, and the notebook's folder is not"):
        made("![a](figures/a%20b.png)")


def test_pictures_stand_where_they_are_met(tmp_path: Path) -> None:
    """In points, cells, quotations and notes they are numbered in the order of reading."""
    (tmp_path / "a.png").write_bytes(png())
    source = (
        "- ![one](a.png)\n\n> ![two](a.png)\n\n| ![three](a.png) |\n|---|\n| x |\n\n"
        "# Head ![four](a.png)\n\nx[^1]\n\n[^1]: Note ![five](a.png)"
    )
    shown = made(source, folder=tmp_path)
    assert [d.alt for d in drawings(shown)] == ["one", "two", "three", "four", "five"]
    assert [d.number for d in drawings(shown)] == [1, 2, 3, 4, 5]
    assert parse(
        nb.notebook(nb.new_markdown_cell(source)), Options(folder=tmp_path)
    ).figures == len(shown.drawings)


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("https://example.org/x.png", "a report fetches nothing"),
        ("//example.org/x.png", "a report fetches nothing"),
        ("file:///etc/passwd", "a report fetches nothing"),
        ("../secret.png", "lies outside the notebook's folder"),
        ("%2e%2e/secret.png", "lies outside the notebook's folder"),
        ("link.png", "lies outside the notebook's folder"),
        ("/etc/hostname.png", "lies outside the notebook's folder"),
        ("none.png", "is not in the notebook's folder"),
        ("loop.png", "is not in the notebook's folder"),
        ("folder.png", "is not in the notebook's folder"),
        ("text.png", "is not a readable png file"),
        ("notes.txt", "has no known format"),
        ("large.png", "has more than 10 MB"),
        ("attachment:b.png", "is not attached to it. Did you mean 'a.png'"),
        ("attachment:c.gif", "is of the type GIF"),
        ("data:image/png;base64,bm90IGEgcGljdHVyZQ==", "is not a readable png file"),
        ("data:text/html;base64,PGI+", "is of the type text/html"),
    ],
)
def test_what_cannot_be_shown_is_an_error_that_says_why(
    address: str, why: str, tmp_path: Path
) -> None:
    """It names the cell, and what to do; nothing is fetched, no folder is left."""
    folder = tmp_path / "notebook"
    (folder / "folder.png").mkdir(parents=True)
    (tmp_path / "secret.png").write_bytes(png())
    (folder / "link.png").symlink_to(tmp_path / "secret.png")
    (folder / "loop.png").symlink_to(folder / "loop.png")
    (folder / "text.png").write_text("not a picture")
    (folder / "notes.txt").write_text("words")
    with (folder / "large.png").open("wb") as large:
        large.truncate(10_000_001)
    attached = {"a.png": {"image/png": PNG}, "c.gif": {"image/gif": PNG}}
    with pytest.raises(ExportError, match="of cell 1") as error:
        made(f"![a]({address})", attached, folder)
    assert why in str(error.value)


@pytest.mark.parametrize(
    "inner",
    [
        "<script>alert(1)</script>",
        '<image href="https://example.org/x.png"/>',
        '<image xlink:href="file:///etc/passwd"/>',
        "<style>@import url(https://example.org/x.css);</style>",
        '<rect fill="url(https://example.org/x#y)"/>',
        "<foreignObject><b>x</b></foreignObject>",
    ],
)
def test_an_svg_leads_nowhere(inner: str) -> None:
    """A drawing that runs, loads or embeds anything is refused."""
    attached = {"a.svg": {"image/svg+xml": SVG.replace("<rect", f"{inner}<rect")}}
    with pytest.raises(ExportError, match="of cell 1"):
        made("![a](attachment:a.svg)", attached)


def test_a_picture_without_a_description_is_told() -> None:
    """The analyst is asked for words; the report has some in their place."""
    shown = made("![](attachment:a.png)", {"a.png": {"image/png": PNG}})
    assert shown.warnings == (
        "Cell 1: the picture 'attachment:a.png' has no description; write one between its "
        "brackets.",
    )
    assert drawings(shown)[0].alt == "Picture of cell 1, without a description"


@pytest.mark.parametrize(
    "source",
    [
        "![a](a.png) <img src='a.png'>",
        "<img src='a.png' onload=x> `<img src='a.png'>`",
        "<div>\n<img src=a.png>\n</div>",
        "<!-- ![a](a.png) -->",
        "x[^1]\n\n[^1]: ![a](a.png)\n\n    ![b](a.png)",
        "![a][r]\n\n[r]: a.png",
        "`![a](a.png)` \\![a](a.png)",
    ],
)
def test_the_census_of_a_run_counts_the_same(source: str, tmp_path: Path) -> None:
    """The runner counts pictures in its own way, and stops a report that loses one."""
    (tmp_path / "a.png").write_bytes(png())
    shown = made(source, folder=tmp_path)
    assert census.figures({"cell_type": "markdown", "source": source}) == len(shown.drawings)


def test_words_that_code_has_written_stop_no_report() -> None:
    """Text of an article, shown as Markdown, may name any picture: it is words."""
    output = nb.new_output("display_data", data={"text/markdown": "a ![b](https://example.org/c)"})
    report = content(parse(nb.notebook(nb.cell(output), nb.shows(nb.FRONT)))).report
    (block,) = report.blocks
    assert isinstance(block, Prose)
    (par,) = block.nodes
    assert par == Par((Text("a [b]"),))
