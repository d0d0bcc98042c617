"""What a parser says of a text, in the kit's own words: nothing else knows which parser it was."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Word:
    """A word or mark: code points `start` to `end` of the text, and what it is in its sentence.

    `head` is the place of the word it hangs on in `Parsed.words`, its own for the root.
    `relation` is a ClearNLP dependency ("nsubj"), `tag` a Penn Treebank tag ("VBD"), `entity` an
    OntoNotes type ("PERSON"), empty outside of names.
    """

    start: int
    end: int
    lemma: str
    tag: str
    head: int
    relation: str
    entity: str = ""


@dataclass(frozen=True, slots=True)
class Parsed:
    """A text, or what of it was parsed, in order of the text.

    `sentences` are ranges of `words`, `names` ranges of `words` with their entity type.
    """

    words: tuple[Word, ...] = ()
    sentences: tuple[tuple[int, int], ...] = ()
    names: tuple[tuple[int, int, str], ...] = ()


class Parser(Protocol):
    """A statistical parser, loaded. One file a kind of parser makes them."""

    @property
    def identity(self) -> str:
        """Say which parser and model this is, weights included, in one short string."""
        ...

    @property
    def description(self) -> str:
        """Say the same for the reader of a report."""
        ...

    def parse(self, text: str, stretches: tuple[tuple[int, int], ...]) -> Parsed:
        """Parse the stretches of `text`, each on its own; a stretch too long for it is left out."""
        ...
