"""A figure moves when it would leave a page half empty, and words after it can fill the page."""

from __future__ import annotations

import io
from typing import Any

import pytest

from briefing.exporters import export, floats
from briefing.exporters.content import content
from briefing.exporters.document import parse
from tests.exporters import notebook as nb

pdfium: Any = pytest.importorskip("pypdfium2", reason="pypdfium2 is not installed: no page read")

WORDS = "The council gave no figure for the cost of the pier. " * 12
TALL = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="600" height="500">'
    '<rect width="600" height="500" fill="#abc"/></svg>'
)


def drawing() -> Any:
    """A cell that shows a picture of 117 mm."""
    shown = {"image/svg+xml": TALL}
    return nb.cell(nb.new_output("display_data", data=shown, metadata={"alt": "A"}))


def report(*cells: Any) -> Any:
    """A notebook of Markdown and pictures; a text is Markdown."""
    return nb.notebook(
        *(nb.new_markdown_cell(one) if isinstance(one, str) else one for one in cells)
    )


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (("# T", WORDS, drawing(), WORDS), (1,)),
        (("# T", WORDS, drawing(), "Few words."), ()),
        (("# T", WORDS, drawing(), drawing(), WORDS), (2,)),
        (("# T", WORDS, drawing(), "## Next", WORDS), (1,)),
        (("# T", WORDS), ()),
    ],
)
def test_only_figures_with_words_after_them_are_asked(
    cells: tuple[Any, ...], expected: tuple[int, ...]
) -> None:
    """Two figures in a row stay in a row, and the last thing of a report stays last."""
    assert floats.candidates(content(parse(report(*cells))).report) == expected


def pages(notebook: Any) -> list[str]:
    """The words of each page."""
    opened = pdfium.PdfDocument(io.BytesIO(export(notebook, "pdf").data))
    return [opened[number].get_textpage().get_text_range() for number in range(len(opened))]


def test_words_go_on_where_a_figure_does_not_fit() -> None:
    """The words after the figure stand on the page before it."""
    after = "These words follow the figure. " * 14
    first, second = pages(report("# T", *[WORDS] * 5, drawing(), after, WORDS))[:2]
    assert ("These words follow" in first, "These words follow" in second) == (True, False)


def test_a_figure_that_fits_keeps_its_place() -> None:
    """Nothing moves without need: the words after it stand on its page."""
    read = pages(report("# T", WORDS, drawing(), "These words follow the figure. " * 14))
    assert len(read) == 1
