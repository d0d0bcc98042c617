"""`briefing read` and `briefing evaluate reading`."""

from __future__ import annotations

import dataclasses
import json
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefing.cli.group import Nearest, as_json, print_json
from briefing.cli.saying import echo
from briefing.errors import ParameterError, PathError, SourceError
from briefing.models import Article, Origin, Published, Skipped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.evaluation.benchmark import SetScores

_PATH = click.Path(path_type=Path)
_GIVEN = "given at the command line"
_FORM = 'it must look like {"title": "…", "published": "2024-03-01", "text": "…"}'
_LARGEST = 20_000_000  # bytes of one file


@click.command()
@click.argument("file", type=_PATH)
@click.option("--published", metavar="DATE", help="The day of publication, YYYY-MM-DD.")
@as_json
def read(*, file: Path, published: str | None, as_json: bool) -> None:
    """Print what is read in FILE: people, quotations, times, acronyms, events, sentences.

    FILE is of any kind `briefing ingest` reads, or a .json file with title, published and text.
    """
    day = _day(published)
    articles = [_dated(article, day) for article in _articles(file)]
    from briefing import reading
    from briefing.reading.export import to_json

    found = [to_json(article, reading.read(article)) for article in articles]
    if as_json:
        print_json(found)
        return
    for entry in found:
        _show(entry)


def _articles(file: Path) -> Iterator[Article]:
    if not file.is_file():
        raise PathError(f"{file}: {_advice(file)}")
    if file.suffix.lower() == ".json":
        yield from _of_json(file)
        return
    for found in _read(file):
        if isinstance(found, Skipped):
            echo(f"not read: {found.place}: {found.why}", err=True)
        else:
            yield found


def _read(file: Path) -> Iterator[Article | Skipped]:
    from briefing.sources import read_path

    return read_path(file)


def _of_json(file: Path) -> list[Article]:
    """The one article of a file in the form of `_FORM`; else those of a table or a feed."""
    try:
        return [_from_json(file)]
    except SourceError as error:
        with suppress(SourceError):
            found = [one for one in _read(file) if isinstance(one, Article)]
            if any(" " in one.text for one in found):  # a lone number or word is no article
                return found
        raise error from None


def _advice(file: Path) -> str:
    from briefing.library.nearby import nearby

    if file.exists():
        return "this is not a file; name an article, or a .json file with its text"
    return f"no such file. {nearby(file)}"


def _from_json(file: Path) -> Article:
    """Build an article from a file with `text`, and perhaps `id`, `title` and `published`."""
    try:
        with file.open("rb") as opened:
            raw = opened.read(_LARGEST + 1)
        found = json.loads(raw)
        text = found["text"]
    except (ValueError, TypeError, LookupError, RecursionError, OSError) as error:
        raise SourceError(f"{file} is no JSON object with a text; {_FORM}") from error
    if not isinstance(text, str) or len(raw) > _LARGEST:
        raise SourceError(f"{file} holds no text of at most {_LARGEST} bytes; {_FORM}")
    from briefing.evaluation import article_of

    origin = Origin.of(raw, file.name)
    return article_of(found, origin, str(found.get("id") or origin.sha256[:16]))


def _day(text: str | None) -> str | None:
    try:
        return None if text is None else date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise ParameterError(
            f"--published takes a day as YYYY-MM-DD, not {text!r}; for example: 2024-03-01"
        ) from error


def _dated(article: Article, day: str | None) -> Article:
    if day is None:
        return article
    return dataclasses.replace(article, published=Published(day, _GIVEN))


