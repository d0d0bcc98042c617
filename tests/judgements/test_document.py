"""The example in the document is a whole file that works as it stands there."""

from __future__ import annotations

import re
from dataclasses import fields

import pytest

from briefing import checks, sections
from briefing.judged import Judgements
from briefing.judgements.loading import read_bytes
from tests.conftest import PROJECT
from tests.judgements.build import GAZETTE, HERALD, judged

_KEPT = {"place", "sha256"}  # the kit fills these


@pytest.fixture(scope="module")
def example() -> str:
    """The YAML example of docs/judgements.md."""
    told = (PROJECT / "docs/judgements.md").read_text("utf-8")
    (found,) = re.findall(r"```yaml\n(.*?)```", told, re.DOTALL)
    return str(found)


def test_nothing_is_wrong_with_it(example: str) -> None:
    """Not even a warning."""
    assert read_bytes(example.encode())[1] == ()


def test_it_shows_every_field(example: str) -> None:
    """None is left blank."""
    found = judged(example).judgements
    blank = Judgements()
    names = {field.name for field in fields(Judgements)} - _KEPT - {"scale"}
    assert {name for name in names if getattr(found, name) == getattr(blank, name)} == set()


def test_a_briefing_with_it_passes_the_checks(example: str) -> None:
    """All of its judgements rest on the two articles it names."""
    made = judged(example, GAZETTE, HERALD)
    for make in (
        sections.front,
        sections.bottom_line,
        sections.key_judgements,
        sections.scale,
        sections.forecasts,
        sections.watch,
        sections.gaps,
        sections.sources,
        sections.review,
    ):
        make(made)
    verdict = checks.check(made)
    assert verdict.failures == ()
    assert [w for w in verdict.warnings if w.check != "length"] == []
