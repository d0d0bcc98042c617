"""Statements in Word with their references, and the ways back from a passage."""

from __future__ import annotations

from briefing.exporters.blocks import Back, Ref, Sentence
from briefing.exporters.word.line import say
from briefing.exporters.word.markup import NOTHING, Xml, joined
from briefing.exporters.word.story import Story


def refs(all_: tuple[Ref, ...], story: Story) -> Xml:
    """References in brackets, each a link to its passage and a place of its own."""
    if not all_:
        return NOTHING
    edge = "Reference"
    return joined((say(" [", story, edge), ref_list(all_, story), say("]", story, edge)))


def ref_list(all_: tuple[Ref, ...], story: Story) -> Xml:
    """References with commas between them."""
    comma = say(", ", story, "Reference")
    made = [_reference(one, story) for one in all_]
    return joined(joined((comma, one)) if n else one for n, one in enumerate(made))


def _reference(one: Ref, story: Story) -> Xml:
    return story.place((one.id,), story.inside(one.target, say(one.text, story, "Reference")))


def back(links: tuple[Back, ...], story: Story) -> Xml:
    """The ways back from a passage to the places that cite it."""
    made = []
    for number, one in enumerate(links):
        made.append(say(", " if number else "  Cited in ", story, "WayBack"))
        made.append(story.inside(one.target, say(one.text, story, "Reference")))
    return joined(made)


def sentence(one: Sentence, story: Story) -> Xml:
    """A statement with its tag and its references."""
    tag = (say(one.tag, story, "Tag"), say(" ", story)) if one.tag else ()
    return joined((*tag, say(one.text, story), refs(one.refs, story)))
