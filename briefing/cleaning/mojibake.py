"""Mojibake mended: UTF-8 that somebody read as Windows-1252 and saved again ("donâ€™t").

Only where it is certain. A text that speaks of encodings, shows the marks in quotation marks, or
has the same characters unbroken, stays as it is.
"""

from __future__ import annotations

import re

# What UTF-8 beyond ASCII looks like when read as Windows-1252: a lead and its trailing bytes.
_TRAIL = "[\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013\u2014\u2018-\u201e\u2020-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122]"
_BROKEN = re.compile(f"[\u00c2-\u00df]{_TRAIL}|[\u00e0-\u00ef]{_TRAIL}{{2}}|\u00f0{_TRAIL}{{3}}")
_SPOKEN_OF = re.compile(
    r"\b(?:mojibake|utf-?\s?8|unicode|(?:character|text|byte) (?:set|encoding)s?|code ?pages?"
    r"|windows-125\d|latin-1|iso-8859|garbled|ftfy)\b|文字化け|인코딩|乱码",
    re.IGNORECASE,
)
_FEWEST = 2  # broken characters; a single one counts only inside a word
_PLACE = "\ue000"  # stands for a broken character; private use, so in no text
_INSIDE = re.compile(f"(?<=[A-Za-z]){_PLACE}(?=[A-Za-z])")
_SHOWN = re.compile(f"[\"'“‘«(\\[`]{_PLACE}{{1,3}}[\"'”’»)\\]`]")
_LONGEST = 5_000_000  # code points looked at


def unbroken(text: str) -> tuple[str, str]:
    """`text` with its mojibake mended, and a note of it; the text as it is, and "", when unsure."""
    found = _BROKEN.findall(text) if len(text) <= _LONGEST else []
    if not found or not _is_certain(text, found):
        return text, ""
    mended = _whole(text) or _by_line(text)
    if mended == text:
        return text, ""
    return mended, f"mojibake mended: UTF-8 once read as Windows-1252 ({len(found)})"


def _is_certain(text: str, found: list[str]) -> bool:
    rest = _BROKEN.sub(_PLACE, text)
    if _SPOKEN_OF.search(text) or _SHOWN.search(rest):
        return False
    if len(found) < _FEWEST and not _INSIDE.search(rest):
        return False
    # Characters that also stand unbroken as often: the text shows both forms.
    wanted = {_whole(piece) for piece in set(found)} - {None}
    return sum(rest.count(str(character)) for character in wanted) < len(found)


def _whole(text: str) -> str | None:
    """`text` read back as the UTF-8 it was, None when some of it cannot have been that."""
    import ftfy.bad_codecs  # noqa: F401  # makes the codec known

    try:
        return text.encode("sloppy-windows-1252").decode("utf-8")
    except UnicodeError:
        return None


def _by_line(text: str) -> str:
    """Line by line, where only some of them are broken."""
    from ftfy import TextFixerConfig, fix_encoding

    config = TextFixerConfig(replace_lossy_sequences=False)
    return "".join(fix_encoding(line, config) for line in text.splitlines(keepends=True))
