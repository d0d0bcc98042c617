"""Words, links, names and directions of a Word file: any text stays what it is."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.exporters.word import scripts
from briefing.exporters.word.line import LONGEST_URL, address
from briefing.exporters.word.look import Look, run
from briefing.exporters.word.markup import legal, root, w, words
from briefing.exporters.word.story import LONGEST_NAME, Ledger
from tests.exporters.opened_docx import W, parsed


def read(*children: str) -> ET.Element:
    """XML as a program reads it back."""
    return parsed(root("w:body", *children))  # type: ignore[arg-type] # texts for a test


@given(st.text())
def test_any_text_is_read_back_as_it_was(text: str) -> None:
    """Markup is escaped, blanks are kept, what XML cannot hold is left out."""
    expected = legal(text).replace("\r\n", "\n").replace("\r", "\n")
    assert expected == (read(words(text))[0].text or "")


@given(st.text())
def test_any_text_is_whole_in_its_runs(text: str) -> None:
    """Cutting a text where its direction turns loses nothing."""
    assert "".join(piece for piece, _ in scripts.directed(text)) == text
    assert "".join(read(run(legal(text.replace("\r", "")))).itertext()) == legal(
        text.replace("\r", "")
    )


@given(st.text())
def test_any_value_stays_an_attribute(text: str) -> None:
    """Quotation marks do not end it."""
    made = read(w("x", val=text))[0]
    assert [*made.attrib] == [f"{W}val"]


@given(st.lists(st.text(), unique=True, max_size=30))
def test_names_of_bookmarks_differ(ids: list[str]) -> None:
    """Whatever the ids are, each has a name of its own that Word takes."""
    ledger = Ledger()
    names = [ledger.name(id_) for id_ in ids]
    assert names == [ledger.name(id_) for id_ in ids]
    assert len({name.lower() for name in names}) == len(ids)
    assert all(len(n) <= LONGEST_NAME and n.isascii() and n.startswith("_") for n in names)


@given(st.text() | st.text().map(lambda tail: f"https://example.org/{tail}"))
def test_an_address_is_legal_or_none(url: str) -> None:
    """What Word could not open is no link: only http and https, only signs an address may hold."""
    made = address(url)
    assert made == "" or made.startswith(("http://", "https://"))
    assert made.isascii()
    assert not set(made) & set(' <>"{}|\\^`\n\t')
    assert len(made) <= LONGEST_URL


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
        ("HTTP://EXAMPLE.org", "http://example.org/"),
        ("https://example.org/ä b", "https://example.org/%C3%A4%20b"),
        ("https://example.org/100%", "https://example.org/100%25"),
        ("https://münchen.example/", "https://xn--mnchen-3ya.example/"),
        ("https://user:secret@example.org/", "https://example.org/"),
        ("https://example.org:8080/x", "https://example.org:8080/x"),
        ("https://[::1]/", "https://[::1]/"),
        ("https://exa mple.org/", ""),
        ("https:///nowhere", ""),
        ("javascript:alert(1)", ""),
        ("file:///etc/passwd", ""),
        ("https://example.org/" + "x" * 3000, ""),
        ("https://example.org:port/", ""),
    ],
)
def test_addresses(url: str, expected: str) -> None:
    """An address as the file holds it; empty for what is no link."""
    assert expected == address(url)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Seoul", "ko", ""),
        ("서울", "en", "ko"),
        ("東京で", "en", "ja"),
        ("東京", "ja", "ja"),
        ("東京", "en", "zh"),
        ("北京", "zh", "zh"),
    ],
)
def test_east_asian_languages(text: str, language: str, expected: str) -> None:
    """Hangul and Kana tell themselves; of Han alone the passage decides."""
    assert expected == scripts.asian(text, language)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("abc", [("abc", False)]),
        ("שלום abc", [("שלום", True), (" abc", False)]),
        ("abc שלום, עולם 12", [("abc ", False), ("שלום, עולם", True), (" 12", False)]),
        ("مرحبا 12 مرحبا", [("مرحبا 12 مرحبا", True)]),
    ],
)
def test_directions(text: str, expected: list[tuple[str, bool]]) -> None:
    """Words from right to left keep what stands between them."""
    assert expected == [*scripts.directed(text)]


def test_a_foreign_passage_names_its_language() -> None:
    """A German passage is checked by German rules, a Hebrew one runs from the right."""
    german = read(run("Hafen", Look(language="de"))).find(f".//{W}lang")
    hebrew = read(run("שלום", Look(language="he"))).find(f".//{W}lang")
    assert german is not None
    assert hebrew is not None
    assert german.attrib == {f"{W}val": "de-DE"}
    assert hebrew.attrib == {f"{W}bidi": "he-IL"}
