"""What the parts of a Word file share: ids given out, relations, lists, pictures, footnotes.

A story is a part with running text: the report itself, its footnotes, a header or footer.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field

from briefing.exporters.blocks import Footnote
from briefing.exporters.building import Graphic
from briefing.exporters.word.markup import Xml, joined, w

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
LONGEST_NAME = 40  # characters of a bookmark's name that Word takes


@dataclass(frozen=True, slots=True)
class Relation:
    """Where a part leads: the kind of relation, another part or an address outside."""

    kind: str
    target: str
    outside: bool = False


@dataclass(slots=True)
class Ledger:
    """What is numbered over the whole file.

    `names` are the bookmarks by the ids of the report, `lists` the first number and depth of each
    numbered list, `media` the pictures by name, `noted` the bookmark of the first mark of each
    footnote, in the order of their marks. `asian` is the language of Han characters that no
    passage tells, `accent` the colour of lines in tables.
    """

    drawings: tuple[Graphic, ...] = ()
    footnotes: dict[int, Footnote] = field(default_factory=dict)
    asian: str = "zh"
    accent: str = "17365d"
    names: dict[str, str] = field(default_factory=dict)
    taken: set[str] = field(default_factory=set)
    bookmarks: int = 0
    shapes: int = 0
    captions: int = 0
    lists: list[tuple[int, int]] = field(default_factory=list)
    media: dict[str, bytes] = field(default_factory=dict)
    noted: dict[int, str] = field(default_factory=dict)

    def name(self, id_: str) -> str:
        """The bookmark of an id: hidden, made of letters Word takes, and no other id's."""
        known = self.names.get(id_)
        if known is None:
            plain = "_" + re.sub(r"[^A-Za-z0-9]", "_", id_)
            known, more = plain[:LONGEST_NAME], 1
            while known.lower() in self.taken:  # Word tells no capitals from small letters
                more += 1
                known = f"{plain[: LONGEST_NAME - 8]}_{more}"
            self.names[id_] = known
            self.taken.add(known.lower())
        return known

    def numbered(self, start: int, depth: int) -> int:
        """The number of a new list that counts from `start`, at this depth from 0."""
        self.lists.append((min(max(start, 0), 32767), depth))
        return len(self.lists) + 2  # 1 and 2 are the lists of the styles

    def picture(self, raw: bytes, suffix: str) -> str:
        """The part of a picture; equal pictures are one."""
        name = f"media/{hashlib.sha256(raw).hexdigest()[:16]}.{suffix}"
        self.media[name] = raw
        return name


@dataclass(slots=True)
class Story:
    """One part with running text, and where it leads."""

    ledger: Ledger
    relations: dict[Relation, str] = field(default_factory=dict)
    footnote: bool = False

    def relate(self, kind: str, target: str, *, outside: bool = False) -> str:
        """The id of a relation; the same one for the same target."""
        relation = Relation(f"{OFFICE}/{kind}", target, outside)
        return self.relations.setdefault(relation, f"rId{len(self.relations) + 1}")

    def place(self, ids: tuple[str, ...], inner: Xml) -> Xml:
        """Runs that links may lead to by these ids; an empty id is none."""
        starts, ends = [], []
        for id_ in ids:
            if id_:
                self.ledger.bookmarks += 1
                number = self.ledger.bookmarks
                starts.append(w("bookmarkStart", id=number, name=self.ledger.name(id_)))
                ends.append(w("bookmarkEnd", id=number))
        return joined([*starts, inner, *reversed(ends)])

    def inside(self, id_: str, inner: Xml) -> Xml:
        """Runs that lead to an id of this report; as they are when it is empty."""
        if not id_:
            return inner
        return w("hyperlink", inner, anchor=self.ledger.name(id_), history=1)
