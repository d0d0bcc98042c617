"""The languages in a line of text, as far as its letters tell them.

A screen reader changes its voice by them, and letters that several languages share take the
shape of the one they are in. Letters that many languages write, such as Latin, Cyrillic and
Greek, tell nothing.
"""

from __future__ import annotations

import re

from briefing.exporters.fonts import tag

_HANGUL = "\u1100-\u11ff\u3130-\u318f\ua960-\ua97f\uac00-\ud7ff"
_KANA = "\u3041-\u30ff\u31f0-\u31ff\uff66-\uff9f"
_HAN = "\u2e80-\u2fdf\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_WIDE = "\u3000-\u3004\u3008-\u303f\uff01-\uff65\uffe0-\uffe6"
# Arabic letters write other languages too, most of all Persian and Urdu: they share its direction.
_ALONE = {
    "he": "\u0590-\u05ff\ufb1d-\ufb4f",
    "ar": "\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff",
    "hi": "\u0900-\u097f",
    "th": "\u0e00-\u0e7f",
}
EAST = ("ko", "ja", "zh")  # the languages that share Han characters
_BLANK = "[ \u00a0,.:;!?'\"()·-]{1,3}"


def _run(letters: str) -> str:
    """A pattern of words in these letters, what stands between two of them included."""
    return f"[{letters}]+(?:{_BLANK}[{letters}]+)*"


_EASTERN = _HANGUL + _KANA + _HAN + _WIDE
_RUNS = re.compile("|".join(map(_run, (_EASTERN, *_ALONE.values()))))
_OTHER = re.compile(f"[{_EASTERN}{''.join(_ALONE.values())}]")
_TOLD = {name: re.compile(f"[{letters}]") for name, letters in _ALONE.items()}
_IS_HANGUL, _IS_KANA, _IS_HAN = (re.compile(f"[{letters}]") for letters in (_HANGUL, _KANA, _HAN))


def runs(text: str, own: str) -> tuple[tuple[str, str], ...]:
    """The text in stretches of one language each; `own` is that of the text as a whole.

    The languages told are ko, ja, zh-Hans, zh-Hant, he, ar, hi and th (BCP 47).
    """
    if not _OTHER.search(text):
        return ((text, own),)
    found: list[tuple[str, str]] = []
    at = 0
    for run in _RUNS.finditer(text):
        language = _language(run[0], text, own)
        if language == own:
            continue
        if run.start() > at:
            found.append((text[at : run.start()], own))
        found.append((run[0], language))
        at = run.end()
    if at < len(text):
        found.append((text[at:], own))
    return tuple(found)


def _language(run: str, text: str, own: str) -> str:
    for name, letters in _TOLD.items():
        if letters.match(run):
            return name
    for where in (run, text):
        if _IS_KANA.search(where):
            return "ja"
        if _IS_HANGUL.search(where):
            return "ko"
    if own.partition("-")[0] in EAST or not _IS_HAN.search(run):
        return own
    return tag("zh", text)
