"""Hand labels in one form, whichever of the two label files they come from."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from briefing.models import Article, Origin, Published


@dataclass(frozen=True)
class Labels:
    """What a person found in one text. Offsets count code points of `text`."""

    title: str
    text: str
    published: str
    people: dict[str, str | None]
    quotes: dict[str, str]
    times: dict[str, str]
    unresolved: tuple[str, ...]
    acronyms: dict[str, str]
    events: tuple[tuple[str, int, int], ...] = ()  # date, start and end of its sentence; in order
    hedges: tuple[tuple[int, int, int, int], ...] = ()  # the hedge, and the clause it qualifies
    voices: tuple[tuple[int, int, bool], ...] = ()  # start, end, reported or attributed
    traps: tuple[tuple[int, int], ...] = ()
    forbidden: tuple[str, ...] = field(default=())

    @property
    def article(self) -> Article:
        """The labelled text as an article."""
        return Article(
            id="labelled",
            title=self.title,
            paragraphs=tuple(self.text.split("\n\n")),
            origin=Origin("labelled.txt", "0" * 64, len(self.text)),
            published=Published(self.published, self.published),
        )


def load(path: Path) -> Labels:
    """The labels of a file, of either form."""
    content = json.loads(path.read_text("utf-8"))
    return _of_seed(content) if "seed_only" in content else _of_gold(content)


def _of_gold(gold: dict[str, Any]) -> Labels:
    sentences = gold["sentences"]
    ends = {s["start"]: s["end"] for s in sentences}
    return Labels(
        title=gold["title"],
        text=gold["text"],
        published=gold["published"],
        people={p["name"]: p["role_as_printed"] for p in _required(gold["persons"])},
        quotes={q["text"]: q["speaker"] for q in _required(gold["quotes"])},
        times={t["text"]: t["value"] for t in _required(gold["times"])},
        unresolved=tuple(t["text"] for t in gold["times_unresolvable"]),
        acronyms={a["acronym"]: a["expansion"] for a in gold["acronyms"]},
        events=tuple(
            sorted((e["date"], e["start"], ends[e["start"]]) for e in _required(gold["events"]))
        ),
        voices=tuple(
            (s["start"], s["end"], s["label"] in ("reported", "attributed")) for s in sentences
        ),
    )


def _required(entries: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [entry for entry in entries if not entry.get("optional")]


def _of_seed(gold: dict[str, Any]) -> Labels:
    seed, text = gold["seed_only"], gold["text"]["body"]
    bounds = _sentence_bounds(gold)
    order = seed["timeline_order_expected"]
    events = {e["id"]: e for e in seed["events"]}
    return Labels(
        title=gold["text"]["title"],
        text=text,
        published=gold["metadata"]["published_date"],
        people={p["name_as_printed"]: p["role_as_printed"] for p in seed["persons"]},
        quotes={
            q["text"]: next(
                p["name_as_printed"] for p in seed["persons"] if p["id"] == q["speaker"]
            )
            for q in seed["quotes"]
        },
        times={t["span"]["text"]: t["value"] for t in seed["time_expressions"]},
        unresolved=tuple(t["span"]["text"] for t in seed["time_expressions_not_to_resolve"]),
        acronyms={
            a["term"]: a["expansion_as_printed"]
            for a in seed["agreements_glossary"]
            if a["expansion_as_printed"] and a["term"].isupper()
        },
        events=tuple(
            (_iso(events[e]["date"]), *bounds.get(events[e]["refs"][0], (0, 0))) for e in order
        ),
        hedges=tuple(_hedge(h, seed["sentence_labels"]) for h in seed["hedges"]),
        voices=tuple(
            (*bounds[s["sent"]], s["primary"] in ("reported_fact", "attributed_statement"))
            for s in seed["sentence_labels"]
        ),
        traps=tuple(bounds[t["sent"]] for t in seed["extractive_traps"]),
        forbidden=tuple(seed["must_not_say"]),
    )


def _hedge(hedge: dict[str, Any], sentences: list[dict[str, Any]]) -> tuple[int, int, int, int]:
    """A hedge and the labelled clause it stands in; the hedge alone when it has none."""
    start, end = hedge["start"], hedge["end"]
    for sentence in sentences:
        for clause in sentence["components"]:
            if clause["start"] <= start and end <= clause["end"]:
                return start, end, clause["start"], clause["end"]
    return start, end, start, end


def _iso(printed: str) -> str:
    """The seed's way to write a date as the kit's."""
    if printed.startswith("not after "):
        return "../" + printed.removeprefix("not after ")
    return re.sub(r" \(.*\)", "", printed)


def _sentence_bounds(gold: dict[str, Any]) -> dict[str, tuple[int, int]]:
    """Start and end in the body of each sentence, by its number "P2.S1"."""
    bounds = {}
    for paragraph in gold["text"]["paragraphs"]:
        for sentence in paragraph["sentences"]:
            bounds[sentence["id"]] = (sentence["start"], sentence["end"])
    return bounds
