"""Korean, Japanese and Chinese: the words of a text when a segmenter is there, and letter pairs.

Korean words are told by kiwipiepy, Japanese ones by sudachipy (split mode A, the shortest units):
both are optional. Particles and endings are left out and verbs stand in their basic form, so that
안보 finds 안보를 and 行く finds 行った. Pairs of neighbouring letters are always indexed: they find
Chinese, and every text that was or is searched without its segmenter.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from typing import Any, NamedTuple

HANGUL = "\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3"
HAN = "\u3005\u3041-\u3096\u309d-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
ANY = re.compile(f"[{HANGUL}{HAN}]")
_HANGUL, _KANA = re.compile(f"[{HANGUL}]"), re.compile("[\u3041-\u3096\u309d-\u30ff]")
_HAN = re.compile(f"[{HAN}]")
_STRETCH = re.compile(f"[{HANGUL}]+(?:[ ]{{1,2}}[{HANGUL}]+){{0,40}}|[{HAN}]+")
_RUN = re.compile(f"[{HANGUL}]+|[{HAN}]+")
_LONGEST = 2_000  # code points told into words at once; sudachipy takes at most 49,149 bytes
_MOST = 200_000  # code points of a text told into words: 7 seconds of kiwi; longer ones by pairs
_SMALL_KOREAN = ("J", "E", "S", "XS", "VX", "VCP", "Z", "W", "U")  # tags of kiwi left out
_SMALL_JAPANESE = frozenset(["助詞", "助動詞", "補助記号", "空白", "記号"])

PACKAGES = {"hangul": "kiwipiepy", "han": "sudachipy"}
Segmenter = Callable[[str], list[str]]


class Told(NamedTuple):
    """A text for the two indexes; how its Hangul and its Han letters are found.

    0: it has none; 1: by words; 2: by pairs only.
    """

    words: str
    pairs: str
    hangul: int
    han: int


def told(text: str, language: str = "") -> Told:
    """`text` with its Korean and Japanese stretches told into words, and their letter pairs.

    Han letters are told as Japanese when the language is or the text has kana, and only then.
    """
    if not ANY.search(text):
        return Told(text, "", 0, 0)
    small = len(text) <= _MOST
    korean = segmenter("hangul") if small and _HANGUL.search(text) else None
    japanese = language == "ja" or (language not in ("ko", "zh") and bool(_KANA.search(text)))
    kana = segmenter("han") if small and japanese else None

    def words(stretch: re.Match[str]) -> str:
        tell = korean if _HANGUL.match(stretch[0]) else kana
        return f" {' '.join(_told(stretch[0], tell))} " if tell else " "

    return Told(
        _STRETCH.sub(words, text),
        pairs(text),
        (1 if korean else 2) if _HANGUL.search(text) else 0,
        (1 if kana else 2) if _HAN.search(text) else 0,
    )


def _told(stretch: str, tell: Segmenter) -> list[str]:
    cuts = range(0, len(stretch), _LONGEST)
    return [word for cut in cuts for word in tell(stretch[cut : cut + _LONGEST])]


def pairs(text: str) -> str:
    """Every two neighbouring letters of the stretches in `text`, and the last one alone."""
    runs = _RUN.findall(text)
    return " ".join(" ".join(run[at : at + 2] for at in range(len(run))) for run in runs)


def runs(term: str) -> list[str]:
    """The stretches of a term in Hangul, or in Han letters and kana."""
    return _RUN.findall(term)


def expression(runs: list[str]) -> str:
    """What the index of pairs is asked for runs near each other."""
    asked = [
        f'"{" ".join(run[at : at + 2] for at in range(len(run) - 1))}"'
        if len(run) > 1
        else f'"{run}"*'
        for run in runs
    ]
    return f"NEAR({' '.join(asked)}, 10)" if len(asked) > 1 else asked[0]


def scripts(term: str) -> list[str]:
    """Which of "hangul" and "han" (with kana) a term is written in."""
    kinds = {"hangul": _HANGUL, "han": _HAN}
    return [kind for kind, letters in kinds.items() if letters.search(term)]


def differing(kind: str, indexed: str, here: str | None) -> str:
    """What to tell when words are not told now as they were when the library was made."""
    language = "Korean" if kind == "hangul" else "Japanese"
    if here is None:
        return (
            f"{language} words were told by {indexed} when the library was made; it is not "
            "installed here, so letter pairs were searched. Install it to search by words."
        )
    return (
        f"{language} words were told by {indexed} when the library was made, and here by {here}; "
        "some may not meet. `briefing library index` makes the index anew."
    )


def named(kind: str) -> str | None:
    """Name and version of the segmenter for a script ("hangul", "han"); None when not there."""
    if segmenter(kind) is None:
        return None
    try:
        return f"{PACKAGES[kind]} {version(PACKAGES[kind])}"
    except PackageNotFoundError:
        return PACKAGES[kind]


@lru_cache(maxsize=2)
def segmenter(kind: str) -> Segmenter | None:
    """What tells the text of a script into words; None when its package is not installed."""
    try:
        if find_spec(PACKAGES[kind]) is None:
            return None
        return _korean() if kind == "hangul" else _japanese()
    except (ImportError, OSError, RuntimeError):  # a package without its dictionary
        return None


def _korean() -> Segmenter:
    from kiwipiepy import Kiwi

    # without entries of several words: they would hide the words in them, and cost 190 MB
    kiwi = Kiwi(num_workers=1, load_multi_dict=False)

    def tell(text: str) -> list[str]:
        found: Any = kiwi.tokenize(text)
        return [t.form for t in found if not t.tag.startswith(_SMALL_KOREAN)]

    return tell


def _japanese() -> Segmenter:
    from sudachipy import Dictionary, SplitMode

    dictionary: Any = Dictionary()
    make = dictionary.tokenizer if hasattr(dictionary, "tokenizer") else dictionary.create
    tokenizer = make(mode=SplitMode.A)

    def tell(text: str) -> list[str]:
        found = tokenizer.tokenize(text)
        return [m.dictionary_form() for m in found if m.part_of_speech()[0] not in _SMALL_JAPANESE]

    return tell
