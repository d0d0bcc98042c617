"""Mail: a message that is ready to be sent, with the report in its body."""

from __future__ import annotations

from briefing.exporters.content import Content
from briefing.exporters.mail.message import message
from briefing.exporters.writing import Options, Written

__all__ = ["message", "write"]


def write(made: Content, options: Options) -> Written:
    """The message as a file that mail programs open as a draft of one's own.

    Raises FigureError when a figure cannot be drawn.
    """
    written = message(made, options)
    written["X-Unsent"] = "1"  # Outlook opens it for editing, with a button to send it
    return Written(written.as_bytes())
