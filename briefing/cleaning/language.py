"""A guess at the language of a text, from its script alone."""

from __future__ import annotations

import re

_SCRIPTS = {
    "hangul": re.compile("[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]"),
    "kana": re.compile("[\u3041-\u30ff\u31f0-\u31ff]"),
    "han": re.compile("[\u3400-\u4dbf\u4e00-\u9fff]"),
    "latin": re.compile("[A-Za-z\u00c0-\u024f]"),
}
_LETTERS = re.compile(r"[^\W\d_]")
_SAMPLE = 4_000  # code points; more does not change the answer
_ENGLISH = frozenset("the of and to in a is that for on with as by at from it was are".split())
_FEWEST = 30  # words; below that the absence of English words says nothing
_SHARE = 0.08  # English prose has about 0.3 of these words; French, German, Spanish under 0.05


def language(text: str) -> str:
    """BCP 47 tag: "ko", "ja", "zh" or "en" by script, "und" when it is none of them.

    Latin script is English unless a longer text has hardly any English function word.
    """
    sample = text[:_SAMPLE]
    counts = {name: len(pattern.findall(sample)) for name, pattern in _SCRIPTS.items()}
    asian = counts["hangul"] + counts["kana"] + counts["han"]
    # One ideograph or syllable block carries about as much as two Latin letters.
    if 2 * asian > counts["latin"]:
        return _asian(counts, asian)
    others = len(_LETTERS.findall(sample)) - asian - counts["latin"]
    return "und" if others > counts["latin"] or _foreign(sample) else "en"


def _asian(counts: dict[str, int], total: int) -> str:
    if counts["hangul"] > 0.3 * total:
        return "ko"
    return "ja" if counts["kana"] > 0.05 * total else "zh"


def _foreign(sample: str) -> bool:
    words = sample.casefold().split()
    return len(words) >= _FEWEST and sum(w in _ENGLISH for w in words) < _SHARE * len(words)
