"""What docs/reports.md and docs/scheduler.md tell of reports and runs is so."""

from __future__ import annotations

import inspect
import re

import pytest

from briefing import runner
from briefing.cli.export import export
from briefing.exporters import kept, rows, subsets, terminal
from briefing.exporters.faces import latin
from briefing.exporters.hypertext.tables import CELLS
from briefing.exporters.live import LARGEST
from briefing.exporters.prose.formulas import LONGEST
from briefing.runner import closing
from tests import documents

REPORTS = documents.read("docs/reports.md")
SCHEDULER = documents.read("docs/scheduler.md")
BRAND = documents.read("docs/brand.md")


def part(page: str, title: str) -> str:
    """What a page says below a heading, up to the next."""
    return page.partition(f"\n## {title}\n")[2].partition("\n## ")[0]


def test_every_format_is_told() -> None:
    """In the order in which the kit has them."""
    assert [row[0].strip("`") for row in documents.table(REPORTS)] == [*runner.FORMATS]


def test_every_option_of_an_export_is_told() -> None:
    """By its first name."""
    told = {row[0].strip("`") for row in documents.table(part(REPORTS, "Export without a run"))}
    assert told == {one.opts[0] for one in export.params if one.opts[0].startswith("--")}


def test_the_exporters_of_nbconvert_are_named_by_the_menu() -> None:
    """As JupyterLab makes their names."""
    from importlib.metadata import entry_points

    names = {one.name for one in entry_points(group="nbconvert.exporters")}
    ours = {name.capitalize() for name in names if name.startswith("briefing_")}
    assert ours == {*re.findall(r"\bBriefing_\w+", REPORTS)}


def test_every_key_of_the_record_is_told() -> None:
    """Those of `run.json`, but for the name of its schema."""
    told = {
        name
        for row in documents.table(part(SCHEDULER, "The record of a run"))
        for name in re.findall(r"`(\w+)`", row[0])
    }
    made = inspect.getsource(closing)
    assert told == {*re.findall(r'(?m)^ {8}(?:\*\*\(\{)?"(\w+)":', made)} - {"schema"}


@pytest.mark.parametrize(
    ("page", "words"),
    [
        (SCHEDULER, f"fonts, {subsets.CACHE.most // 1_000_000} MB"),
        (SCHEDULER, f"drawings, {kept.CACHE.most // 1_000_000} MB"),
        (REPORTS, f"{rows.SHOWN} rows and {rows.COLUMNS} columns"),
        (REPORTS, f"{terminal.LONGEST:,} characters are printed"),
        (REPORTS, f"{LARGEST:,} characters of data"),
        (REPORTS, f"{LONGEST:,} characters, or with a command"),
        (REPORTS, f"{CELLS:,} cells of a table"),
    ],
)
def test_limits_are_those_of_the_kit(page: str, words: str) -> None:
    """Of the caches, of tables, figures, formulas and plain output."""
    assert words in " ".join(page.split())


@pytest.mark.parametrize(("folder", "suffix"), [("page", "css"), ("print", "typ"), ("word", "xml")])
def test_every_template_is_told(folder: str, suffix: str) -> None:
    """Each file that a house may put its own before."""
    from importlib.resources import files

    place = files("briefing.exporters") / "templates" / folder
    there = {one.name for one in place.iterdir() if one.name.endswith(suffix)}
    told = {*re.findall(rf"`([\w-]+\.{suffix})`", part(BRAND, "Templates"))}
    assert there == told - {"house.css"}


def test_the_fonts_of_the_kit_are_named() -> None:
    """The families of Latin letters."""
    assert [face.family for face in latin() if face.family not in BRAND] == []
