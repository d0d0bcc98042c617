"""Whether values are as a schema says: as any reader sees it, or with nothing it does not tell."""

from __future__ import annotations

from functools import cache
from typing import Any

import jsonschema  # type: ignore[import-untyped]  # it ships no types

from briefing import schemas
from tests.compat.generating import DIALECT


def faults(name: str, told: Any, *, strict: bool = True, version: int | None = None) -> list[str]:
    """Where values differ from a schema; `strict` also names fields that it does not tell."""
    found = _validator(name, version, strict=strict).iter_errors(told)
    return [f"{error.json_path}: {error.message[:300]}" for error in found]


@cache
def _validator(name: str, version: int | None, *, strict: bool) -> Any:
    found = schemas.schema(name, version)
    assert found["$schema"] == DIALECT
    if strict:
        for part in found["$defs"].values():
            part["additionalProperties"] = False
    jsonschema.Draft202012Validator.check_schema(found)
    return jsonschema.Draft202012Validator(found)
