"""Bytes to text: every encoding articles come in, what was guessed or mended is noted."""

from __future__ import annotations

import codecs
import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.cleaning.encodings import decoded
from briefing.errors import SourceError

KOREAN = (
    "베르겐 항구가 이틀 만에 다시 열렸다. 선장들은 월요일 아침 회의에서 새 항로를 정했다고 밝혔다."
)
JAPANESE = (
    "ベルゲンの港が二日ぶりに再開した。船長たちは月曜日の朝の会議で新しい航路を決めたと述べた。"
)
CHINESE = "卑尔根港口在关闭两天之后重新开放。船长们说，他们在星期一上午的会议上确定了新的航线。"
TAIWANESE = "卑爾根港口在關閉兩天之後重新開放。船長們說，他們在星期一上午的會議上確定了新的航線。"
RUSSIAN = "Порт Бергена снова открылся через два дня. Капитаны сообщили, что выбрали новый путь."
POLISH = (
    "Port w Bergen został ponownie otwarty. Kapitanowie ogłosili, że wybrali drogę i są gotowi."
)
CZECH = "Přístav v Bergenu byl po dvou dnech znovu otevřen. Kapitáni řekli, že zvolili jinou trasu."
FRENCH = (
    "Le port de Bergen a été rouvert après deux jours. « Nous sommes prêts », a déclaré l’équipage."
)
SWEDISH = "Hamnen i Bergen öppnades igen på måndagen. Rederierna säger att båtarna går som vanligt."


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (KOREAN, "cp949"),
        (KOREAN, "euc-kr"),
        (KOREAN, "iso-2022-kr"),
        (KOREAN, "utf-16-le"),
        (JAPANESE, "cp932"),
        (JAPANESE, "euc-jp"),
        (JAPANESE, "iso-2022-jp"),
        (JAPANESE, "utf-16-be"),
        (CHINESE, "gb18030"),
        (TAIWANESE, "big5"),
        (RUSSIAN, "koi8-r"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "utf-16-le"),
        (POLISH, "iso-8859-2"),
        (CZECH, "cp1250"),
        (FRENCH, "cp1252"),
        (FRENCH, "utf-16-be"),
        (SWEDISH, "cp1252"),
    ],
)
def test_an_undeclared_encoding_is_guessed_and_noted(text: str, encoding: str) -> None:
    """Two sentences are enough."""
    found, notes = decoded(text.encode(encoding), "a.txt")
    assert (found, len(notes)) == (text, 1)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "utf-32-le"])
def test_a_byte_order_mark_decides(encoding: str) -> None:
    """It is no part of the text, and nothing has to be guessed."""
    mark = {
        "utf-8": codecs.BOM_UTF8,
        "utf-16-le": codecs.BOM_UTF16_LE,
        "utf-16-be": codecs.BOM_UTF16_BE,
        "utf-32-le": codecs.BOM_UTF32_LE,
    }[encoding]
    assert decoded(mark + KOREAN.encode(encoding), "a.txt") == (KOREAN, ())


@pytest.mark.parametrize(
    ("text", "declared"),
    [
        ("Ł±k", "iso-8859-2"),
        ("port – café", "windows-1252"),
        ("港口", "gb2312"),
        ("Où ça?", "latin1"),
    ],
)
def test_what_is_declared_is_believed_of_short_texts(text: str, declared: str) -> None:
    """Too little to guess from."""
    encoding = {"gb2312": "gb18030", "latin1": "cp1252"}.get(declared, declared)
    raw = text.encode(encoding, "ignore")
    assert decoded(raw, "a.html", declared) == (raw.decode(encoding), ())


def test_sound_utf_8_goes_before_a_wrong_declaration() -> None:
    """Nobody writes such byte sequences in another encoding."""
    assert decoded(FRENCH.encode(), "a.html", "iso-8859-1") == (FRENCH, ())


def test_a_declaration_that_cannot_be_is_told() -> None:
    """The note names it."""
    text, notes = decoded(KOREAN.encode("cp949"), "a.html", "shift_jis")
    assert (text, notes[0][:24]) == (KOREAN, "declared as shift_jis, w")


@pytest.mark.parametrize(
    "declared", ["no-such-code", "idna", "zlib", "rot13", "utf-16", "\x00", ""]
)
def test_a_useless_declaration_is_left_aside(declared: str) -> None:
    """Codecs that are not of text are never used."""
    assert decoded(FRENCH.encode(), "a.html", declared) == (FRENCH, ())


def test_a_few_nuls_do_not_make_a_text_binary() -> None:
    """They stay for the cleaning to remove."""
    raw = FRENCH.encode() * 20 + b"\x00"
    assert decoded(raw, "a.txt")[0] == FRENCH * 20 + "\x00"


@pytest.mark.parametrize(
    "raw",
    [
        b"\x89PNG\r\n\x1a\n" + b"abc" * 50,
        b"PK\x03\x04" + b"word/document.xml" * 9,
        bytes(range(256)) * 9,
        b"\x00" * 500,
        b"ab\x00\x01\x02\x03" * 90,
    ],
)
def test_what_is_no_text_is_refused(raw: bytes) -> None:
    """In one clear line."""
    with pytest.raises(SourceError, match=r"a\.txt: this is no text file"):
        decoded(raw, "a.txt")


def twice(text: str) -> str:
    """The text, its UTF-8 read as Windows-1252."""
    return text.encode().decode("cp1252")


@pytest.mark.parametrize(
    "text",
    ["The crew’s vote – a first – is “final”.", "Le café fermé rouvre.", "The pilots’ cafés"],
)
def test_mojibake_is_mended_and_noted(text: str) -> None:
    """Quotation marks, dashes and accents."""
    wrong = "".join(
        bytes([byte]).decode("cp1252") if byte not in b"\x81\x8d\x8f\x90\x9d" else chr(byte)
        for byte in text.encode()
    )
    found, notes = decoded(wrong.encode(), "a.txt")
    assert (found, notes[0][:15]) == (text, "mojibake mended")


@pytest.mark.parametrize(
    "text",
    [
        f"When UTF-8 is misread, an apostrophe comes out as {twice('it’s')} and so on.",
        f"The sign said “{twice('’')}” and nobody knew why.",
        f"One page has it’s and the pilots’ right and {twice('it’s')} wrong.",
        "SÃO JOÃO and Â are names here, as is Ã.",
        FRENCH,
        KOREAN,
    ],
)
def test_a_text_that_may_mean_it_is_left_alone(text: str) -> None:
    """Certainty is asked for."""
    assert decoded(text.encode(), "a.txt") == (text, ())


@given(st.binary(max_size=400), st.none() | st.text(max_size=12))
def test_any_bytes_are_text_or_refused(raw: bytes, declared: str | None) -> None:
    """No other error, whatever is declared."""
    with contextlib.suppress(SourceError):
        decoded(raw, "a.txt", declared)


@given(st.text(st.characters(blacklist_categories=["Cs", "Cc"]), max_size=200))
def test_utf_8_is_read_as_it_is(text: str) -> None:
    """Unless a mend is noted."""
    found, notes = decoded(text.encode(), "a.txt")
    assert found == text.removeprefix("\ufeff") or notes
