"""The style of a house, from its brand.toml."""

from __future__ import annotations

import io
import shutil
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing import doctor
from briefing.errors import BriefingError, ParameterError, PathError, UnknownNameError
from briefing.exporters import brand, fonts
from briefing.exporters.brand import KIT, Brand
from briefing.exporters.colours import PAPER, contrast
from briefing.exporters.faces import latin
from briefing.exporters.webfonts import webfonts

LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'


def house(folder: Path, words: str) -> Brand:
    """The brand of a file with these words; beside it lie a logo, a font and templates."""
    (folder / "brand.toml").write_text(words, "utf-8")
    (folder / "logo.svg").write_text(LOGO, "utf-8")
    (folder / "templates").mkdir(exist_ok=True)
    if "Code.ttf" in words:
        shutil.copy(latin()[4].path, folder / "Code.ttf")
    return brand.read(folder)


def test_without_a_file_reports_look_like_the_kit(tmp_path: Path) -> None:
    """No brand.toml, no style of a house."""
    assert brand.read(tmp_path) == KIT


def test_an_empty_file_changes_nothing(tmp_path: Path) -> None:
    """Every key may be left out."""
    assert house(tmp_path, "") == KIT


def test_a_whole_file(tmp_path: Path) -> None:
    """Every key is read into the record."""
    words = """
        house = "Ministry of Examples"
        boilerplate = ["Not for release.", "Questions: the desk."]
        missing_glyphs = "name"
        templates = "templates"
        [logo]
        file = "logo.svg"
        alt = "Ministry of Examples"
        [colours]
        accent = "#5A1846"
        reference = "#8a1c5c"
        tint = "#f8f0f5"
        [fonts]
        serif = "JetBrains Mono"
        sans = "Noto Sans"
        files = "Code.ttf"
    """
    found = house(tmp_path, words)
    expected = Brand(
        house="Ministry of Examples",
        boilerplate=("Not for release.", "Questions: the desk."),
        logo=brand.Logo(LOGO.encode(), "svg", "Ministry of Examples"),
        accent="#5a1846",
        reference="#8a1c5c",
        tint="#f8f0f5",
        serif="JetBrains Mono",
        sans="Noto Sans",
        fonts=(tmp_path.resolve() / "Code.ttf",),
        missing="name",
        templates=tmp_path.resolve() / "templates",
    )
    assert found == expected


def test_a_static_font_has_its_bold_file_beside_it(tmp_path: Path) -> None:
    """Each file is a face with its weight, and the page has all characters in both."""
    import uharfbuzz as harfbuzz
    from fontTools.ttLib import TTFont

    whole = harfbuzz.Face(harfbuzz.Blob.from_file_path(str(latin()[4].path)))
    for weight in (400, 700):
        wanted = harfbuzz.SubsetInput()
        wanted.keep_everything()
        wanted.pin_axis_location(whole, "wght", weight)
        with TTFont(io.BytesIO(harfbuzz.subset(whole, wanted).blob.data)) as font:
            font["name"].setName("House", 1, 3, 1, 0x409)
            font["OS/2"].usWeightClass = weight
            font.save(tmp_path / f"{weight}.ttf")
    made = house(tmp_path, '[fonts]\nsans = "House"\nfiles = ["400.ttf", "700.ttf"]')
    found = [font for font in webfonts("Aé", brand=made) if font.family == "House"]
    assert [font.weight for font in found] == ["400", "700"]
    assert fonts.stack("en", "sans", brand=made)[0] == "House"


def test_letters_of_the_house_fill_a_gap(tmp_path: Path) -> None:
    """A font that is only among the files lends what the kit's fonts lack."""
    from fontTools.ttLib import TTFont

    with TTFont(latin()[4].path) as font:
        for table in font["cmap"].tables:
            table.cmap[0x0F40] = "A"  # a Tibetan letter
        font.save(tmp_path / "more.ttf")
    made = house(tmp_path, '[fonts]\nfiles = "more.ttf"')
    assert [*fonts.missing("a\u0f40")] == ["\u0f40"]
    assert fonts.missing("a\u0f40", brand=made) == {}


