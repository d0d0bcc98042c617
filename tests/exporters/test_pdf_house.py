"""The PDF in the style of a house: its logo, name, colours, standing words and templates."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from briefing.errors import ExportError
from briefing.exporters import export
from briefing.exporters.brand import KIT, Brand, Logo
from briefing.exporters.writing import Options
from tests.exporters import notebook as nb
from tests.exporters.test_pdf import words

pikepdf: Any = pytest.importorskip("pikepdf", reason="pikepdf is not installed: no PDF was read")

DRAWN = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="90" height="30">'
    b'<rect width="90" height="30"/></svg>'
)
HOUSE = Brand(
    house="Office for Harbours",
    boilerplate=("For the use of the office.", "Room 101."),
    logo=Logo(DRAWN, "svg", "An anchor"),
    accent="#6b1d3a",
)


def written(brand: Brand, **front: Any) -> bytes:
    """The PDF of a briefing in the style of a house."""
    made = nb.briefing(front=replace(nb.FRONT, **front))
    return export(made, "pdf", Options(brand=brand)).data


def alts(raw: bytes) -> set[str]:
    """The alternative texts of a PDF."""
    opened = pikepdf.open(io.BytesIO(raw))
    return {
        str(found.Alt)
        for found in opened.objects
        if isinstance(found, pikepdf.Dictionary) and "/Alt" in found
    }


def test_name_logo_and_standing_words_are_there(tmp_path: Path) -> None:
    """The name stands first, the boilerplate last, and the logo says what it shows."""
    raw = written(HOUSE)
    printed = words(raw, tmp_path)
    assert printed.startswith("DRAFT Office for Harbours")
    assert printed.endswith("For the use of the office. Room 101. Page 2 of 2")
    assert "An anchor" in alts(raw)


def test_a_logo_without_words_is_named_after_the_house() -> None:
    """A picture without a description does not stop the report."""
    silent = replace(HOUSE, logo=Logo(DRAWN, "svg", " "))
    assert "Office for Harbours" in alts(written(silent))


def test_the_accent_is_the_colour_of_titles() -> None:
    """6b1d3a as parts of one, in the content of the page."""
    opened = pikepdf.open(io.BytesIO(written(HOUSE)))
    assert b"0.41960785 0.11372549 0.22745098" in opened.pages[0].Contents.read_bytes()


def test_a_house_changes_one_template_and_keeps_the_others(tmp_path: Path) -> None:
    """Its masthead takes the place of the kit's, and may use what is in the kit's."""
    folder = tmp_path / "print"
    folder.mkdir()
    (folder / "masthead.typ").write_text(
        '#import "briefing/masthead.typ": *\n'
        '#import "style.typ": *\n'
        '#let masthead = { text(fill: accent, "From the harbour: "); title(content.title) }\n',
        "utf-8",
    )
    printed = words(written(replace(KIT, templates=tmp_path)), tmp_path)
    assert printed.startswith(
        "DRAFT From the harbour: A second pier is planned for May Bottom line"
    )


def test_a_broken_template_is_named(tmp_path: Path) -> None:
    """The message says which file, and where in it."""
    folder = tmp_path / "print"
    folder.mkdir()
    (folder / "masthead.typ").write_text("#let masthead = nothing\n#let draft-banner = none\n")
    with pytest.raises(ExportError, match=r"unknown variable: nothing \(masthead.typ, line 1\)"):
        written(replace(KIT, templates=tmp_path))


def test_a_template_fetches_nothing(tmp_path: Path) -> None:
    """A package of Typst would come from the web."""
    folder = tmp_path / "print"
    folder.mkdir()
    (folder / "masthead.typ").write_text('#import "@preview/cetz:0.3.0"\n')
    with pytest.raises(ExportError, match="would be fetched from the web"):
        written(replace(KIT, templates=tmp_path))
