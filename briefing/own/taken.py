"""The names that the kit has already, which no file of a project may take.

The tests compare the lists with what the kit knows.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

# Suffixes that the kit reads itself.
SUFFIXES = frozenset(
    """
    .atom .bz2 .csv .docm .docx .eml .epub .feed .gz .htm .html .json .jsonl .jsonlines .markdown
    .mbox .md .mdown .mkd .ndjson .odt .parquet .pdf .pq .psv .rdf .rss .tab .tar .tar.bz2 .tar.gz
    .tar.xz .tbz2 .text .tgz .tsv .txt .txz .xhtml .xml .xz .zip
    """.split()
)
FORMATS = frozenset({"html", "pdf", "docx", "md", "eml", "markdown", "mail", "word"})
_FILES = frozenset({"ipynb", "json", "draft", "files", "notebook"})  # what else a run leaves


@cache
def sections() -> frozenset[str]:
    """The names of the modules of `briefing.sections`, and what else its package calls by name."""
    folder = Path(__file__).parents[1] / "sections"
    return frozenset(one.stem for one in folder.glob("*.py")) | {"annex", "sections", "title"}


def is_taken(kind: str, name: str) -> bool:
    """True for a name that means something else in the kit."""
    if kind == "formats":
        return name in FORMATS | _FILES
    return kind in ("sections", "figures") and name in sections()
