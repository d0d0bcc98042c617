"""Which of the code pages before Unicode a text was written in, told by the letters it gives.

East Asian pages are told by the common part of their character sets, where real text stands;
Cyrillic and Latin ones by charset-normalizer, and the Latin ones among themselves by the
alphabets of the languages they serve: "pão" has Portuguese letters, "păo" those of nobody.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter

_SAMPLE = 60_000  # bytes looked at
_BROKEN = 0.003  # share of broken characters that real files have
# Of real text in the sets of the 1980s, over 95% lies in their common part.
_COMMON = 0.85
# The common part of each set: lead bytes of kana and frequent ideographs (level 1), of syllables.
_LEADS = {
    "cp949": range(0xB0, 0xC9),  # KS X 1001: the 2,350 syllables
    "euc_jp": range(0xB0, 0xD0),  # JIS X 0208 level 1
    "cp932": range(0x88, 0x98),  # the same, shifted
    "gb18030": range(0xB0, 0xD8),  # GB 2312 level 1
    "big5": range(0xA4, 0xC7),  # Big5 level 1
}
_NAMES = {"big5": "cp950"}  # a superset of the same plan
# Kana are half of Japanese text and next to nothing of the others.
_FEWEST_KANA = 0.15
# Characters; East Asian text runs on, where letters with accents come singly among others.
_SHORTEST_RUN = 1.5
_RUN = re.compile("[^\x00-\x7f]+")
_MARKS = "、。「」『』・…—–‘’“”《》〈〉（），：；！？·％～　①②③④⑤○●△▲□■◇◆☆★※→←↑↓"

_OTHERS = ("koi8_r", "koi8_u", "cp1251", "cp1253", "cp1252", "iso8859_2", "cp1250")
_LATIN = ("cp1252", "cp1250", "iso8859_2", "cp1254")  # ties go to the first
_ALPHABETS = {
    "cp1252": (
        "äöüß àâçéèêëîïôœùûüÿ áéíóúüñªº áâãàçéêíóôõúü àèéìíîòóùú åäöé æøåéòôó áðéíóúýþæö"
        " éëïóöü àçèéíïòóúü·"
    ),
    "central": "ąćęłńóśźż áčďéěíňóřšťúůýž áäčďéíĺľňóôŕšťúýž áéíóöőúüű čćđšž ăâîşţ äöüß",
    "cp1254": "çğıöşüâîû",
}
_SYMBOLS = frozenset("€£©®™°·§«»‹›„“”‘’‚–—…•¿¡²³½¼¾±×†‰\u00a0\u00ad")
# A letter read in the wrong page: "s±", "b³¹d" are Polish; "m²" and "l·l" are what they are.
_MISREAD = re.compile(
    r"(?<=[^\W\d_])(?:[±¿¡¼¾]|[^\w\s'’·\u00ad\x00-\x7f](?=[^\W\d_]))|[¹³](?=[^\W\d_])"
)


def guessed(raw: bytes) -> str:
    """The name of the most likely encoding of `raw`, which is text but no UTF-8."""
    sample = raw[:_SAMPLE]
    return _east_asian(sample) or _other(sample)


def _east_asian(sample: bytes) -> str | None:
    scores = {name: _score(sample, name) for name in _LEADS}
    # The rows of Korean syllables are Chinese ideographs as well, so Korean goes first.
    best = "cp949" if scores["cp949"] >= 0.9 else max(scores, key=lambda name: scores[name])
    return _NAMES.get(best, best) if scores[best] >= _COMMON else None


def _score(sample: bytes, name: str) -> float:
    """Share of the characters beyond ASCII that are in the common part of the set."""
    decoder = codecs.getincrementaldecoder(_NAMES.get(name, name))("replace")
    text = decoder.decode(sample)  # the sample may end inside a character
    beyond = [character for character in text if character > "\x7f"]
    broken = text.count("\ufffd")
    if not beyond or broken > max(_BROKEN * len(text), len(sample) == _SAMPLE):
        return 0.0
    if len(beyond) < _SHORTEST_RUN * len(_RUN.findall(text)):
        return 0.0
    counts = Counter(beyond)
    kana = sum(number for c, number in counts.items() if "\u3041" <= c <= "\u30ff")
    if (kana >= _FEWEST_KANA * len(beyond)) != (name in {"euc_jp", "cp932"}):
        return 0.0
    common = kana + sum(number for c, number in counts.items() if _is_common(c, name))
    return common / len(beyond)


def _is_common(character: str, name: str) -> bool:
    if character in _MARKS or "\uff01" <= character <= "\uff5e":
        return True
    if (name == "cp949") != ("\uac00" <= character <= "\ud7a3"):
        return False
    try:
        lead = character.encode(name)
    except UnicodeEncodeError:
        return False
    return len(lead) == 2 and lead[0] in _LEADS[name]


def _other(sample: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(sample, cp_isolation=list(_OTHERS), enable_fallback=False).best()
    found = best.encoding if best else "cp1252"
    return found if found not in _LATIN else _latin(sample)


def _latin(sample: bytes) -> str:
    return max(_LATIN, key=lambda name: _spelt(sample.decode(name, "replace"), name))


def _spelt(text: str, name: str) -> float:
    """Share of the letters beyond ASCII that one language of this code page writes."""
    counts = Counter(c for c in text.casefold() if c > "\x7f")
    total = sum(counts.values())
    alphabets = _ALPHABETS.get(name, _ALPHABETS["central"]).split()
    spelt = max(sum(counts[c] for c in {*alphabet, *_SYMBOLS}) for alphabet in alphabets)
    return (spelt - len(_MISREAD.findall(text))) / max(total, 1)
