"""The output that a kernel's message makes, as nbformat builds it.

nbformat holds each output against its JSON schema, a millisecond each time. What is plainly as the
schema wants it need not be.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from nbformat import NotebookNode

_SHOWN = ("display_data", "execute_result")


def plain(message: Mapping[str, Any]) -> NotebookNode | None:
    """The output of a message with data or text; None when nbformat is to look at it.

    What must hold is from `nbformat.v4.5.schema.json`: each datum is text, or anything where its
    type is JSON.
    """
    kind, content = message["header"]["msg_type"], message["content"]
    if kind == "stream":
        parts = {"name": content.get("name"), "text": content.get("text")}
        return _node(output_type=kind, **parts) if _texts(parts) else None
    data, metadata = content.get("data"), content.get("metadata")
    if kind not in _SHOWN or not isinstance(metadata, dict) or not _is_bundle(data):
        return None
    made = _node(output_type=kind, metadata=metadata, data={})
    dict.update(made.data, data)  # as they came: nobody asks for attributes inside a datum
    if kind == "execute_result":
        count = content.get("execution_count", -1)
        if type(count) is not int or count < 0:
            return None
        made.execution_count = count
    return made


def _node(**parts: Any) -> NotebookNode:
    return NotebookNode(**parts)  # type: ignore[no-untyped-call]


def _texts(parts: Mapping[str, Any]) -> bool:
    return all(isinstance(part, str) for part in parts.values())


def _is_bundle(data: Any) -> bool:
    return isinstance(data, dict) and all(
        isinstance(value, str) or _is_json(kind) for kind, value in data.items()
    )


def _is_json(kind: Any) -> bool:
    name = str(kind)
    return name == "application/json" or (
        name.startswith("application/") and name.endswith("+json") and "\n" not in name
    )
