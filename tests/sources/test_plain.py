"""Text files of any encoding; what is no text is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.errors import SourceError
from briefing.sources import LARGEST, read_bytes, read_path
from tests.build import articles_in

TEXT = "A café\n\nThe ministers met in a café in Oslo on Monday to talk about radar.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings(encoding: str) -> None:
    """The accent survives."""
    (article,) = articles_in(TEXT.encode(encoding), "page.txt")
    assert article.title == "A café"


def test_the_origin_is_on_the_record(tmp_path: Path) -> None:
    """File name, hash and size of the raw bytes; no folder of this machine."""
    path = tmp_path / "page.txt"
    path.write_text(TEXT, "utf-8")
    (article,) = articles_in(path.read_bytes(), path.name)
    assert (article.origin.place, article.origin.size) == ("page.txt", len(TEXT.encode()))


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"", "the file is empty"),
        (b"  \n ", "the file is empty"),
        (b"\x00\xff\x01" * 99, "no text file"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(32)) * 20, "no text file"),
    ],
)
def test_what_is_no_text_is_refused(raw: bytes, message: str) -> None:
    """Each message says what it is."""
    with pytest.raises(SourceError, match=message):
        list(read_bytes(raw, "page.txt"))


def test_an_unknown_kind_is_refused() -> None:
    """The message names the kinds that are read."""
    with pytest.raises(SourceError, match=r"no reader for \.xyz files"):
        list(read_bytes(b"x", "page.xyz"))


def test_too_large_a_file_is_refused(tmp_path: Path) -> None:
    """It is not even read."""
    path = tmp_path / "page.txt"
    with path.open("wb") as file:
        file.truncate(LARGEST + 1)
    with pytest.raises(SourceError, match="bytes are too many"):
        list(read_path(path))


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    """The reason is the system's."""
    with pytest.raises(SourceError, match=r"page\.txt: cannot be read"):
        list(read_path(tmp_path / "page.txt"))


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("베르겐 항구가 이틀 만에 다시 열렸다.", "cp949"),
        ("ベルゲンの港が二日ぶりに再開した。", "cp932"),
    ],
)
def test_an_east_asian_code_page_is_guessed_and_noted(text: str, encoding: str) -> None:
    """The text comes out right, and the record says that it is a guess."""
    (article,) = articles_in(text.encode(encoding), "page.txt")
    assert article.paragraphs == (text,)
    assert article.notes[0] == f"not UTF-8; read as {encoding}, a guess"


def test_a_few_broken_bytes_cost_no_accents() -> None:
    """UTF-8 with one bad byte stays UTF-8."""
    (article,) = articles_in(
        ("é" * 9 + TEXT).encode() + b"Ships \xff waited there for them.", "a.txt"
    )
    assert "café" in article.paragraphs[0]


def test_markup_is_refused() -> None:
    """A page of another program saved as .txt is no plain text."""
    with pytest.raises(SourceError, match="page of markup"):
        list(read_bytes(b"{\\rtf1 text}", "page.txt"))
