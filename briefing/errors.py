"""What can go wrong, as one tree.

::

    BriefingError
    ├── UsageError            the call cannot be carried out as written (exit code 2)
    │   ├── UnknownNameError  a name nobody knows; names the nearest known one
    │   ├── ParameterError    a parameter has the wrong type or an unreadable value
    │   ├── PathError         a file or folder is missing, empty, unreadable or not writable
    │   ├── OwnError          a file in the project's folder own/ cannot be used
    │   └── ConflictError     somebody else has changed the same thing meanwhile
    ├── SourceError           one input could not be turned into an article; costs that input only
    ├── LibraryError          the store of articles cannot be opened or is damaged
    ├── DeliveryError         a report did not leave the house, or was not released
    ├── LedgerError           the ledger of runs cannot be opened, read or written
    ├── RunError              a notebook did not run to its end (exit code 1)
    ├── CheckError            a sentence does not rest on its passage (exit code 3)
    └── ExportError           a report could not be written whole
        ├── FigureError       a figure cannot be drawn for print
        └── GlyphError        no embedded font has a character of the text

Every message says what was wrong, where, and what to do next.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable

_TOLD = 120  # characters of a value that a message repeats


class BriefingError(Exception):
    """Base of everything this package raises on purpose."""


class UsageError(BriefingError, ValueError):
    """The call cannot be carried out as written."""


class UnknownNameError(UsageError, LookupError):
    """A name nobody knows, answered with the nearest known one."""


class ParameterError(UsageError, TypeError):
    """A parameter has the wrong type or a value that cannot be read."""


class PathError(UsageError, OSError):
    """A file or folder is missing, empty, unreadable or cannot be written."""

    def __str__(self) -> str:
        return " ".join(str(part) for part in self.args)


class OwnError(UsageError):
    """A file that a project adds to the kit, in its folder own/, cannot be used."""


class ConflictError(UsageError):
    """Somebody else has changed the same thing meanwhile; nothing was written.

    `field` is the path of what they changed, `theirs` what it holds now and `yours` what was to be
    written: words, mappings and lists, None for nothing.
    """

    def __init__(self, field: str, theirs: object, yours: object) -> None:
        self.field, self.theirs, self.yours = field, theirs, yours
        super().__init__(
            f"somebody else has changed {field} since you opened the file: it now has "
            f"{_told(theirs)}, and yours is {_told(yours)}. Nothing was written; open the file "
            "again, then keep theirs or write yours"
        )


class SourceError(BriefingError, ValueError):
    """One input could not be turned into an article; the others go on."""


class LibraryError(BriefingError, RuntimeError):
    """The store of articles cannot be opened or is damaged."""


class LedgerError(BriefingError, RuntimeError):
    """The ledger of runs cannot be opened, read or written."""


class DeliveryError(BriefingError, RuntimeError):
    """A report could not be released, or did not leave the house."""


class RunError(BriefingError, RuntimeError):
    """A notebook did not run to its end."""


class CheckError(BriefingError, AssertionError):
    """A sentence of the report does not rest on the passage it cites."""


class ExportError(BriefingError, RuntimeError):
    """A report could not be written whole."""


class FigureError(ExportError):
    """A figure cannot be drawn for print."""


class GlyphError(ExportError):
    """No embedded font has a character of the text."""


def _told(held: object) -> str:
    """What a field holds, cut to a length fit for a message."""
    words = "nothing" if held is None else repr(held)
    return words if len(words) <= _TOLD else words[:_TOLD] + "…"


def nearest(name: str, known: Iterable[str]) -> str:
    """Say which known names are close to `name`, as a sentence that can end a message."""
    names = sorted(known)
    close = difflib.get_close_matches(name, names, n=1, cutoff=0.5)
    if close:
        return f"Did you mean {close[0]!r}?"
    return f"Known names: {', '.join(names)}." if names else "No names are known here."
