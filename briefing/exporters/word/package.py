"""The file of Word: its parts, how they lead to one another, what each is (ECMA-376, part 2).

The same parts give the same bytes: no time, no machine and no user stands in it.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass, field

from briefing.exporters.word.markup import HEAD, element, joined
from briefing.exporters.word.story import OFFICE, Relation

_BASE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_CORE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_SUFFIXES = {
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
    "xml": "application/xml",
    "png": "image/png",
    "jpg": "image/jpeg",
    "svg": "image/svg+xml",
}
_KINDS = {
    "document": f"{_BASE}.document.main+xml",
    "styles": f"{_BASE}.styles+xml",
    "numbering": f"{_BASE}.numbering+xml",
    "settings": f"{_BASE}.settings+xml",
    "fonttable": f"{_BASE}.fontTable+xml",
    "footnotes": f"{_BASE}.footnotes+xml",
    "header": f"{_BASE}.header+xml",
    "footer": f"{_BASE}.footer+xml",
    "theme": "application/vnd.openxmlformats-officedocument.theme+xml",
    "core": "application/vnd.openxmlformats-package.core-properties+xml",
}
_WHEN = (1980, 1, 1, 0, 0, 0)  # the first time a ZIP file can tell
_PACKED = frozenset({"png", "jpg"})  # pictures that do not get smaller


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the file: its kind, its bytes, and where it leads by the ids of its relations."""

    kind: str
    raw: bytes
    relations: dict[Relation, str] = field(default_factory=dict)


def packed(parts: dict[str, Part], media: dict[str, bytes]) -> bytes:
    """The file of these parts, `word/document.xml` and `docProps/core.xml` among them.

    `media` are the pictures by their names in the folder `word`.
    """
    top = {Relation(f"{OFFICE}/officeDocument", "word/document.xml"): "rId1"}
    top[Relation(_CORE, "docProps/core.xml")] = "rId2"
    files = {"[Content_Types].xml": _types(parts, media), "_rels/.rels": _relations(top)}
    for name, part in parts.items():
        files[name] = part.raw
        if part.relations:
            folder, _, own = name.rpartition("/")
            files[f"{folder}/_rels/{own}.rels"] = _relations(part.relations)
    files |= {f"word/{name}": raw for name, raw in sorted(media.items())}
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, raw in files.items():
            archive.writestr(_entry(name), raw)
    return made.getvalue()


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _WHEN)
    entry.create_system = 0
    small = name.rpartition(".")[2] in _PACKED
    entry.compress_type = zipfile.ZIP_STORED if small else zipfile.ZIP_DEFLATED
    return entry


def _types(parts: dict[str, Part], media: dict[str, bytes]) -> bytes:
    used = {"rels", "xml", *(name.rpartition(".")[2] for name in media)}
    told = [
        element("Default", Extension=suffix, ContentType=kind)
        for suffix, kind in _SUFFIXES.items()
        if suffix in used
    ]
    told += [
        element("Override", PartName=f"/{name}", ContentType=_KINDS[part.kind])
        for name, part in parts.items()
    ]
    return f'{HEAD}<Types xmlns="{_TYPES}">{joined(told)}</Types>'.encode()


def _relations(relations: dict[Relation, str]) -> bytes:
    told = []
    for relation, id_ in relations.items():
        mode = {"TargetMode": "External"} if relation.outside else {}
        told.append(
            element("Relationship", Id=id_, Type=relation.kind, Target=relation.target, **mode)
        )
    return f'{HEAD}<Relationships xmlns="{_RELATIONS}">{joined(told)}</Relationships>'.encode()
