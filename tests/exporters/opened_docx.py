"""A Word file as tests look at it: its parts, its words in order, where its links lead."""

from __future__ import annotations

import io
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import docx
from docx.table import Table

from briefing.exporters import export
from briefing.exporters.word.markup import SPACES
from briefing.exporters.writing import DEFAULT, Options
from tests.exporters import notebook as nb

W = f"{{{SPACES['w']}}}"
R = f"{{{SPACES['r']}}}"


def parsed(raw: bytes | str) -> ET.Element:
    """The XML of a part."""
    return ET.fromstring(raw)  # noqa: S314 made by the writer under test


@dataclass(frozen=True)
class Opened:
    """The bytes of a Word file."""

    raw: bytes

    @property
    def archive(self) -> zipfile.ZipFile:
        """The file as an archive."""
        return zipfile.ZipFile(io.BytesIO(self.raw))

    @property
    def document(self) -> Any:
        """The file as python-docx reads it."""
        return docx.Document(io.BytesIO(self.raw))

    def part(self, name: str) -> ET.Element:
        """The XML of a part of the folder word, such as document.xml."""
        return parsed(self.archive.read(f"word/{name}"))

    def styled(self, style: str) -> list[str]:
        """The words of all paragraphs of a style, by its name."""
        return [p.text for p in self.document.paragraphs if p.style.name == style]

    @property
    def words(self) -> str:
        """All words of the text, tables included, in order."""
        return " ".join(" ".join(_inner(self.document)).split())

    @property
    def bookmarks(self) -> list[str]:
        """The names of all places that links may lead to."""
        parts = ("document.xml", "footnotes.xml")
        return [
            b.get(f"{W}name", "") for p in parts for b in self.part(p).iter(f"{W}bookmarkStart")
        ]

    @property
    def outside(self) -> set[str]:
        """Where the file leads to outside itself."""
        found = set()
        for name in self.archive.namelist():
            if name.endswith(".rels"):
                for one in parsed(self.archive.read(name)):
                    if one.get("TargetMode") == "External":
                        found.add(one.get("Target", ""))
        return found


def _inner(document: Any) -> Iterator[str]:
    for one in document.iter_inner_content():
        if isinstance(one, Table):
            for row in one._tbl.tr_lst:
                yield from ("".join(map(str, cell.itertext())) for cell in row.tc_lst)
        else:
            yield one.text


def opened(notebook: object, options: Options = DEFAULT) -> Opened:
    """The Word file of a notebook."""
    return Opened(export(notebook, "docx", options).data)


def prose(*sources: str, options: Options = DEFAULT) -> Opened:
    """The Word file of Markdown cells."""
    return opened(nb.notebook(*(nb.new_markdown_cell(source) for source in sources)), options)
