"""The list of parts holds every part, and is the same from the same parts."""

from __future__ import annotations

import json
import uuid
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from supply import sbom
from supply.parts import EVERY, PROJECT, direct, parts


@pytest.fixture(scope="module")
def text() -> str:
    """The list, as it is written."""
    return sbom.written("0.1.0")


@pytest.fixture(scope="module")
def listed(text: str) -> dict[str, Any]:
    """The list, as it is read."""
    found: dict[str, Any] = json.loads(text)
    return found


def test_it_holds_to_the_schema(text: str, listed: dict[str, Any], tmp_path: Path) -> None:
    """The library of CycloneDX itself says so."""
    pytest.importorskip("cyclonedx", reason="cyclonedx-python-lib is not installed")
    (tmp_path / "kit.cdx.json").write_text(text, "utf-8")
    assert sbom.schema_faults(tmp_path / "kit.cdx.json") == []
    odd = listed["components"][0] | {"type": "librarian"}
    few = json.dumps({**listed, "components": [odd], "dependencies": []})
    (tmp_path / "odd.cdx.json").write_text(few, "utf-8")
    assert sbom.schema_faults(tmp_path / "odd.cdx.json") != []


def test_it_is_the_same_twice(text: str, listed: dict[str, Any]) -> None:
    """No time, and a serial number made from what is listed."""
    assert text == sbom.written("0.1.0")
    assert uuid.UUID(listed["serialNumber"].removeprefix("urn:uuid:")).version == 5
    assert "timestamp" not in listed["metadata"]
    assert sbom.written("0.1.1") != text


def test_every_part_is_listed(listed: dict[str, Any]) -> None:
    """With its extras as optional ones; what tests need is none."""
    expected = {
        p.pin.name: "required" if EVERY in p.extras else "optional" for p in parts() if p.extras
    }
    assert expected == {one["name"]: one["scope"] for one in listed["components"]}
    assert "pytest" not in expected


def test_every_part_has_licence_and_digests(listed: dict[str, Any]) -> None:
    """And a package URL that tools look advisories up by."""
    for one in listed["components"]:
        assert one["purl"] == f"pkg:pypi/{one['name']}@{one['version']}"
        assert one["licenses"]
        assert one["externalReferences"][0]["hashes"]


def test_everything_is_reached_from_the_kit(listed: dict[str, Any]) -> None:
    """The graph has no loose part, and no edge into nothing."""
    graph = {one["ref"]: one["dependsOn"] for one in listed["dependencies"]}
    kit = listed["metadata"]["component"]["bom-ref"]
    reached, rest = set(), [kit]
    while rest:
        ref = rest.pop()
        if ref not in reached:
            reached.add(ref)
            rest += graph[ref]
    assert {kit} | {one["bom-ref"] for one in listed["components"]} == reached
    names = {ref.split("/")[1].split("@")[0] for ref in graph[kit]}
    assert direct() == names | (direct() - {p.pin.name for p in parts()})


def test_references_are_unique(listed: dict[str, Any]) -> None:
    """Two parts of one name would hide each other."""
    files = listed["metadata"]["component"]["components"]
    counted = Counter(one["bom-ref"] for one in [*listed["components"], *files])
    assert [ref for ref, n in counted.items() if n > 1] == []


def test_no_place_of_this_machine_is_told(text: str) -> None:
    """Neither a folder nor an index."""
    for words in (str(Path.home()), str(PROJECT), "/simple", "https://"):
        assert words not in text
