"""The fonts of a page: only the characters it has, cut once and kept."""

from __future__ import annotations

import base64
import io
import os
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from briefing.charts import measure
from briefing.exporters import pagefonts, subsets
from briefing.exporters.brand import KIT
from briefing.exporters.faces import latin
from briefing.exporters.lost import doubts
from briefing.exporters.webfonts import BASE, SERIFS, WebFont, webfonts

INTER = latin()[2]
SYLLABLES = "".join(map(chr, range(0xAC00, 0xAC00 + SERIFS + 1)))


@pytest.fixture(autouse=True)
def _cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A cache of the test's own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


def kept() -> list[Path]:
    """The files in the cache."""
    return sorted(subsets.CACHE.folder.glob("*.font"))


def glyphs(font: WebFont) -> frozenset[int]:
    """The characters of a subset."""
    from fontTools.ttLib import TTFont

    with TTFont(io.BytesIO(base64.b64decode(font.base64))) as opened:
        return frozenset(opened.getBestCmap())


def families(values: object, drawn: str = "") -> list[str]:
    """The families of a page."""
    return [font.family for font in webfonts(values, drawn)]


def test_a_page_has_only_its_characters() -> None:
    """Beside basic Latin, a font holds what the page shows and nothing else."""
    made = {font.family: glyphs(font) for font in webfonts("Ünal 한국")}
    assert set(map(ord, "한국")) == made["Noto Serif KR"]
    assert made["Inter"] <= BASE | {ord("Ü")}


def test_plain_english_has_three_small_fonts() -> None:
    """Serif, its italic and sans together stay under 70 kB."""
    made = webfonts("The council met.")
    assert [font.family for font in made] == ["Source Serif 4", "Source Serif 4", "Inter"]
    assert sum(len(font.base64) for font in made) < 70_000


def test_sources_are_set_in_serif_and_code_in_mono() -> None:
    """What stands nowhere in sans has no sans font."""
    values = {
        "language": "en",
        "annex": {"articles": [{"language": "ja", "paragraphs": [{"text": "岸田"}]}]},
        "rest": [{"kind": "code", "text": "x = 1"}],
    }
    assert {"Noto Serif JP", "JetBrains Mono"} == {*families(values)} - {KIT.serif, KIT.sans}


def test_words_of_figures_are_set_in_sans() -> None:
    """A label has no serifs."""
    assert "Noto Sans KR" in families("", "한국")
    assert "Noto Serif KR" not in families("", "한국")


def test_a_figure_finds_the_font_it_names() -> None:
    """A character of a label is in the family that the label is set in."""
    made = {font.family: glyphs(font) for font in webfonts("", "岸对⚕")}
    for character in "岸对⚕":
        assert ord(character) in made[measure.FONTS[measure.face(character)]]


def test_a_page_of_much_korean_has_no_serifs_for_it() -> None:
    """Serifs of so many characters would take most of the page's bytes."""
    assert "Noto Serif KR" in families(SYLLABLES[:-1])
    assert "Noto Serif KR" not in families(SYLLABLES)


def test_each_language_has_its_own_shapes() -> None:
    """The same character of a Korean and a Japanese source comes from two fonts."""
    articles = [{"language": language, "paragraphs": [{"text": "骨"}]} for language in ("ko", "ja")]
    values = {"language": "en", "annex": {"articles": articles}}
    assert {"Noto Serif KR", "Noto Serif JP"} <= {*families(values)}
    rules = "".join(pagefonts.rules(values, "", KIT))
    assert '.text:lang(ja){--serif:"Noto Serif JP", "Source Serif 4", "Noto Serif KR"' in (
        rules.replace(",.subtitle:lang(ja),h3 bdi:lang(ja)", "")
    )


def test_code_has_no_ligatures() -> None:
    """`!=` stays two characters."""
    from fontTools.ttLib import TTFont

    raw = subsets.cut(latin()[4], tuple(map(ord, "!=->")))
    with TTFont(io.BytesIO(raw)) as font:
        tags = {record.FeatureTag for record in font["GSUB"].table.FeatureList.FeatureRecord}
    assert not tags & {"calt", "liga"}


def test_parts_of_an_emoji_are_in_one_font() -> None:
    """The heart on fire is not torn apart, though Inter has a heart."""
    made = {font.family: glyphs(font) for font in webfonts("❤\u200d🔥")}
    assert set(map(ord, "❤\u200d🔥")) <= made["Noto Emoji"]


def test_the_same_characters_are_the_same_bytes() -> None:
    """With the cache, without it, and made twice."""
    first = subsets.subset(INTER, {0x41, 0x42})
    assert first == subsets.subset(INTER, {0x42, 0x41})
    assert first == subsets.cut(INTER, (0x41, 0x42))


def test_a_cache_that_cannot_be_written_costs_only_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file where the folder should be stops nothing."""
    expected = subsets.subset(INTER, {0x41})
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert expected == subsets.subset(INTER, {0x41})
    assert kept() == []


@pytest.mark.parametrize("damage", [b"", b"wOF2", b"\0" * 900])
def test_a_damaged_entry_is_made_again(damage: bytes) -> None:
    """What was cut short or written over is not put into a page."""
    expected = subsets.subset(INTER, {0x41})
    (entry,) = kept()
    sound = entry.read_bytes()
    entry.write_bytes(sound[:32] + damage)
    assert expected == subsets.subset(INTER, {0x41})
    assert sound == entry.read_bytes()


def test_the_cache_has_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    """The entry used longest ago goes first."""
    for number, code in enumerate((0x41, 0x42, 0x43)):
        subsets.subset(INTER, {code})
        os.utime(kept()[0] if number == 0 else max(kept(), key=os.path.getmtime), (number, number))
    oldest = min(kept(), key=os.path.getmtime)
    size = max(entry.stat().st_size for entry in kept())
    monkeypatch.setattr(subsets, "CACHE", replace(subsets.CACHE, most=3 * size + size // 2))
    subsets.subset(INTER, {0x44})
    assert (len(kept()), oldest.exists()) == (3, False)


def test_several_at_once_share_the_cache() -> None:
    """Writers do not disturb each other, and leave nothing half done."""
    made: list[bytes] = []
    threads = [
        threading.Thread(target=lambda: made.append(subsets.subset(INTER, {0x41, 0x61})))
        for _ in range(6)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(made), len(set(made))) == (6, 1)
    assert kept() == sorted(subsets.CACHE.folder.iterdir())


def test_a_character_left_to_the_reader_is_told() -> None:
    """The page is made, with a warning that names it."""
    (warning,) = doubts({"text": ["a \u0f40", "\u0f40\u0780"]})
    assert warning == "No font in the page has U+0780, U+0F40; a reader's own fonts may have them."
    assert doubts("plain 한국 😀") == ()
