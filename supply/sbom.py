"""The list of parts (SBOM) of the kit as CycloneDX 1.6: the same bytes from the same parts."""

from __future__ import annotations

import json
import platform
import sys
import uuid
from pathlib import Path
from typing import Any

from supply import carried, licences
from supply.parts import EVERY, PROJECT, Part, direct, parts, settings
from supply.pins import Pin

_HOME = uuid.UUID("6f2c4f0e-6a0c-5c7e-9a57-1f0f8e1d3b42")  # the namespace of serial numbers


def written(version: str, root: Path = PROJECT) -> str:
    """The list as JSON: no time, and a serial number that is made from what it lists.

    `root` is the folder whose files the wheel carries.
    """
    found = [part for part in parts() if part.extras]
    listed: dict[str, Any] = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": _kit(version, root), "properties": _here()},
        "components": [_component(part) for part in found],
        "dependencies": _edges(version, found),
    }
    content = json.dumps(listed, sort_keys=True)
    listed["serialNumber"] = f"urn:uuid:{uuid.uuid5(_HOME, content)}"
    return json.dumps(listed, indent=1, sort_keys=True) + "\n"


def _kit(version: str, root: Path) -> dict[str, Any]:
    """The kit itself, with the files in it that are no Python."""
    return {
        "type": "application",
        "bom-ref": _ref("briefing", version),
        "name": "briefing",
        "version": version,
        "purl": _ref("briefing", version),
        "licenses": _licences("Apache-2.0"),
        "components": [
            {
                "type": "file",
                "bom-ref": f"file:{file.path}",
                "name": file.path,
                "hashes": [{"alg": "SHA-256", "content": file.sha256}],
                "licenses": _licences("Apache-2.0"),
            }
            for file in carried.files(root)
        ],
    }


def _here() -> list[dict[str, str]]:
    """For which Python and system: another may need a part more or less."""
    python = ".".join(platform.python_version_tuple()[:2])
    return [
        {"name": "briefing:python", "value": python},
        {"name": "briefing:system", "value": f"{platform.system()} {platform.machine()}"},
    ]


def _component(part: Part) -> dict[str, Any]:
    pin = part.pin
    found: dict[str, Any] = {
        "type": "library",
        "bom-ref": _ref(pin.name, pin.version),
        "name": pin.name,
        "version": pin.version,
        "purl": _ref(pin.name, pin.version),
        "scope": "required" if EVERY in part.extras else "optional",
        "licenses": _licences(licences.licence(pin.name).expression),
        "externalReferences": [_files(pin)],
    }
    if EVERY not in part.extras:
        found["properties"] = [{"name": "briefing:extra", "value": one} for one in part.extras]
    return found


def _files(pin: Pin) -> dict[str, Any]:
    """The files of a distribution: the one that is installed has one of these digests."""
    return {
        "type": "distribution",
        "url": _ref(pin.name, pin.version),
        "comment": "one digest for each wheel and for the sdist",
        "hashes": [{"alg": "SHA-256", "content": one} for one in pin.hashes],
    }


def _licences(expression: str) -> list[dict[str, Any]]:
    if not expression:
        raise ValueError("a part without a licence; add it to supply/licences.toml")
    if " " in expression:
        return [{"expression": expression}]
    return [{"license": {"id": expression}}]


def _edges(version: str, found: list[Part]) -> list[dict[str, Any]]:
    refs = {part.pin.name: _ref(part.pin.name, part.pin.version) for part in found}
    graph = {refs[p.pin.name]: [refs[name] for name in p.needs if name in refs] for p in found}
    graph[_ref("briefing", version)] = [refs[n] for n in sorted(direct()) if n in refs]
    return [{"ref": ref, "dependsOn": sorted(to)} for ref, to in sorted(graph.items())]


def _ref(name: str, version: str) -> str:
    return f"pkg:pypi/{name}@{version}"


def main() -> None:
    """Write the list beside the wheel."""
    version = str(settings()["version"])
    file = PROJECT / "dist" / f"briefing-{version}.cdx.json"
    file.parent.mkdir(exist_ok=True)
    file.write_text(written(version), "utf-8")
    sys.stdout.write(f"{file.relative_to(PROJECT)}\n")


def schema_faults(file: Path) -> list[str]:
    """What the schema of CycloneDX 1.6 has against a list, as its own library reads it."""
    from cyclonedx.schema import SchemaVersion
    from cyclonedx.validation.json import JsonStrictValidator

    found = JsonStrictValidator(SchemaVersion.V1_6).validate_str(file.read_text("utf-8"))
    return [] if found is None else [str(found)]


if __name__ == "__main__":
    main()
