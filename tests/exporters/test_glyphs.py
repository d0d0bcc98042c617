"""A character no font has stops a report and says where it stands, or is named there."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing.errors import GlyphError
from briefing.exporters import export
from briefing.exporters.brand import KIT
from briefing.exporters.writing import Options
from briefing.models import Annex, Front, Part, Section, Statement
from tests.exporters import notebook as nb

FRAKTUR = "\U0001d518"  # a letter of mathematics that the fonts of text lack
LINEAR = "\U00010000"  # a sign of Linear B


def briefing() -> object:
    """Two such characters: one in a section, the other in the third paragraph of a source."""
    said = Statement("fact", (Part(f"A letter {FRAKTUR} in a sentence.", "template"),))
    source = nb.article("One.", "Two.", f"Three {LINEAR} and {FRAKTUR}.", published="2024")
    return nb.notebook(
        nb.shows(Front("Title", "Topic", ())),
        nb.shows(Section("x", "What is said", (said,))),
        nb.shows(Annex((source,))),
    )


def test_the_error_names_the_character_and_its_place() -> None:
    """Number, name, where it stands first, and what to do."""
    with pytest.raises(GlyphError) as told:
        export(briefing(), "pdf")
    assert str(told.value) == (
        "No font of the report has 2 characters: U+1D518 MATHEMATICAL FRAKTUR CAPITAL U (first in "
        "the section “What is said”); U+10000 LINEAR B SYLLABLE B008 A (first in S1.P3). Take "
        "them out, install a font package that has such letters and name its files in brand.toml "
        'under [fonts], or write missing_glyphs = "name" there to have each named where it stands.'
    )


def test_at_most_twelve_are_named() -> None:
    """A page in a script no font has is one message of readable length."""
    text = "".join(map(chr, range(0x10000, 0x1000C))) + FRAKTUR
    with pytest.raises(GlyphError, match="and 1 more") as told:
        export(nb.notebook(nb.shows(Front(text, "", ()))), "pdf")
    assert str(told.value).count("the masthead") == 12


def test_a_house_may_have_them_named() -> None:
    """With missing = "name" the report is made and says so."""
    options = Options(brand=replace(KIT, missing="name"))
    assert export(briefing(), "pdf", options).warnings == (
        "No embedded font has U+10000, U+1D518; each is named where it stands.",
    )


def test_words_for_those_who_cannot_see_need_no_font() -> None:
    """An alternative text is heard, not set."""
    figure = replace(nb.FIGURE, alt=f"Letter {FRAKTUR}")
    assert export(nb.notebook(nb.shows(replace(nb.DRAWN, figure=figure))), "pdf").warnings == ()


@pytest.mark.parametrize("letter", [FRAKTUR, "&#x1d518;", "&#120088;"])
def test_words_of_pictures_count_too(letter: str) -> None:
    """A picture of another library is asked as well; what it does not draw is not."""
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="30"><title>\U0001d519</title>'
        f'<text x="9" y="20">A {letter}</text></svg>'
    )
    shown = nb.new_output("display_data", data={"image/svg+xml": svg}, metadata={"alt": "A"})
    made = nb.notebook(nb.new_markdown_cell("# T"), nb.cell(shown))
    with pytest.raises(GlyphError, match=r"U\+1D518 .* \(first in figure 1\)"):
        export(made, "pdf")
    options = Options(brand=replace(KIT, missing="name"))
    assert export(made, "pdf", options).warnings == (
        "No embedded font has U+1D518 of figure 1; each is named.",
    )