def _show(entry: dict[str, Any]) -> None:
    echo(f"{entry['title']} ({entry['published'] or 'no date'})")
    for person in entry["persons"]:
        echo(f"  person     {person['name']}: {person.get('role_as_printed') or 'no role'}")
    for quote in entry["quotes"]:
        echo(f"  quotation  {quote.get('speaker') or 'speaker unknown'}: {quote['text']}")
    for time in entry["times"]:
        echo(f"  time       {time['text']}: {time['value']}")
    for time in entry["times_unresolvable"]:
        echo(f"  no date    {time['text']}: {time['why']}")
    for time in entry["periods"]:
        echo(f"  period     {time['text']}: {time['kind'].lower()} {time['timex']}")
    for term in entry["acronyms"]:
        echo(f"  acronym    {term['acronym']}: {term['expansion']}")
    for turn in entry["turns"]:
        echo(f"  turn       {turn['speaker'] or 'unnamed'}: {turn['text'][:60]}")
    echo(f"  {len(entry['attributions'])} attributions to sources")
    for one in entry["positions"]:
        stance = " ".join(
            filter(None, ["not" if one["negated"] else "", one["hedge"], one["stance"]])
        )
        echo(f"  position   {one['name'] or one['who']} {stance}: {one['what']}")
    for one in entry["numbers"]:
        echo(f"  number     {one['text']}: {one['value']} {one['currency'] or one['unit'] or ''}")
    echo("  phrases    " + ", ".join(one["phrase"] for one in entry["keyphrases"]))
    echo(f"  {len(entry['sentences'])} sentences, {len(entry['events'])} events")


@click.group(cls=Nearest)
def evaluate() -> None:
    """Measure the kit against texts that people have labelled."""


@evaluate.command("reading")
@click.option("--data", "folder", required=True, type=_PATH, help="Folder of labelled *.json.")
@click.option("--predictions", type=_PATH, help="Folder for what was read, one file each.")
@as_json
def evaluate_reading(*, folder: Path, predictions: Path | None, as_json: bool) -> None:
    """Read every text of a folder, and score what was read against its labels."""
    from briefing import evaluation

    scores = evaluation.evaluate_reading(folder, predictions)
    if as_json:
        print_json(scores.to_json())
        return
    for line in scores.lines():
        echo(line)
    for skipped in scores.skipped:
        echo(f"skipped {skipped.place}: {skipped.why}", err=True)


@evaluate.command("extraction")
@click.option(
    "--data", "place", required=True, type=_PATH, help="Folder or .tar.gz of pages with truth."
)
@as_json
def evaluate_extraction(*, place: Path, as_json: bool) -> None:
    """Find the text, title and date of every page, and score them beside trafilatura's."""
    from briefing import evaluation

    found = evaluation.evaluate_extraction(place)
    if as_json:
        print_json(found.to_json())
        return
    for line in found.lines():
        echo(line)
    for skipped in found.skipped:
        echo(f"skipped {skipped.place}: {skipped.why}", err=True)


def _task(name: str) -> click.Command:
    """The command that scores one task."""

    @click.command(name, help=f"Score what is read against every set with labels for {name}.")
    @click.option(
        "--data", "place", required=True, type=_PATH, help="Folder or .tar.gz of labelled texts."
    )
    @click.option(
        "--errors",
        type=click.IntRange(min=0),
        default=0,
        metavar="N",
        help="List the N commonest errors of each set, each with a place to look at.",
    )
    @as_json
    def score(*, place: Path, errors: int, as_json: bool) -> None:
        from briefing import evaluation
        from briefing.reading import parser

        found = evaluation.evaluate(name, place)
        if as_json:
            sets = [scores.to_json(errors) for scores in found]
            print_json({"task": name, "reader": parser.describe(), "sets": sets})
            return
        echo(f"Read by {parser.describe()}.")
        for scores in found:
            _tell(scores, errors)

    return score


def _tell(scores: SetScores, errors: int) -> None:
    for line in scores.lines():
        echo(line)
    for document, slip, times in scores.slips(errors):
        echo(f"  {times:4} x {slip.kind} {slip.measure}: {slip.found or '-'}")
        echo(f"         expected {slip.expected or '-'}  [{slip.rule or 'no rule'}]")
        echo(f"         {document}: {slip.context}")
    for skipped in scores.skipped:
        echo(f"skipped {skipped.place}: {skipped.why}", err=True)


for _name in (
    "persons",
    "quotes",
    "times",
    "acronyms",
    "events",
    "sentences",
    "summary",
    "timeline",
):
    evaluate.add_command(_task(_name))
