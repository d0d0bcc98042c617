"""The page of a report that was written as a mail."""

from __future__ import annotations

import email
from email import policy
from email.message import EmailMessage


def page(raw: bytes) -> bytes:
    """The page in a mail, in UTF-8. Raises ValueError when there is none."""
    message = email.message_from_bytes(raw, policy=policy.default)
    body = message.get_body(("html",)) if isinstance(message, EmailMessage) else None
    if body is None:
        raise ValueError("the mail holds no page")
    return str(body.get_content()).encode("utf-8", "replace")
