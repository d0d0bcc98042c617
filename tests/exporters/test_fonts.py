"""The fonts of a report: what they cover, in what order, and what a text needs of them."""

from __future__ import annotations

import io
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nbformat import v4

from briefing.charts.packages import folder
from briefing.errors import ExportError
from briefing.exporters import export, fonts
from briefing.exporters.brand import KIT
from briefing.exporters.faces import Face, asian, latin, world
from briefing.exporters.visible import shown
from tests.conftest import PACKAGE
from tests.exporters import notebook as nb

STYLES: tuple[fonts.Style, ...] = ("serif", "sans", "mono")
# A few words of each writing, and of signs.
WRITINGS = {
    "Latin": "The Ångström façade’s “Łódź” Nguyễn Phú Trọng",
    "Greek": "Ελλάδα ἀρχή",
    "Cyrillic": "Привет Київ",
    "Korean": "한국 외교부 尹錫悅",
    "Japanese": "岸田首相は骨を直すカナダ",
    "Chinese, simplified": "中国经济发展对话",
    "Chinese, traditional": "臺灣與中國對話",
    "Arabic": "مرحبا بالعالم",
    "Hebrew": "שלום עולם",
    "Thai": "สวัสดี",
    "Hindi": "नमस्ते दुनिया",
    "Bengali": "বাংলা",
    "Tamil": "வணக்கம்",
    "Burmese": "မြန်မာ",
    "Khmer": "ភាសាខ្មែរ",
    "Georgian": "ქართული",
    "Armenian": "Հայերեն",
    "Amharic": "አማርኛ",
    "signs": "× − ± → ↑ € ₩ № ™ ℃ ㎡ ① ★ ☑ ✔ ⚠ ≤ ≠ ∞ ∑ ½ ¹",
    "emoji": "😀 👩\u200d⚕ 🇰🇷",
}


@pytest.mark.parametrize("face", fonts.faces(), ids=lambda f: f"{f.family} {f.path.name}")
def test_every_face_opens_and_has_its_name(face: Face) -> None:
    """The family is that by which Typst knows it, the slant that of the file."""
    with face.opened() as font:
        names = font["name"]
        assert face.family == (names.getDebugName(16) or names.getDebugName(1))
        assert face.italic == bool(font["OS/2"].fsSelection & 1)


FILES = {face.path: face for face in fonts.faces()}


@pytest.mark.parametrize("face", FILES.values(), ids=lambda f: f.family)
def test_characters_are_those_of_the_font(face: Face) -> None:
    """The kit's own reading of the table finds what fontTools finds."""
    with face.opened() as font:
        assert fonts.characters(face) == frozenset(font.getBestCmap())


def test_typst_knows_every_family() -> None:
    """What the fonts are called here is what Typst finds in their files."""
    import typst

    with fonts.gathered(fonts.faces()) as folder:
        found = typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder)]
        )
        assert {face.family for face in fonts.faces()} <= set(found.families())


@pytest.mark.parametrize("words", WRITINGS.values(), ids=WRITINGS)
@pytest.mark.parametrize("style", STYLES)
def test_every_style_has_every_writing(style: fonts.Style, words: str) -> None:
    """Serif, sans and code, upright and bold, have each character between them."""
    wanted = set(map(ord, words)) - {0x200D}
    for bold in (False, True):
        used = fonts.split(wanted, "en", style, bold=bold)
        assert wanted == {code for _, codes in used for code in codes}
    assert fonts.missing(words) == {}


def test_what_no_font_has_is_named() -> None:
    """The message can say which character it is."""
    expected = {"\u0780": "U+0780 THAANA LETTER HAA", "\u0f40": "U+0F40 TIBETAN LETTER KA"}
    assert expected == fonts.missing("a \u0f40\u0780\n\u200d")


def test_plain_text_needs_no_large_font() -> None:
    """A report in English hands Typst five files."""
    assert latin() == fonts.needed("“Plain” text — €5, naïve")


@pytest.mark.parametrize(
    ("language", "expected"),
    [("ko", "KR"), ("ja", "JP"), ("zh", "SC"), ("zh-TW", "TC"), ("zh-Hant", "TC"), ("zh-HK", "HK")],
)
def test_the_language_chooses_the_shapes(language: str, expected: str) -> None:
    """Shared characters look as they do where the language is written."""
    assert expected == fonts.region(language)
    assert f"Noto Sans CJK {expected}" == fonts.stack(language, "sans")[1]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("zh", "中国与美国的对话", "zh-Hans"),
        ("zh", "中國與美國的對話", "zh-Hant"),
        ("ko", "韓國", "ko"),
        ("zh", "", "zh-Hans"),
    ],
)
def test_the_script_of_chinese_is_told_from_the_text(
    language: str, text: str, expected: str
) -> None:
    """Simplified and traditional characters differ."""
    assert expected == fonts.tag(language, text)


@pytest.mark.parametrize(
    ("language", "expected"),
    [("zh", "Noto Serif SC"), ("ja", "Noto Serif JP"), ("ko", KIT.serif), ("en", KIT.serif)],
)
def test_quotation_marks_are_those_of_the_language(language: str, expected: str) -> None:
    """In Chinese and Japanese they, dashes and dots are as wide as the letters."""
    ((face, codes),) = fonts.split(set(map(ord, "“”—…")), language, "serif")
    assert (expected, 4) == (face.family, len(codes))