def test_a_font_of_the_house_comes_first(tmp_path: Path) -> None:
    """Its family leads the stack; what it lacks comes from the kit's fonts."""
    made = house(tmp_path, '[fonts]\nsans = "JetBrains Mono"\nfiles = ["Code.ttf"]')
    first, *others = fonts.stack("en", "sans", brand=made)
    assert (first, "Inter" in others) == ("JetBrains Mono", True)
    assert made.fonts[0] in {face.path for face in fonts.needed("a", brand=made)}


@pytest.mark.parametrize(
    ("words", "kind", "told"),
    [
        ("hose = 'A'", UnknownNameError, "nothing is called 'hose'. Did you mean 'house'?"),
        ("[colours]\nacent = '#000000'", UnknownNameError, "Did you mean 'accent'?"),
        ("house = 7", ParameterError, "house must be words in quotation marks, not 7"),
        ("house = 'A", ParameterError, "brand.toml is no TOML"),
        ("logo = 'a.png'", ParameterError, "Write [logo] on a line, and below it file, alt"),
        ("missing_glyphs = 'no'", ParameterError, 'missing_glyphs is "error"'),
        ("boilerplate = ['a', 3]", ParameterError, "boilerplate must be words"),
        ("[colours]\naccent = 'red'", ParameterError, "such as #17365d, not 'red'"),
        ("[colours]\naccent = '#8ab4f8'", ParameterError, "on white is 2.1 to 1"),
        ("[colours]\ntint = '#444444'", ParameterError, "colours.tint is #444444"),
        ("[logo]\nfile = 'logo.svg'", ParameterError, "[logo] needs alt"),
        ("[logo]\nfile = 'logo.gif'\nalt = 'A'", PathError, "Did you mean 'logo.svg'?"),
        ("[logo]\nfile = 'brand.toml'\nalt = 'A'", ParameterError, "must be a .svg, .png or .jpg"),
        ("[logo]\nfile = '../a.svg'\nalt = 'A'", PathError, "not in the folder of brand.toml"),
        ("[logo]\nfile = '/etc/hostname'\nalt = 'A'", PathError, "not in the folder"),
        ("templates = 'logo.svg'", PathError, "is no folder"),
        ("templates = 'template'", PathError, "Did you mean 'templates'?"),
        ("[fonts]\nserif = 'Sorce Serif 4'", ParameterError, "Did you mean 'Source Serif 4'?"),
        ("[fonts]\nfiles = ['logo.svg']", ParameterError, "must be a .ttf, .otf or .ttc file"),
    ],
)
def test_a_fault_is_told_with_its_cure(
    tmp_path: Path, words: str, kind: type[Exception], told: str
) -> None:
    """The message names the key, what is wrong with it, and the nearest that is right."""
    with pytest.raises(kind) as raised:
        house(tmp_path, words)
    assert told in str(raised.value)


def test_the_colour_offered_can_be_read(tmp_path: Path) -> None:
    """What the message offers for a colour too pale passes."""
    with pytest.raises(ParameterError) as raised:
        house(tmp_path, '[colours]\naccent = "#8ab4f8"')
    offered = str(raised.value).split()[-1].rstrip(".")
    assert contrast(offered, PAPER) >= 4.5
    assert offered == house(tmp_path, f'[colours]\naccent = "{offered}"').accent


def test_a_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    """A symbolic link counts by what it leads to."""
    outside = tmp_path / "outside.svg"
    outside.write_text(LOGO, "utf-8")
    project = tmp_path / "project"
    project.mkdir()
    (project / "mark.svg").symlink_to(outside)
    with pytest.raises(PathError, match="not in the folder"):
        house(project, "[logo]\nfile = 'mark.svg'\nalt = 'A'")


def test_links_in_a_circle_are_refused(tmp_path: Path) -> None:
    """In the same words, with every Python."""
    (tmp_path / "mark.svg").symlink_to("mark.svg")
    with pytest.raises(PathError, match="not in the folder"):
        house(tmp_path, "[logo]\nfile = 'mark.svg'\nalt = 'A'")


