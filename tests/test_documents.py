"""What the documents show to be copied works as it stands there."""

from __future__ import annotations

import re
from pathlib import Path

from briefing.cleaning.columns import FIELDS
from briefing.fetching import read_settings
from briefing.fetching.settings import Settings
from briefing.ledger.policy import Policy, read_policy
from briefing.library import Library
from briefing.library.ingest import fill

DOCS = Path(__file__).parents[1] / "docs"
ROW = "Body,Headline,Day\nThe port council met in Bergen to open the radar room.,Radar,2024-06-03\n"


def toml(name: str, of: str = "") -> str:
    """The first TOML example of a document, after the words `of`."""
    text = (DOCS / name).read_text("utf-8")
    found = re.search(r"```toml\n(.*?)```", text[text.index(of) :], re.DOTALL)
    assert found is not None, (name, of)
    return found[1]


def test_the_column_mapping_works(tmp_path: Path) -> None:
    """Title, date and text come from the columns it names."""
    (tmp_path / "speeches.csv").write_text(ROW, "utf-8")
    (tmp_path / "speeches.csv.columns.toml").write_text(toml("sources.md"), "utf-8")
    library = Library()
    fill(library, [tmp_path])
    assert [(a.title, a.published and a.published.date) for a in library.articles()] == [
        ("Radar", "2024-06-03")
    ]


def test_every_field_of_a_mapping_is_named() -> None:
    """In the example or in the line below it."""
    told = (DOCS / "sources.md").read_text("utf-8")
    part = told[told.index("```toml") : told.index("## What is kept")]
    assert [field for field in FIELDS if not re.search(rf"\b{field}\b", part)] == []


def test_the_settings_shown_are_the_usual(tmp_path: Path) -> None:
    """All of them, each with the value it has when it is left out."""
    path = tmp_path / "fetch.toml"
    shown = toml("scheduler.md", "`data/fetch.toml` sets")
    path.write_text(shown, "utf-8")
    assert read_settings(path) == Settings()
    names = re.findall(r"(?m)^(\w+) =", shown)
    assert sorted(names) == sorted(Settings.__dataclass_fields__)


def test_the_policy_shown_is_the_usual(tmp_path: Path) -> None:
    """All of it, each rule with the value it has when it is left out."""
    path = tmp_path / "ledger.toml"
    shown = toml("scheduler.md", "set in `data/ledger.toml`")
    path.write_text(shown, "utf-8")
    assert read_policy(path) == Policy()
    assert sorted(re.findall(r"(?m)^(\w+) =", shown)) == sorted(Policy.__struct_fields__)
