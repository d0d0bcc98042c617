"""A page opened in the browser, with everything it asked for and said."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


@dataclass
class Heard:
    """A page of the browser, the addresses outside that it asked for, and what it said."""

    page: Any
    asked: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    def all(self, script: str) -> Any:
        """What a script of the test finds on the page."""
        return self.page.evaluate(script)


@contextmanager
def opened(
    browser: Any, path: Path, width: int = 1280, height: int = 800, **options: Any
) -> Iterator[Heard]:
    """The file, open; `options` are those of a page of playwright, such as color_scheme."""
    page = browser.new_page(viewport={"width": width, "height": height}, **options)
    heard = Heard(page)
    page.on("request", lambda request: _note(heard.asked, request.url))
    page.on("console", lambda message: heard.said.append(message.text))
    page.on("pageerror", lambda error: heard.said.append(str(error)))
    page.goto(path.as_uri())
    page.evaluate("document.fonts.ready")
    try:
        yield heard
    finally:
        page.close()


def _note(asked: list[str], url: str) -> None:
    if not url.startswith(("file:", "data:")):
        asked.append(url)
