"""Text broken into lines of a given width, as the fonts measure it."""

from __future__ import annotations

from briefing.charts import measure

_ELLIPSIS = " …"
_LONGEST = 2000  # characters looked at; no label has room for more


def wrap(text: str, room: float, size: float, most: int) -> list[str]:
    """`text` in at most `most` lines of `room` px at `size` px; what is left out is marked "…".

    Breaks at spaces, and within a word only where the word alone is too wide (as with
    Japanese, which has no spaces).
    """
    lines: list[str] = [""]
    for word in text[:_LONGEST].split():
        joined = f"{lines[-1]} {word}".strip()
        if measure.width(joined, size) <= room:
            lines[-1] = joined
        else:
            lines += _pieces(word, room, size)
    lines = [line for line in lines if line] or [""]
    if len(lines) <= most:
        return lines
    return [*lines[: most - 1], _cut(lines[most - 1], room, size)]


def _pieces(word: str, room: float, size: float) -> list[str]:
    found = [""]
    for char in word:
        if found[-1] and measure.width(found[-1] + char, size) > room:
            found.append("")
        found[-1] += char
    return found


def _cut(line: str, room: float, size: float) -> str:
    while measure.width(line + _ELLIPSIS, size) > room:
        line = line.rpartition(" ")[0] if " " in line else line[:-1]
    return line.rstrip(" ,;:.") + _ELLIPSIS
