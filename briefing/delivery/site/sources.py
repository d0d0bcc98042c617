"""The files of a copy, each as it was when the copy was made."""

from __future__ import annotations

from briefing.delivery.copies import Copy


def named(copy: Copy, format_: str) -> str:
    """The name of the copy's file in a format, empty when it has none."""
    fits = [name for name in copy.files if name.endswith(f".{format_}") and "/" not in name]
    return min(fits, key=lambda name: (len(name), name), default="")


def exported(copy: Copy, format_: str) -> bytes:
    """A file of the copy, proven by its hash, or exported now. Raises DeliveryError."""
    from briefing.delivery import releases

    return releases.written(copy, format_)
