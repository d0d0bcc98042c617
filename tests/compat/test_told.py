"""What the kit of today prints, keeps and sends has the form its schemas tell."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

from tests.compat.test_written import NIGHT
from tests.compat.validating import faults
from tests.conftest import PROJECT


def test_the_file_of_the_batch() -> None:
    """The one above, and the sample."""
    sample = (PROJECT / "notebooks" / "nightly.toml").read_text("utf-8")
    for text in (NIGHT, sample):
        assert faults("batch-file", tomllib.loads(text)) == []


def test_what_is_read_in_an_article(kits: Path) -> None:
    """As `briefing read --json` prints it."""
    from tests.compat.conftest import called

    for article in sorted((kits / "articles").iterdir()):
        code, said = called("read", "--json", str(article))
        assert (code, faults("reading", json.loads(said))) == (0, [])


def test_a_reading_that_is_kept(kits: Path) -> None:
    """As the row of a library file holds it."""
    from briefing import open_library, read
    from briefing.reading import kept
    from briefing.shelf.form import FIELDS
    from briefing.shelf.seal import unsealed

    article = open_library(kits / "articles").about("island ferry").articles[0]
    reading = read(article)
    values = {name: getattr(reading, name) for name in FIELDS}
    row = kept.encoded(article, values, dict.fromkeys(values, "rules"))
    assert faults("kept-reading", json.loads(unsealed(row))) == []


def test_a_message_to_a_program(project: Path) -> None:  # noqa: ARG001 the working folder
    """As a webhook of the form "plain" gets it."""
    from briefing.delivery.calling.facts import Facts
    from briefing.delivery.calling.forms import plain
    from briefing.delivery.releases.standing import copy_of
    from tests.compat.conftest import day

    copy = copy_of(day("released"))
    facts = Facts(**dict.fromkeys(Facts.__struct_fields__, ""))
    assert faults("message", json.loads(json.dumps(plain(facts, copy)))) == []
