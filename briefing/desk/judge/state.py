"""All that the page of the form shows, made anew after every change."""

from __future__ import annotations

from typing import Any

from briefing.desk.judge import grading, offering
from briefing.desk.judge.faults import Faults, examined
from briefing.desk.judge.fields import Field, Maker, inference, kinds
from briefing.desk.judge.grading import Names
from briefing.judged import Judgements
from briefing.judgements import plain
from briefing.judgements.editing import Opened
from briefing.judgements.loading import near
from briefing.library import Coverage

_REST = "meaning, watch items and their outcomes, review boxes, distribution, restrictions"


def state(seen: Opened, coverage: Coverage, names: Names) -> dict[str, Any]:
    """The form for a file as it was seen."""
    held = plain.plain(seen.judgements)
    faults = examined(held, coverage)
    maker = Maker(seen.judgements, faults, coverage)
    return {
        "path": near(seen.place),
        "sha": seen.sha256,
        "begun": bool(seen.sha256),
        "refused": "",
        "groups": _groups(maker, names) if seen.sha256 else [],
        "general": {"wrong": faults.wrong.get("", []), "mild": faults.mild.get("", [])},
        "corrections": len(seen.judgements.corrections),
        "rest": _REST,
    }


def _groups(maker: Maker, names: Names) -> list[dict[str, Any]]:
    found = maker.found
    judged = [maker.key_judgement(n, one) for n, one in enumerate(found.key_judgements)]
    asked = [maker.forecast(n, one) for n, one in enumerate(found.forecasts)]
    return [
        _group("masthead", "Page one", maker.masthead()),
        _group(
            "bottom_line",
            "Bottom line",
            [],
            list(maker.lines()),
            fresh=_line(),
            most=3,
            help="Two or three sentences that replace the facts the kit would choose.",
        ),
        _group(
            "key_judgements",
            "Key judgements",
            [maker.scale()],
            judged,
            fresh=_judgement(),
            most=7,
            help="Three to seven. A likelihood and a confidence are separate fields.",
            mild=maker.faults.mild.get("key_judgements", []),
        ),
        _group("forecasts", "Forecasts", [], asked, fresh=_forecast(), most=200, help=_FORECASTS),
        _group(
            "reliability",
            "Grades of sources",
            grading.sources(maker, names),
            help=_ALONE,
            choices=offering.letters(),
        ),
        _group(
            "credibility",
            "Grades of items",
            grading.items(maker, names),
            help=_ALONE,
            choices=offering.numbers(),
        ),
    ]


_FORECASTS = "Questions that will be answered with yes or no, by a day you name."
_ALONE = "Each is judged alone, and never combined with the other kind."


def _group(
    slug: str, title: str, fields: list[Field], entries: list[Field] | None = None, **more: Any
) -> dict[str, Any]:
    told = {"wrong": [], "mild": [], "entries": entries or [], **more}
    return {"slug": slug, "title": title, "fields": fields, **told}


def _blank() -> Maker:
    return Maker(Judgements(), Faults(), Coverage("", ()))


def _line() -> list[Field]:
    made = _blank()
    return [made.field("text", "Sentence", "long", "", needed=True), _passages(made)]


def _judgement() -> list[Field]:
    made = _blank()
    text = made.field("text", "Judgement", "long", "", needed=True)
    kind, more = kinds(made, "", ""), inference(made, "", "")
    return [text, {**kind, "path": "kind"}, _passages(made), {**more, "path": "inference"}]


def _forecast() -> list[Field]:
    made = _blank()
    return [
        made.field("question", "Question", "long", "", needed=True),
        made.field("by", "Day of the answer", "date", "", needed=True),
        {**_passages(made), "needed": False},
    ]


def _passages(made: Maker) -> Field:
    return made.field("rests_on", "Rests on", "passages", [], needed=True)
