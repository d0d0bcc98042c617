"""The stored schemas are what the code writes and reads, and no promise of them was broken."""

from __future__ import annotations

import json
from copy import deepcopy
from typing import Any

import pytest

from briefing import schemas
from briefing.errors import UnknownNameError
from briefing.schemas import forms
from tests.compat import pages, promises
from tests.compat.schemas import SCHEMAS
from tests.compat.validating import faults

ADD = "Store it with: python -m tests.compat.pin"
BREAK = (
    "Readers of records that are stored already would be misled. Bring it back, or begin a new "
    "version: see docs/compatibility.md, 'A new version of a form'"
)


@pytest.mark.parametrize("path", promises.schemas(), ids=lambda path: path.name)
def test_a_stored_schema_is_that_of_the_code(path: Any) -> None:
    """A field that was added must be stored; one that is gone or needed now is a new version."""
    made = promises.schemas()[path]
    stored = path.read_text("utf-8") if path.is_file() else "{}"
    lost = [*promises.broken(json.loads(stored), json.loads(made))]
    assert lost == [], f"{path.name}: {'; '.join(lost)}. {BREAK}"
    assert stored == made, f"{path.name} is not what the code has now. {ADD}"


def test_every_schema_that_is_stored_is_known() -> None:
    """Older versions stay; the newest of each is the one the code makes."""
    newest = {(name, schemas.versions(name)[-1]) for name in schemas.names()}
    assert newest == {*SCHEMAS}


@pytest.mark.parametrize("name", schemas.names())
def test_every_record_and_field_is_described(name: str) -> None:
    """Whoever reads a schema need not read the code."""
    silent = [
        f"{part}.{field}"
        for part, told in schemas.schema(name)["$defs"].items()
        for field, property_ in told["properties"].items()
        if not (told.get("description") and property_.get("description"))
    ]
    assert silent == [], "name them in a docstring or in tests/compat/words.toml"


@pytest.mark.parametrize("name", schemas.names())
def test_the_urn_names_form_and_version(name: str) -> None:
    """It is an address of nothing, so nothing is fetched."""
    for version in schemas.versions(name):
        assert schemas.schema(name, version)["$id"] == f"urn:briefing:schema:{name}:{version}"
        assert faults(name, None, version=version) != []


def test_the_page_of_the_schemas_is_made_of_them() -> None:
    """docs/reference/schemas.md."""
    for path, text in pages.pages().items():
        assert path.read_text("utf-8") == text, ADD


def _changed(change: str) -> dict[str, Any]:
    found = deepcopy(schemas.schema("run-record"))
    record = found["$defs"]["RunRecord"]
    if change == "gone":
        del record["properties"]["outputs"]
    elif change == "needed":
        record["required"].append("origin")
    elif change == "not needed":
        record["required"].remove("run")
    elif change == "another type":
        record["properties"]["run"]["type"] = "integer"
    elif change == "a value less":
        record["properties"]["status"]["enum"].remove("timed out")
    elif change == "a field more":
        record["properties"]["weather"] = {"type": "string"}
    elif change == "other words":
        record["description"] = "The record."
    return found


@pytest.mark.parametrize("change", ["gone", "needed", "not needed", "another type", "a value less"])
def test_a_change_that_breaks_is_found(change: str) -> None:
    """Planted, one of each kind."""
    assert [*promises.broken(schemas.schema("run-record"), _changed(change))] != []


@pytest.mark.parametrize("change", ["a field more", "other words"])
def test_a_change_that_adds_breaks_nothing(change: str) -> None:
    """It is stored, and older readers pass it over."""
    assert [*promises.broken(schemas.schema("run-record"), _changed(change))] == []


def test_an_unknown_schema_is_answered_with_the_nearest() -> None:
    """And a version that there is not with those there are."""
    with pytest.raises(UnknownNameError, match="Did you mean 'run-record'"):
        schemas.versions("run-recrod")
    with pytest.raises(UnknownNameError, match=r"no version 9\. Known versions: 1"):
        schemas.text("run-record", 9)


def test_what_the_code_writes_has_a_stored_schema() -> None:
    """Each form with a number of its own is described."""
    named = json.dumps([schemas.schema(name) for name in schemas.names()])
    missing = [name for name in forms.STEPS if f'"{forms.current(name)}"' not in named]
    assert missing == ["briefing.judgements"]  # its name may be left out of a file