def outline(face: Face, character: str, weight: int = 400) -> str:
    """The drawing of a character."""
    import uharfbuzz as harfbuzz
    from fontTools.pens.svgPathPen import SVGPathPen

    blob = harfbuzz.Blob.from_file_path(str(face.path))
    font = harfbuzz.Font(harfbuzz.Face(blob, face.number))
    font.set_variations({"wght": weight})
    pen = SVGPathPen(None)
    font.draw_glyph_with_pen(font.get_nominal_glyph(ord(character)), pen)
    return str(pen.getCommands())


@pytest.mark.parametrize("style", ["serif", "sans"])
def test_shared_characters_differ_by_region(style: str) -> None:
    """骨 is drawn in one way in Korea, in another in China."""
    drawn = {f.region: outline(f, "骨") for f in asian() if f.style == style}
    assert drawn["KR"] != drawn["SC"]


@pytest.mark.parametrize("character", ["A", "한", "が", "国", "א", "ن", "ก", "क", "😀"])
def test_bold_is_bold(character: str) -> None:
    """In the first sans font of every writing the bold shape is another."""
    (first,) = (face for face, _ in fonts.split([ord(character)], "en", "sans", bold=True))
    assert outline(first, character, 400) != outline(first, character, 700)


def test_gathered_is_just_the_files_asked_for() -> None:
    """A font of five regions is one file, and the folder goes away."""
    with fonts.gathered([*asian(), *world()[:1]]) as folder:
        assert len({face.path for face in asian()}) + 1 == len([*folder.iterdir()])
    assert not folder.exists()


def test_a_pdf_embeds_only_the_characters_it_has() -> None:
    """Each font of a PDF holds the shapes of its text, and that nobody can see."""
    import pikepdf
    import typst
    from fontTools.cffLib import CFFFontSet

    text = "한국어 한국"
    source = f'#set text(font: "Noto Serif KR")\n#text("{text}")'.encode()
    with fonts.gathered(fonts.needed(text)) as folder:
        made: Any = typst.compile(  # type: ignore[call-overload]
            {"main": source},
            font_paths=typst.Fonts(
                include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder)]
            ),
        )
    with pikepdf.open(io.BytesIO(made)) as pdf:
        embedded = [o for o in pdf.objects if isinstance(o, pikepdf.Stream) and "/Subtype" in o]
        (raw,) = [o.read_bytes() for o in embedded if "CIDFontType0C" in str(o["/Subtype"])]
    cff: Any = CFFFontSet()
    cff.decompile(io.BytesIO(raw), None)
    assert len(cff[0].CharStrings.keys()) <= len(set(text)) + 1


@given(st.text(max_size=80), st.sampled_from(["en", "ko", "ja", "zh", "zh-Hant", "ar"]))
def test_what_is_needed_has_what_is_not_missing(text: str, language: str) -> None:
    """The faces a text needs have each of its characters, or the character is missing."""
    faces = fonts.needed(text, [language])
    has = {code for face in faces for code in fonts.characters(face)}
    lost = {ord(character) for character in fonts.missing(text)}
    assert {ord(c) for c in shown(text)} - {0x200C, 0x200D} <= has | lost


@given(st.text(max_size=40), st.sampled_from(STYLES), st.sampled_from(["en", "ja", "zh-Hant"]))
def test_every_character_is_in_one_font_or_missing(
    text: str, style: fonts.Style, language: str
) -> None:
    """No style lacks what another has."""
    codes = {ord(character) for character in shown(text)}
    used = fonts.split(codes, language, style)
    lost = {ord(character) for character in fonts.missing(text)}
    found = {code for _, mine in used for code in mine}
    assert codes - lost - {0x200C, 0x200D} <= found
    assert not found & lost


def test_bold_asian_words_are_bold_in_print() -> None:
    """Running text has serifs, its bold words are those of the heavy sans; code stays code."""
    import pikepdf

    cell: Any = v4.new_markdown_cell("보통 **굵은 글씨** `a != b` 中國")  # type: ignore[no-untyped-call]
    with pikepdf.open(io.BytesIO(export(nb.notebook(cell), "pdf").data)) as pdf:
        found = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary)]
        names = [str(o["/FontName"]) for o in found if "/FontName" in o]
    used = {name.partition("+")[2].partition("-")[0] for name in names}
    assert {"NotoSerifKR", "NotoSansCJKkr", "JetBrainsMono"} <= used


def test_a_package_that_is_not_installed_is_named() -> None:
    """The message says how to get it."""
    with pytest.raises(ExportError, match="Run: pip install no-such-fonts"):
        folder("no_such_fonts")


def test_only_installed_packages_are_used() -> None:
    """No font lies in the project, and none is the system's."""
    kinds = {path.suffix for path in PACKAGE.rglob("*")}
    assert not kinds & {".ttf", ".otf", ".ttc", ".woff2"}
    assert all("site-packages" in str(face.path) for face in fonts.faces())
