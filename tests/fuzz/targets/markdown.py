"""Markdown: read by markdown-it it says the words of the blocks, without HTML, by links of the web."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.exporters import markdown
from tests.exporters.markdownread import OURS, tokens, words
from tests.fuzz import documents
from tests.fuzz.target import Target

_SCHEMES = re.compile(r"(?:https?://|#|mailto:)", re.IGNORECASE)


def check(case: dict[str, str]) -> Iterator[str]:
    """Write the report and read it again."""
    found = documents.blocks(case)
    if found is None:
        yield "refused"
        return
    source = documents.written(markdown.write, found).decode("utf-8")
    for token in tokens(source):
        if token.type in ("html_inline", "html_block"):
            rest = OURS.sub("", token.content).strip()
            assert not re.search(r"<[A-Za-z/!?]", rest), f"HTML of a text stands there: {rest!r}"
        href = str(token.attrs.get("href", token.attrs.get("src", "")))
        if token.type in ("link_open", "image") and href:
            safe = _SCHEMES.match(href) or re.fullmatch(
                r"(?:briefing_files/)?figure-\d+\.\w+", href
            )
            assert safe, f"a link of another scheme: {href!r}"
    read = documents.squeezed(words(source))
    for text in documents.told(case):
        assert text in read, f"words are lost: {text!r}"
    yield from documents.words(found)


TARGET = Target(documents.cases, check, ".md", documents.dumps, documents.loads)
