"""Whether every sentence of the claims table rests on its passages, letter for letter."""

from __future__ import annotations

from typing import Any, Dict, Iterator, List

from .container import told
from .statements import claims as shown
from .texts import Source
from .values import digest, listed, named, number, read, text

NAME = "claims.json"
SCHEMA = "briefing.claims/1"
_EXACT = {
    "verbatim": lambda words: words,
    "capital": lambda words: words[:1].casefold() + words[1:],
}
Sources = Dict[str, Source]


def claims(raw: bytes) -> List[Dict[str, Any]]:
    """The claims of a table. Raises ValueError when it is none."""
    table = named(read(raw))
    if table.get("schema") != SCHEMA:
        raise ValueError("it is no claims table")
    return [named(one) for one in listed(table["claims"])]


def faults(table: List[Dict[str, Any]], sources: Sources) -> Iterator[str]:
    """What does not rest on what it says it rests on."""
    for place, claim in enumerate(table, start=1):
        try:
            if claim["number"] != place:
                yield f"claim {place}: it is missing, or stands elsewhere"
            yield from (f"claim {place}: {why}" for why in _claim(claim, sources))
        except (ValueError, LookupError, TypeError) as error:
            yield f"claim {place}: it cannot be read ({told(error)})"


def made_again(table: List[Dict[str, Any]], notebook: Any) -> Iterator[str]:
    """Where the table is not what the executed notebook shows."""
    again = shown(notebook)
    if len(again) != len(table):
        yield f"the notebook shows {len(again)} sentences, the claims table has {len(table)}"
    for mine, its in zip(table, again):  # noqa: B905 - `strict` is younger than Python 3.8
        bare = {**mine, "rests_on": [_span(one) for one in mine.get("rests_on") or ()]}
        if bare != its:
            yield f"claim {told(mine.get('number'))}: the notebook shows something else"


def _span(passage: Dict[str, Any]) -> Dict[str, Any]:
    return {name: passage.get(name) for name in ("article", "paragraph", "start", "end")}


def _claim(claim: Dict[str, Any], sources: Sources) -> Iterator[str]:
    parts = [named(part) for part in listed(claim["parts"])]
    if "".join(text(part["text"]) for part in parts) != claim["text"]:
        yield "its parts make another sentence"
    passages = [named(one) for one in listed(claim["rests_on"])]
    for passage in passages:
        yield from _passage(passage, sources)
    for part in parts:
        if part["span"]:
            yield from _part(part, passages)


def _passage(passage: Dict[str, Any], sources: Sources) -> Iterator[str]:
    start, end = number(passage["start"]), number(passage["end"])
    source = sources.get(text(passage["article"]))
    where = f"{told(passage['article'])}, {start} to {end}"
    if source is None:
        yield f"the source {told(passage['article'])} is not in the pack"
        return
    if (number(passage["paragraph"]), start, end) == (0, 0, 0):
        return  # the record of the article: its outlet, title or date
    if source.extent == "none":
        known = isinstance(passage.get("sha256"), str) and "text" not in passage
        if not known or not start < end <= source.characters:
            yield f"the passage {where} is not told by its SHA-256"
        return
    try:
        words = source.passage(start, end)
    except LookupError as error:
        yield f"{error}: {where}"
        return
    if words != passage["text"]:
        yield f"its passage is not in the source at {where}"
    if (
        next(one[0] for one in source.paragraphs if one[1] <= start < one[2])
        != passage["paragraph"]
    ):
        yield f"its passage stands in another paragraph: {where}"


def _part(part: Dict[str, Any], passages: List[Dict[str, Any]]) -> Iterator[str]:
    """A part that is said to be verbatim is the words of its passage."""
    found = [one for one in passages if _span(one) == part["span"]]
    if not found:
        yield "a part of it rests on a passage that is not listed"
        return
    alike = _EXACT.get(text(part["rule"]))
    if alike is None:
        return
    words = text(part["text"])
    if "text" not in found[0]:
        if part["rule"] == "verbatim" and found[0].get("sha256") != digest(words.encode()):
            yield "a part of it is not the passage, letter for letter"
    elif alike(words) != alike(text(found[0]["text"])):
        yield "a part of it is not the passage, letter for letter"
