"""The style of a house in Word, and the pages counted without it."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.errors import ExportError
from briefing.exporters.brand import Brand, Logo
from briefing.exporters.word.measuring import Room
from briefing.exporters.word.pages import HEIGHT, pages
from briefing.exporters.writing import Options
from tests.exporters import notebook as nb
from tests.exporters.opened_docx import W, opened

LOGO = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="80" height="40">'
    b'<rect width="80" height="40"/></svg>'
)
HOUSE = Brand(
    house="Harbour Office",
    boilerplate=("For official use.", "Ask the harbour office."),
    logo=Logo(LOGO, "svg", "An anchor"),
    accent="#225522",
    serif="Georgia",
    sans="Verdana",
)


def test_a_house_is_shown() -> None:
    """Logo, name, colours, fonts and standing words are the house's own."""
    made = opened(nb.briefing(), Options(brand=HOUSE))
    theme = made.archive.read("word/theme/theme1.xml").decode()
    assert made.styled("House") == ["  Harbour Office"]
    assert made.document.inline_shapes[0]._inline.docPr.get("descr") == "An anchor"
    assert made.styled("Boilerplate") == [*HOUSE.boilerplate]
    assert str(made.document.styles["Title"].font.color.rgb) == "225522"
    assert 'typeface="Georgia"' in theme
    assert 'typeface="Verdana"' in theme
    assert made.document.core_properties.author == "Harbour Office"


def test_fonts_are_named_in_one_place() -> None:
    """Styles take their fonts from the theme, so that an office can change them at once."""
    made = opened(nb.notebook())
    named = {f.get(f"{W}ascii") for f in made.part("styles.xml").iter(f"{W}rFonts")}
    theme = made.archive.read("word/theme/theme1.xml").decode()
    assert named == {None, "Consolas"}
    assert theme.index('latin typeface="Arial"') < theme.index('latin typeface="Cambria"')


def test_a_house_may_change_the_styles(tmp_path: Path) -> None:
    """A template of the house builds on the kit's own."""
    (tmp_path / "word").mkdir()
    (tmp_path / "word" / "settings.xml").write_text(
        '{% set language = "fr-FR" %}{% extends "briefing/settings.xml" %}'
    )
    made = opened(nb.notebook(), Options(brand=Brand(templates=tmp_path)))
    told = made.part("settings.xml").find(f"{W}themeFontLang")
    assert told is not None


@pytest.mark.parametrize(
    "broken", ["<w:styles>", "{{ nothing }}", "{% if %}", "{{ ''.__class__ }}"]
)
def test_a_broken_template_of_a_house_is_named(broken: str, tmp_path: Path) -> None:
    """The message says which file it is."""
    (tmp_path / "word").mkdir()
    (tmp_path / "word" / "styles.xml").write_text(broken)
    with pytest.raises(ExportError, match=r"The template word/styles\.xml in .* is broken"):
        opened(nb.notebook(), Options(brand=Brand(templates=tmp_path)))


def test_a_template_stays_in_its_folder(tmp_path: Path) -> None:
    """A link that leads out of it is an error."""
    (tmp_path / "word").mkdir()
    (tmp_path / "other.xml").write_text("<x/>")
    (tmp_path / "word" / "styles.xml").symlink_to(tmp_path / "other.xml")
    with pytest.raises(ExportError, match="lies outside"):
        opened(nb.notebook(), Options(brand=Brand(templates=tmp_path)))


def test_all_styles_that_are_used_exist() -> None:
    """No paragraph, run or table names a style the file does not have."""
    made = opened(nb.briefing(figure=True, verdict=nb.FAILED))
    known = {s.get(f"{W}styleId") for s in made.part("styles.xml").iter(f"{W}style")}
    used = {
        one.get(f"{W}val")
        for part in ("document.xml", "footnotes.xml", "header1.xml", "footer1.xml")
        for name in ("pStyle", "rStyle", "tblStyle")
        for one in made.part(part).iter(f"{W}{name}")
    }
    assert used - known == set()


def lines(count: int, *, keep: bool = False, mark: str = "") -> Room:
    """A paragraph of some lines, each a tenth of a page."""
    return Room((HEIGHT // 10,) * count, keep=keep, marks=(mark,) if mark else ())


@pytest.mark.parametrize(
    ("rooms", "expected"),
    [
        ([lines(9), lines(1, mark="a")], 1),
        ([lines(10), lines(1, mark="a")], 2),
        ([lines(9), lines(1, keep=True, mark="a"), lines(1)], 2),  # a heading keeps with its text
        ([lines(9), lines(5, mark="a")], 2),  # one line alone stays on no page
        ([lines(8), lines(5, mark="a")], 1),
        ([lines(25), lines(1, mark="a")], 3),
    ],
)
def test_pages_are_counted(rooms: list[Room], expected: int) -> None:
    """A part begins where Word would begin it."""
    found, _ = pages(rooms)
    assert found["a"] == expected
