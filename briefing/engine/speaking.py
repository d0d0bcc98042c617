"""What a kernel says, in bounds: a cell that floods its notebook is cut, not sent."""

from __future__ import annotations

from typing import Any

from ipykernel import iostream
from jupyter_client.session import Session

from briefing.engine.bounds import MEGABYTE, OUTPUT, Allowance, OutputError, output, shortened

_ERRORS = ("error", "execute_reply")
_SHOWN = ("display_data", "execute_result", "update_display_data", "comm_open", "comm_msg")


class BoundedSession(Session):
    """Jupyter's session in a kernel. One message is never larger than the notebook may be."""

    allowance: Allowance | None = None
    _most = 0

    def printed(self, told: str, messages: int = 0) -> str:
        """What of a text that is printed may be sent."""
        if self.allowance is None:  # the environment is that of the run by now
            self.allowance = Allowance()
        return self.allowance.text(told, messages)

    def serialize(
        self, msg: dict[str, Any], ident: list[bytes] | bytes | None = None
    ) -> list[bytes]:
        """Make a message bytes. Raises OutputError, in the cell, for one that shows too much."""
        kind = msg["header"]["msg_type"]
        if kind in _ERRORS:
            msg = {**msg, "content": shortened(msg["content"])}
        elif kind == "stream":
            told = msg["content"]["text"] + self.printed("", messages=1)
            msg = {**msg, "content": {**msg["content"], "text": told}}
        elif kind in _SHOWN:
            self._look(_texts(msg["content"]))
        parts = super().serialize(msg, ident)
        if kind in _SHOWN:
            self._look(sum(map(len, parts)))
        return parts

    def _look(self, size: int) -> None:
        self._most = self._most or output()
        if size > self._most:
            raise OutputError(
                f"this shows {size // MEGABYTE:,} MB, more than the {self._most // MEGABYTE:,} MB "
                f"a notebook may show; show less, or set {OUTPUT} to more megabytes"
            )


class OutStream(iostream.OutStream):
    """ipykernel's standard output, which need not ask another thread to send what it holds."""

    def flush(self) -> None:
        """Send what it holds."""
        self._flush()  # type: ignore[no-untyped-call]  # ipykernel's own

    def write(self, string: str) -> int:
        """Take a text; what would be too much is dropped."""
        if isinstance(string, str) and isinstance(self.session, BoundedSession):
            kept = self.session.printed(string)
            if kept or not string:
                super().write(kept)
            return len(string)
        return super().write(string) or 0


def _texts(content: dict[str, Any]) -> int:
    """The length of the texts that a message shows: looked at before they are copied."""
    shown = content.get("data")
    texts = shown.values() if isinstance(shown, dict) else ()
    return sum(len(text) for text in texts if isinstance(text, str | bytes))
