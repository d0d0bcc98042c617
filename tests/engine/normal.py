"""What of a notebook is left when ids, times, places and process numbers are taken away."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Iterator
from hashlib import sha256
from itertools import groupby
from typing import Any

# Each is what differs between two runs of plain papermill, too.
_CHANCE = (
    (r"\b0x[0-9a-f]{6,}\b|\bobject at [0-9a-f]{8,}\b", "0xADDRESS"),
    (r"ipykernel_\d+", "ipykernel_PID"),
    (r"(user|sys:|total:|Wall time:) \d[\d.e+-]* ?(ns|[uμµ]s|ms|s)\b( \d+ms)?", r"\1 TIME"),
    (r"(, |^)?(sys: |total: )TIME", r"\1\2TIME"),
    (r"[\d.e+-]+ (ns|[uμµ]s|ms|s) ± [\d.e+-]+ (ns|[uμµ]s|ms|s)", "TIME ± TIME"),
    (r"The slowest run took [\d.]+ times longer.*\n.*cached\.\n", ""),
    (r"\d\d:\d\d(?:<|&lt;)(?:\d\d:\d\d|\?),\s*[\d.?]+(?:it/s|s/it)", "TIMES"),
    (r"\(\d+ times\)", "(N times)"),  # how deep a stack is that ends a recursion
    (r"when=[\d.]+", "when=TIME"),
    (r"id=\"[0-9a-f-]{36}\"", 'id="ID"'),
    (r"plain-\d+|(?:fork|start|zmq)-\d+", "CASE"),
    (r"in [\d.]+ seconds", "in TIME seconds"),
)
_CHANCES = tuple((re.compile(pattern, re.MULTILINE), told) for pattern, told in _CHANCE)
_ID = re.compile(
    r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|(?<![0-9a-f])[0-9a-f]{32}(?![0-9a-f])"
)
_WIDGETS = "application/vnd.jupyter.widget-state+json"
_DEPTH = 4  # widgets of one case lie three deep
_TIMES = ("start_time", "end_time", "duration")


def normal(notebook: dict[str, Any]) -> dict[str, Any]:
    """Take away what no two runs share; every text becomes one string."""
    node = copy.deepcopy(notebook)
    node["metadata"].pop("briefing", None)
    for number, cell in enumerate(node["cells"]):
        cell["id"] = cell["id"] if cell["id"].startswith("cell-") else f"made-{number}"
        cell["source"] = "".join(cell["source"])
        if "execution" in cell["metadata"]:
            cell["metadata"]["execution"] = dict.fromkeys(cell["metadata"]["execution"], "TIME")
        if "outputs" in cell:
            cell["outputs"] = list(_streams_in_order(cell["outputs"]))
        _forget_times(cell["metadata"].get("papermill", {}))
    _forget_times(node["metadata"].get("papermill", {}))
    for key in ("input_path", "output_path"):
        node["metadata"]["papermill"][key] = node["metadata"]["papermill"][key].split("/")[-1]
    return _numbered(node, _widgets(node))


def without_chance(text: str) -> str:
    """Take addresses, times and process numbers out of a text."""
    for pattern, told in _CHANCES:
        text = pattern.sub(told, text)
    return text


def _forget_times(stamp: dict[str, Any]) -> None:
    for key in _TIMES:
        if stamp.get(key) is not None:
            stamp[key] = "TIME"


def _streams_in_order(outputs: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Join streams that lie side by side, stdout first: when they are sent is a matter of time."""
    for is_stream, group in groupby(outputs, lambda one: one["output_type"] == "stream"):
        if not is_stream:
            yield from group
            continue
        found = list(group)
        for name in ("stdout", "stderr"):
            text = "".join("".join(one["text"]) for one in found if one["name"] == name)
            if text:
                yield {"output_type": "stream", "name": name, "text": text}


def _widgets(node: dict[str, Any]) -> dict[str, str]:
    """Name each widget for what it is and leads to; put the widgets in the order of these names."""
    found = node["metadata"].get("widgets", {}).get(_WIDGETS)
    if found is None:
        return {}
    names = dict.fromkeys(found["state"], "")
    for _ in range(_DEPTH):
        names = {key: _named(state, names) for key, state in found["state"].items()}
    found["state"] = [found["state"][key] for key in sorted(names, key=lambda key: names[key])]
    return names


def _named(state: dict[str, Any], names: dict[str, str]) -> str:
    text = json.dumps(state, sort_keys=True, ensure_ascii=False)
    text = _ID.sub(lambda m: names.get(m[0], "ID"), without_chance(text))
    return sha256(text.encode()).hexdigest()[:8]


def _numbered(node: dict[str, Any], names: dict[str, str]) -> dict[str, Any]:
    """Give long ids numbers in the order they are met, and take chance out of every text."""
    met = dict(names)

    def plain(value: Any) -> Any:
        if isinstance(value, dict):
            return {plain(key): plain(one) for key, one in value.items()}
        if isinstance(value, list):
            if value and all(isinstance(one, str) for one in value):
                return plain("".join(value)).split("\n")
            return [plain(one) for one in value]
        if isinstance(value, str) and len(value) < 100_000:
            told = _ID.sub(lambda m: met.setdefault(m[0], f"id-{len(met)}"), value)
            return without_chance(told)
        return value

    made: dict[str, Any] = plain(node)
    return made


def lines(notebook: dict[str, Any]) -> list[str]:
    """The notebook as lines that can be compared by eye."""
    return json.dumps(notebook, indent=1, ensure_ascii=False, sort_keys=True).splitlines()
