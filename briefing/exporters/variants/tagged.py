"""Which cells of a notebook an audience sees, by their tags."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

TAG = "audience:"  # before the name of an audience, in the tags of a cell


def cells(notebook: Mapping[str, Any], audience: str, *, shown: bool) -> dict[str, Any]:
    """The notebook with the cells this audience sees, or with those it does not."""
    found = [cell for cell in notebook.get("cells", ()) if _sees(cell, audience) is shown]
    return {**notebook, "cells": found}


def _sees(cell: Mapping[str, Any], audience: str) -> bool:
    tags = [str(tag).strip() for tag in cell.get("metadata", {}).get("tags", ())]
    named = [tag[len(TAG) :].strip() for tag in tags if tag.lower().startswith(TAG)]
    return not named or audience in named


def names(notebook: Mapping[str, Any]) -> set[str]:
    """The audiences that tags of the notebook name."""
    return {
        str(tag).strip()[len(TAG) :].strip()
        for cell in notebook.get("cells", ())
        for tag in cell.get("metadata", {}).get("tags", ())
        if str(tag).strip().lower().startswith(TAG)
    }
