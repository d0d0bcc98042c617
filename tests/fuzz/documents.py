"""Random briefings whose every word is hostile, and the typed blocks that come of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import msgspec
from hypothesis import strategies as st

from briefing.errors import BriefingError
from briefing.exporters.brand import KIT
from briefing.exporters.content import Content, content
from briefing.exporters.document import parse
from briefing.exporters.form import sound
from briefing.exporters.lettered import lettered
from briefing.exporters.visible import shown
from briefing.exporters.writing import Options, Written
from briefing.models import Annex, Front, Part, Section, Statement, Table, Verdict
from tests.exporters import hostile_cases
from tests.exporters.notebook import article, cell, new_markdown_cell, new_output, notebook, shows
from tests.fuzz import parts, pieces

OPTIONS = Options(brand=replace(KIT, missing="name"))
_PRINTED = frozenset(
    "text title subtitle label intro empty tag headline says lines record digest checked audience "
    "marking topic why section judged".split()
)
_HOSTILE = tuple(
    text.replace(str(hostile_cases.FILE), "/etc/passwd")
    for group in hostile_cases.GROUPS.values()
    for text in group
    if len(text) < 400
)
_SPAN = st.one_of(st.sampled_from(_HOSTILE), pieces.short, pieces.text)
_INLINE = (
    "*{}*", "**{}**", "`{}`", "[{}](https://a.example/x)", "~~{}~~", "${}$", "<b>{}</b>", "{}[^1]",
    "<a href='{}'>x</a>", "[x]({})", "![a]({})", "<i title=\"{}\">x</i>", "{}", "{}", "&{};", "<{}>",
)  # fmt: skip
_BLOCK = (
    "# {}", "- {}\n- b\n  - {}", "1. {}\n2. c", "> {}\n> d", "```\n{}\n```", "| a | {} |\n|--|--|\n| {} | c |",
    "{}\n===", "[^1]: {}", "$$\n{}\n$$", "<div>{}</div>", "    {}", "* * *\n{}", "{}", "{}", "[r]: {}",
    "- [ ] {}\n- [x] e", "<table><tr><td colspan=2>{}</td><tr><td>{}", "<ul><li>{}<ol start=3><li>{}</ul>",
    "<svg><text>{}</text></svg>", "<details><summary>{}</summary>{}</details>", "<style>{}</style>{}",
    "<!-- {} --> {}", "<p style=\"{}\">x</p>", "<h2>{}</h2>", "<blockquote>{}", "<pre>{}</pre>",
)  # fmt: skip


def _filled(form: str, words: list[str]) -> str:
    """A form with its holes filled, whatever braces stand in the words."""
    rest = iter(words * 4)
    return re.sub(r"\{\}", lambda _: next(rest), form)


_LINE = st.builds(_filled, st.sampled_from(_INLINE), st.lists(_SPAN, min_size=1, max_size=1))
_PROSE = st.lists(
    st.builds(_filled, st.sampled_from(_BLOCK), st.lists(st.one_of(_SPAN, _LINE), min_size=1, max_size=2)),
    min_size=1, max_size=3,
).map("\n\n".join)  # fmt: skip
_KINDS = ("say", "say", "row", "md", "html", "stream", "par", "view", "quote", "latex")
_CELL = st.sampled_from(_KINDS).flatmap(
    lambda kind: st.tuples(st.just(kind), _PROSE if kind in ("md", "html", "latex") else _SPAN)
)


def _case(title: str, cells: list[tuple[str, str]]) -> dict[str, str]:
    return {"title": title} | {f"{kind}_{n}": text for n, (kind, text) in enumerate(cells)}


cases = st.builds(_case, _SPAN, st.lists(_CELL, min_size=1, max_size=6))
dumps, loads = parts.dumps, parts.loads


def made(case: dict[str, str]) -> Any:
    """The run notebook of a case."""
    told = [(name.partition("_")[0], text) for name, text in case.items() if name != "title"]
    title = case["title"][:300]
    paragraphs = [text for kind, text in told if kind in ("say", "par", "row", "quote", "view")]
    source = article(
        *(paragraphs or ["Nothing."]), published="2024-03-04", title=title, outlet=title[::-1][:80],
        byline=title[:40], url=f"https://a.example/{title[:60]}",
    )  # fmt: skip
    cells = [shows(Front(title, title[:100], (("Basis", title),)))]
    for number, (kind, text) in enumerate(told):
        cells.append(_cell(kind, text, number, source))
    return notebook(*cells, shows(Annex((source,), ())), shows(Verdict(len(told))))


def _cell(kind: str, text: str, number: int, source: Any) -> Any:
    if kind == "md":
        return new_markdown_cell(text)
    if kind == "stream":
        return cell(new_output("stream", name="stdout", text=text))
    if kind in ("html", "latex"):
        return cell(new_output("display_data", data={f"text/{kind}": text, "text/plain": text}))
    said = _cited(source, text, {"view": "opinion", "quote": "quotation"}.get(kind, "fact"))
    if kind == "row":
        return shows(
            Section(f"s{number}", text[:200], table=Table((text[:60], "B"), ((said, said),)))
        )
    return shows(Section(f"s{number}", text[:200], (said, said), intro=text[:300], headline=said))


def _cited(source: Any, text: str, kind: Any) -> Statement:
    start = source.text.find(text)
    span = source.span(start, start + len(text)) if text and start >= 0 else source.whole
    return Statement(kind, (Part(text, "verbatim", span),))


def blocks(case: dict[str, str]) -> Content | None:
    """The typed blocks of a case; None where the kit refuses the notebook with an error."""
    try:
        return lettered(content(parse(sound(made(case)))), OPTIONS.brand)
    except BriefingError:
        return None


def written(write: Callable[[Content, Options], Written], found: Content) -> bytes:
    """The report in one format."""
    return write(found, OPTIONS).data


def squeezed(text: str) -> str:
    """A text without what a line end may change."""
    return re.sub(r"[\s\u200b\xad]+", "", text)


def expected(found: Content) -> Iterator[str]:
    """Every text of the blocks that a reader is to see, squeezed."""
    yield from map(squeezed, _said(found.report))


def _said(value: Any) -> Iterator[str]:
    """The texts in the fields that are printed, ids and looks left out."""
    if isinstance(value, list | tuple):
        for inner in value:
            yield from _said(inner)
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            inner = getattr(value, name)
            if isinstance(inner, str):
                yield inner if name in _PRINTED else ""
            elif (
                name in _PRINTED
                and isinstance(inner, tuple)
                and inner
                and isinstance(inner[0], str)
            ):
                yield from inner
            else:
                yield from _said(inner)


def told(case: dict[str, str]) -> Iterator[str]:
    """What of a case must be read in any report: the words that are no markup, as they are shown."""
    for name, text in case.items():
        if name.partition("_")[0] in ("say", "row", "par", "view", "quote"):
            yield squeezed(shown(text))


def words(found: Content) -> Iterator[str]:
    """What happened, for telling interesting cases: the kinds of blocks, the warnings."""
    yield from (re.sub(r"\d+|“.*?”", "", warning)[:60] for warning in found.warnings)
    yield from sorted({f"block {kind}" for kind in _kinds(found.values)})


def _kinds(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        yield str(value.get("kind", ""))
        for inner in value.values():
            yield from _kinds(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _kinds(inner)
