"""What run.json tells of a run, taken apart. It may be of any version, cut short or forged."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from briefing.ledger.values import (
    LONGEST_NAME,
    LONGEST_TEXT,
    listed,
    named,
    seconds,
    text,
    whole,
)

MOST_INPUTS = 100_000
MOST_CELLS = 10_000
MOST_OUTPUTS = 2_000
MOST_SKIPPED = 200  # inputs that could not be read, told one by one


class Cell(msgspec.Struct, frozen=True):
    """One cell of a run: seconds and bytes, None when not told; `number` counts from 0."""

    number: int
    seconds: float | None
    status: str | None
    memory: int | None


class Article(msgspec.Struct, frozen=True):
    """An article a run rests on. `sha256` is that of the raw bytes it was read from."""

    article: str
    sha256: str
    title: str = ""
    place: str = ""


class Output(msgspec.Struct, frozen=True):
    """A file a run wrote, with what it held."""

    name: str
    sha256: str
    bytes: int


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """Everything a record tells; numbers are None when it does not."""

    notebook: str = ""
    parameters: dict[str, Any] = {}
    cells: tuple[Cell, ...] = ()
    articles: tuple[Article, ...] = ()
    outputs: tuple[Output, ...] = ()
    versions: dict[str, str] = {}
    detail: dict[str, Any] = {}
    peak: int | None = None
    checked: int | None = None
    failures: int | None = None
    warnings: int | None = None
    words: int | None = None


def told(record: Mapping[str, Any]) -> Told:
    """Take a record apart. Never raises: what is not as it should be is left out."""
    inputs, checks = named(record.get("inputs")), named(record.get("checks"))
    articles = (_article(named(one)) for one in listed(inputs.get("used"), MOST_INPUTS))
    outputs = (_output(*pair) for pair in [*named(record.get("outputs")).items()][:MOST_OUTPUTS])
    cells = listed(record.get("cells"), MOST_CELLS)
    return Told(
        notebook=text(named(record.get("notebook")).get("name")),
        parameters=named(record.get("parameters")),
        cells=tuple(_cell(number, named(one)) for number, one in enumerate(cells)),
        articles=tuple(one for one in articles if one.article),
        outputs=tuple(one for one in outputs if one is not None),
        versions={text(k): text(v) for k, v in named(record.get("versions")).items() if v},
        detail=_detail(record, inputs),
        peak=whole(named(record.get("memory")).get("kernel")),
        checked=whole(checks.get("checked")),
        failures=len(checks["failures"]) if isinstance(checks.get("failures"), list) else None,
        warnings=len(checks["warnings"]) if isinstance(checks.get("warnings"), list) else None,
        words=whole(named(record.get("length")).get("words")),
    )


def _article(one: dict[str, Any]) -> Article:
    parts = (one.get(name) for name in ("article", "sha256", "title", "place"))
    return Article(*(text(part) for part in parts))


def _output(name: str, one: object) -> Output | None:
    found = named(one)
    size, digest = whole(found.get("bytes")), found.get("sha256")
    if size is None or not isinstance(digest, str) or len(name) > LONGEST_NAME:
        return None
    return Output(text(name), text(digest, 64), size)


def _cell(number: int, one: dict[str, Any]) -> Cell:
    told_number = whole(one.get("index", one.get("cell")))
    status = one.get("status")
    return Cell(
        number if told_number is None else told_number,
        seconds(one.get("seconds")),
        text(status, 40) if status else None,
        whole(one.get("memory", one.get("peak"))),
    )


def _detail(record: Mapping[str, Any], inputs: dict[str, Any]) -> dict[str, Any]:
    """What is shown and not asked for: judgements, model, earlier run, skipped, stages, memory."""
    skipped = [named(one) for one in listed(inputs.get("skipped"), MOST_SKIPPED)]
    found = {
        "judgements": _texts(inputs.get("judgements")),
        "model": _texts(inputs.get("model")) or text(inputs.get("model")),
        "earlier": _texts(inputs.get("earlier")) or text(inputs.get("earlier")),
        "skipped": [[text(one.get("place")), text(one.get("why"))] for one in skipped],
        "stages": _numbers(record.get("seconds")),
        "memory": _numbers(record.get("memory")),
        "figures": whole(named(record.get("figures")).get("shown")),
        "notebook": text(named(record.get("notebook")).get("sha256"), 64),
        "ended": text(record.get("ended"), 40),
        "error": _texts(record.get("error"), LONGEST_TEXT),
    }
    return {name: value for name, value in found.items() if value}


def _texts(value: object, longest: int = LONGEST_NAME) -> dict[str, str]:
    pairs = [*named(value).items()][:20]
    return {text(k): text(v, longest) for k, v in pairs if v is not None}


def _numbers(value: object) -> dict[str, float]:
    pairs = ((text(k), seconds(v)) for k, v in [*named(value).items()][:20])
    return {name: number for name, number in pairs if number is not None}
