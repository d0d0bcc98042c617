"""The words that must be absent from a version, and the drawings that go with them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from briefing.exporters import blocks
from briefing.exporters.image import Picture
from briefing.exporters.outputs import Printed
from briefing.exporters.prose import Placed
from briefing.exporters.variants.absence import found
from briefing.exporters.variants.annexed import records, resting
from briefing.exporters.variants.folding import folded
from briefing.exporters.variants.phrases import Phrases
from briefing.exporters.variants.saying import said
from briefing.exporters.walking import changed
from briefing.models import Annex, Figure, Front, Section

# A text left out is proven absent when it tells something: "May 2024" and "Scheduled" do not.
LONG = 24  # characters that always do
SHORT = 12  # characters that do when there are as many words as
WORDS = 4
_APART = "¶"  # between two texts, so that no words are found across them
LEFT_OUT = "[picture left out]"


def gone(
    restricted: Phrases, out: Iterable[str], left: Iterable[Printed], annex: Annex, front: Front
) -> tuple[Phrases, str]:
    """The words to be proven absent, and the letters of all that is left.

    They are what was left out and is not said in its own right too: by a block that is left, by
    a passage of a source that one rests on, by the record of a source, or by a line of the
    masthead. Figures do not count: one that repeats what was left out goes with it.
    """
    left = [*left]
    own = (text for block in left for text in said(_bare(block)))
    head = (f"{label}: {value}" for label, value in front.lines)
    still = _APART.join(map(folded, (*own, *head, *records(annex), *resting(annex, left))))
    texts = (" ".join(text.split()) for text in out)
    absent = Phrases.of(text for text in texts if telling(text))
    words = (one for one in absent.words if Phrases.of([one]).letters[0] not in still)
    return Phrases.of([*restricted.words, *words]), still


def _bare(block: Printed) -> Printed:
    """The block without its figure."""
    if isinstance(block, Figure):
        return blocks.Prose(())
    return replace(block, figure=None) if isinstance(block, Section) else block


def telling(text: str) -> bool:
    """True for a text that is not said by chance."""
    words = [word for word in text.split() if word.strip(".,;:!?").isalpha()]
    return len(text) >= LONG or (len(text) >= SHORT and len(words) >= WORDS)


def drawn(left: Iterable[Printed], absent: Phrases, redacted: Phrases) -> list[Printed]:
    """The blocks without figures that repeat what was left out, or begin it in a label cut off.

    A picture goes by the words in its file, those to be redacted too.
    """
    held = Phrases.of([*absent.words, *redacted.words])
    return [made for block in left for made in _drawn(block, absent, held)]


def _drawn(block: Printed, absent: Phrases, held: Phrases) -> Iterator[Printed]:
    if isinstance(block, Picture):
        if not _pictured(block, held):
            yield block
    elif isinstance(block, Figure):
        if not any(absent.inside(text) for text in said(block)):
            yield block
    elif isinstance(block, Section):
        shown = block.figure
        if shown is not None and any(absent.inside(text) for text in said(shown)):
            block = replace(block, figure=None)
        if block.speaks:
            yield block
    elif isinstance(block, blocks.Prose):
        yield changed(block, lambda node: _unpictured(node, held))
    else:
        yield block


def _unpictured(node: blocks.Node, held: Phrases) -> blocks.Node:
    if isinstance(node, Placed) and _pictured(node.picture, held):
        return blocks.Par((blocks.Text(LEFT_OUT),))
    return node


def _pictured(picture: Picture, held: Phrases) -> bool:
    """True when the file of a picture holds the words: its notes, or the labels of a drawing."""
    return bool(held.words) and any(True for _ in found(picture.raw, "picture", held))
