"""Plain JSON values without the words that may not stand in them."""

from __future__ import annotations

from typing import Any

from briefing.exporters.variants.phrases import REDACTED, WITHHELD, Phrases
from briefing.exporters.visible import mapped


def scrubbed(values: Any, redacted: Phrases, gone: Phrases) -> Any:
    """The values with a mark wherever one of the phrases stands, across parts of a line too."""

    def change(text: str) -> str:
        return gone.replaced(redacted.replaced(text, REDACTED), WITHHELD)

    return mapped(_joined(values, redacted, gone), change)


def _joined(value: Any, redacted: Phrases, gone: Phrases) -> Any:
    """The values, each line whose parts only together hold a phrase made one text."""
    if isinstance(value, list):
        inner = [_joined(one, redacted, gone) for one in value]
        return _line(inner, redacted, gone)
    if isinstance(value, dict):
        return {key: _joined(one, redacted, gone) for key, one in value.items()}
    return value


def _line(nodes: list[Any], redacted: Phrases, gone: Phrases) -> list[Any]:
    kinds = {node.get("kind") if isinstance(node, dict) else None for node in nodes}
    if len(nodes) < 2 or "text" not in kinds or None in kinds:
        return nodes
    said = "".join(map(_words, nodes))
    if not (redacted.inside(said) or gone.inside(said)):
        return nodes
    return [{"kind": "text", "text": said}]


def _words(node: dict[str, Any]) -> str:
    if node.get("kind") == "break":
        return " "
    return str(node.get("text") or node.get("words") or "") or "".join(
        map(_words, node.get("nodes", ()))
    )