@pytest.mark.parametrize(
    "inner",
    [
        "<script>alert(1)</script>",
        '<image href="http://example.org/a.png"/>',
        '<image href="file:///etc/hostname"/>',
        '<path onload="alert(1)" d="M0 0"/>',
        "<style>@import url(http://example.org/a.css);</style>",
        "<foreignObject><p>a</p></foreignObject>",
    ],
)
def test_a_logo_that_could_do_harm_is_refused(tmp_path: Path, inner: str) -> None:
    """Scripts and references to anything outside the drawing stop the reading."""
    (tmp_path / "mark.svg").write_text(LOGO.replace("<path", inner + "<path"), "utf-8")
    with pytest.raises(ParameterError, match=r"mark\.svg"):
        house(tmp_path, "[logo]\nfile = 'mark.svg'\nalt = 'A'")


def test_a_large_logo_is_refused(tmp_path: Path) -> None:
    """Every report would carry it."""
    (tmp_path / "mark.png").write_bytes(b"\x89PNG\r\n\x1a\n" + b"0" * 400_000)
    with pytest.raises(ParameterError, match="more than 300,000 bytes"):
        house(tmp_path, "[logo]\nfile = 'mark.png'\nalt = 'A'")


@pytest.mark.parametrize("raw", [b"", b"no font", b"\x00\x01\x00\x00" + b"\xff" * 400])
def test_a_file_that_is_no_font_is_refused(tmp_path: Path, raw: bytes) -> None:
    """Whatever is wrong with it, the file is named."""
    (tmp_path / "a.ttf").write_bytes(raw)
    with pytest.raises(ParameterError, match=r"a\.ttf is no font file"):
        house(tmp_path, '[fonts]\nfiles = "a.ttf"')


def test_a_font_that_may_not_be_embedded_is_refused(tmp_path: Path) -> None:
    """Its maker says so in the font."""
    from fontTools.ttLib import TTFont

    with TTFont(latin()[4].path) as font:
        font["OS/2"].fsType = 2
        font.save(tmp_path / "closed.ttf")
    with pytest.raises(ParameterError, match="forbids that its letters are embedded"):
        house(tmp_path, '[fonts]\nfiles = "closed.ttf"')


def test_words_are_as_they_may_be_shown(tmp_path: Path) -> None:
    """What turns a line around is taken out of a house's words too."""
    assert house(tmp_path, r'house = "A\u202Eb"').house == "Ab"


@pytest.mark.parametrize(
    ("words", "used", "advice"),
    [
        ("", "the kit's own", ""),
        ("house = 'A'\n[logo]\nfile = 'logo.svg'\nalt = 'A'", "brand.toml, logo", ""),
        ("hose = 'A'", "", "Did you mean 'house'?"),
    ],
)
def test_the_doctor_reads_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: str, used: str, advice: str
) -> None:
    """`briefing doctor` tells what of brand.toml is used, or what is wrong with it."""
    (tmp_path / "notebooks").mkdir()
    (tmp_path / "data").mkdir()
    with suppress(BriefingError):
        house(tmp_path, words)
    monkeypatch.chdir(tmp_path)
    (found,) = (finding for finding in doctor.examine() if finding.name == "house style")
    assert found.ok == (advice == "")
    assert used in found.found
    assert advice in found.advice


VALUES = st.recursive(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
    | st.integers()
    | st.booleans()
    | st.just("#17365d"),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["file", "alt", "accent", "tint", "serif", "files", "other"]), inner
        )
    ),
    max_leaves=4,
)


def toml(value: object) -> str:
    """A value as TOML writes it."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return "[" + ", ".join(map(toml, value)) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key} = {toml(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, str):
        return (
            '"' + "".join(f"\\U{ord(c):08x}" for c in value if not 0xD800 <= ord(c) < 0xE000) + '"'
        )
    return str(value)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(
    st.dictionaries(
        st.sampled_from(
            ["house", "boilerplate", "missing_glyphs", "templates", "logo", "colours", "fonts", "x"]
        ),
        VALUES,
    )
)
def test_any_file_is_read_or_refused(tmp_path: Path, said: dict[str, object]) -> None:
    """Whatever stands in the file, the answer is a brand or an error of the kit."""
    words = "\n".join(f"{key} = {toml(value)}" for key, value in said.items())
    with suppress(BriefingError):
        assert isinstance(house(tmp_path, words), Brand)
