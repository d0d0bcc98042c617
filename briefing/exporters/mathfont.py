"""The font of formulas, STIX Two Math: its shapes of brackets, roots and sums grow as they must.

It comes in the wheel ziamath, as STIXTwoMath-Regular.ttf, under the SIL Open Font License.
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from briefing.errors import ExportError
from briefing.exporters.blocks import Element, Formula
from briefing.exporters.faces import Face
from briefing.exporters.prose.alphabets import styled
from briefing.exporters.repertoire import characters
from briefing.exporters.walking import every

FAMILY = "STIX Two Math"
# Signs a formula draws by itself, or puts in place of what was written.
_DRAWN = frozenset(map(ord, "√\u0302\u0304\u0305\u20d7⏞⏟⎴⎵"))


@cache
def face() -> Face:
    """The font; raises ExportError when it is not installed."""
    found = find_spec("ziamath")
    path = Path(str(found.origin)).parent / "fonts" / "STIXTwoMath-Regular.ttf" if found else None
    if path is None or not path.is_file():
        raise ExportError(
            "The font of formulas, in the package ziamath, is not installed. Run: "
            "pip install ziamath"
        )
    return Face(FAMILY, "serif", path)


def formulas(value: object) -> list[Formula]:
    """Every formula of a report or of blocks."""
    return [*every(value, Formula)]


def lacking(found: Iterable[Formula]) -> str:
    """The characters of formulas that their font does not have: those of words, mostly."""
    used = {letter for one in found for text in _texts(one.tree) for letter in text}
    return "".join(sorted(letter for letter in used if ord(letter) not in characters(face())))


def change(change: Callable[[str], str]) -> Callable[[str], str]:
    """The change of a text, for texts of formulas: what their font has stays."""

    def change_rest(text: str) -> str:
        return text if all(ord(letter) in characters(face()) for letter in text) else change(text)

    return change_rest


def rule(found: list[Formula]) -> str:
    """The rule of a style sheet with the part of the font that formulas need; empty for none."""
    if not found:
        return ""
    from briefing.exporters.subsets import subset

    codes = {ord(letter) for one in found for text in _texts(one.tree) for letter in text}
    wanted = frozenset(codes | _DRAWN) & characters(face())
    encoded = base64.b64encode(subset(face(), wanted)).decode("ascii")
    return (
        f'@font-face{{font-family:"{FAMILY}";'
        f'src:url(data:font/woff2;base64,{encoded}) format("woff2")}}'
    )


def _texts(node: Element) -> Iterator[str]:
    """The texts of a formula; a letter alone is set in italic, which is another character."""
    yield node.text
    if node.name == "mi" and len(node.text) == 1:
        yield styled(node.text, "italic")
    for inner in node.nodes:
        yield from _texts(inner)
