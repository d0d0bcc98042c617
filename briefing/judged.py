"""The records of a judgements file: what only a person may say."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Judgements:
    """What the analyst wrote for one briefing.

    `place` is the file, relative to the project, and `sha256` that of its bytes.
    """

    place: str = ""
    sha256: str = ""
