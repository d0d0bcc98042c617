"""A raw file becomes an article of its own words only, or an error of the kit."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from hypothesis import strategies as st

from briefing.cleaning import clean
from briefing.cleaning.characters import mend
from briefing.cleaning.encodings import decoded
from briefing.cleaning.known import text_id
from briefing.cleaning.lines import lines
from briefing.errors import SourceError
from briefing.models import Article, Origin
from briefing.sources import read_bytes
from tests.fuzz import parts, pieces
from tests.fuzz.target import Target

_KINDS = (".txt", ".txt", ".txt", ".html", ".md")
_CODECS = ("utf-8", "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252", "cp949", "euc-jp",
           "gb18030", "koi8-r", "iso-2022-kr", "iso-2022-jp", "big5", "shift_jis", "utf-7")  # fmt: skip
_PAGE = (
    '<!DOCTYPE html><html lang="en"><head><meta charset="{codec}"><title>{title}</title>'
    '<meta property="article:published_time" content="{date}"><meta name=author content="{name}">'
    '<script type="application/ld+json">{{"@type":"NewsArticle","headline":"{title}",'
    '"datePublished":"{date}"}}</script></head><body><nav>Home</nav><article><h1>{title}</h1>'
    "{body}</article></body></html>"
)
# What no text of an article may hold: controls, halves of pairs, marks that turn or hide words.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff"
    "\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)


def _page(found: list[str], title: str, date: str, name: str) -> str:
    body = "".join(f"<p>{one}</p>\n" for one in found)
    return _PAGE.format(codec="utf-8", title=title, date=date, name=name, body=body)


def _case(kind: str, codec: str, broken: int, text: str) -> dict[str, str]:
    return {"how": f"{kind} {codec} {broken}", "text": text}


def check(case: dict[str, str]) -> Iterator[str]:
    """Read the file, then clean its text alone."""
    kind, codec, broken = case["how"].split()
    raw = _bytes(case["text"], codec, int(broken))
    yield from _file(raw, f"input{kind}")
    if kind == ".txt":
        yield from _text(case["text"])
        try:
            text, notes = decoded(raw, "input.txt")
        except SourceError:
            return
        assert not re.search("[\ud800-\udfff]", text), f"half a pair is decoded: {text!r}"
        yield from (re.sub(r"[\d,]+", "N", note)[:40] for note in notes)


def _bytes(text: str, codec: str, broken: int) -> bytes:
    errors = "surrogatepass" if codec.startswith("utf") and codec != "utf-7" else "replace"
    raw = text.encode(codec, errors)
    if broken and raw:
        place = broken % len(raw)
        raw = raw[:place] + bytes([broken % 256]) * (broken % 3) + raw[place + broken % 5 :]
    return raw


def _file(raw: bytes, place: str) -> Iterator[str]:
    try:
        found, again = ([*read_bytes(raw, place)] for _ in "12")
    except SourceError as error:
        assert place in str(error), f"an error that does not name its file: {error}"
        yield f"refused {str(error)[len(place) :][:40]}"
        return
    assert found == again, f"twice the same file gives two articles: {found} {again}"
    for one in found:
        if isinstance(one, Article):
            _sound(one)
            yield from _told(one)


def _told(one: Article) -> Iterator[str]:
    yield from (f"dropped {line.rule}" for line in one.dropped)
    yield from (re.sub(r"\d+|:.*", "", note)[:50] for note in one.notes)
    yield from (doubt[:12] for doubt in one.doubts)
    yield f"{one.genre} {one.language} {bool(one.outlet)} {bool(one.byline)} {bool(one.subtitle)}"
    yield f"{one.published and len(one.published.date)} {bool(one.carried_by)}"


def _sound(one: Article) -> None:
    """What holds for every article, however it was made."""
    said = (one.title, one.subtitle, one.outlet, one.byline, one.carried_by, *one.paragraphs)
    for text in filter(None, said):
        assert not _FORBIDDEN.search(text), f"a sign that may not stand: {text!r}"
        assert text == " ".join(text.split()), f"odd spaces stand: {text!r}"
        assert unicodedata.is_normalized("NFC", text), f"letters are not composed: {text!r}"
    assert one.paragraphs, f"an article without paragraphs: {one}"
    assert all(one.paragraphs), f"an empty paragraph: {one.paragraphs}"
    assert one.id == text_id(one.title, one.text), f"the id is not of the text: {one}"
    for field in (one.title, one.outlet or "", one.byline or ""):
        assert len(field) <= 600, f"a field without a bound: {len(field)}"
    if one.published:
        assert re.fullmatch(r"\d{4}(-\d\d){0,2}", one.published.date), f"no date: {one.published}"


def _text(text: str) -> Iterator[str]:
    try:
        article = clean(text, Origin("input.txt", "0" * 64, len(text)))
    except SourceError as error:
        yield f"no article {str(error)[10:40]}"
        return
    _sound(article)
    _own_words(article, text)
    _accounted(article, text)
    kept = sum(map(len, article.paragraphs)) + sum(len(line.text) for line in article.dropped)
    assert kept <= 2 * len(mend(text)[0]) + 100, f"more came out than went in: {kept}"
    yield "cleaned"


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _own_words(article: Article, text: str) -> None:
    """Every paragraph is made of the words of the file, in their order, none skipped within."""
    whole, place = _squeezed(mend(text)[0]), 0
    for one in article.paragraphs:
        place = whole.find(_squeezed(one), place)
        assert place >= 0, f"a paragraph that is not in the file: {one!r}"


def _accounted(article: Article, text: str) -> None:
    """Every line with words is in the article, in a note, or among what was dropped."""
    dropped = {line.line for line in article.dropped}
    fields = (article.title, article.subtitle, article.byline, article.outlet, article.url)
    inside = _squeezed(" ".join((*filter(None, fields), *article.paragraphs)))
    for line in lines(mend(text)[0]):
        bare = _squeezed(re.sub(r"^#{1,6}\s", "", line.text))  # a mark before a title
        if not any(map(str.isalnum, bare)) or line.number in dropped or bare in inside:
            continue
        noted = [note for note in article.notes if note.startswith(f"line {line.number} gives")]
        marks = [
            _squeezed(note.partition(": ")[2]) for note in article.notes if "taken off" in note
        ]
        whole = any(bare in mark or bare.replace(mark, "") in inside for mark in marks if mark)
        assert noted or whole, f"a line that went without a word: {line.text!r} {article}"


def _larger(case: dict[str, str], times: int) -> dict[str, str]:
    return {**case, "text": (case["text"] + "\n\n") * times}


_CASES = st.one_of(
    st.builds(
        _case, st.sampled_from(_KINDS), st.sampled_from(_CODECS),
        st.one_of(st.just(0), st.integers(0, 9_999)), pieces.paragraphs.map("\n\n".join),
    ),
    st.builds(
        _case, st.just(".html"), st.just("utf-8"), st.just(0),
        st.builds(_page, pieces.paragraphs, pieces.line, st.sampled_from(pieces.DATES), pieces.short),
    ),
)  # fmt: skip
TARGET = Target(_CASES, check, ".txt", parts.dumps, parts.loads, _larger)
