"""The language a page says it is in."""

from __future__ import annotations

import re

from briefing.cleaning.language import language as of_script
from briefing.cleaning.pages import jsonld
from briefing.cleaning.pages.page import Page

_BY_SCRIPT = {"ko", "ja", "zh"}
_OF_SCRIPT = {"ko", "ja", "zh", "yue", "wuu", "nan", "hak", "gan", "cmn", "lzh", "ii", "jje"}
_TAG = re.compile(r"(?P<language>[A-Za-z]{2,3})(?P<rest>(?:[-_][A-Za-z0-9]{2,8}){0,3})$")


def language(page: Page) -> tuple[str | None, list[str]]:
    """BCP 47 tag as stated, None when none is: by the page, its article, or a meta field.

    A title in Korean, Japanese or Chinese script tells more than a page that says it is in a
    language without them; a note says so then.
    """
    tag = _stated(page)
    title = page.meta("og:title") or page.title
    script = of_script(title)
    if script not in _BY_SCRIPT or (tag and tag.split("-", maxsplit=1)[0] in _OF_SCRIPT):
        return tag, []
    if tag is None:
        return script, []
    return script, [f"the page says its language is {tag}; its title is in {script}"]


def _stated(page: Page) -> str | None:
    stated = (
        page.language or "",
        jsonld.text(page.article, "inLanguage"),
        page.meta("content-language", "language", "dc.language", "dcterms.language"),
        page.meta("og:locale"),
    )
    return next((tag for tag in map(_tag, stated) if tag), None)


def _tag(text: str) -> str | None:
    """`text` as a tag: "en_US" is "en-US"; None for what is none."""
    match = _TAG.match(text.split(",", maxsplit=1)[0].strip()) if text else None
    if match is None or match["language"].lower() in {"und", "mul", "zxx"}:
        return None
    parts = re.split("[-_]", match["rest"])[1:]
    shaped = [_SHAPE[len(part)](part) if len(part) in _SHAPE else part for part in parts]
    return "-".join([match["language"].lower(), *shaped])


_SHAPE = {2: str.upper, 4: str.title}  # region and script, as BCP 47 writes them
