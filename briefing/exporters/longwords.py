"""Words of thousands of letters, with places on a page where they may break.

Browsers shape a word that does not fit anew for each line it fills, in time that grows with
the square of its length: one of 20,000 letters held Chromium for a minute.
"""

from __future__ import annotations

import re

LONG, STEP = 512, 64  # letters of a word that is broken, and between two places in it
_TEXT = re.compile(rf">[^<]{{{LONG},}}")
_NAME = re.compile(r"</?([a-zA-Z]{0,30})")
_AS_IT_IS = frozenset(("script", "style", "title", "text", "tspan", "desc"))
# Letters and entities; Chinese, Japanese and Korean break anywhere as they are.
_LETTER = r"(?:&#?\w{1,12};|[^\s&<\u1100-\u11ff\u2e80-\ud7ff\uf900-\uffef\U00020000-\U0003ffff])"
_WORD = re.compile(_LETTER + f"{{{LONG},}}")
_PIECE = re.compile(_LETTER + f"{{{STEP}}}" + r"(?![\u0300-\u036f])")


def eased(page: str) -> str:
    """The page with `<wbr>` in its longest words; what a script or a drawing holds stays."""
    return _TEXT.sub(_broken, page)


def _broken(found: re.Match[str]) -> str:
    tag = _NAME.match(found.string, found.string.rfind("<", 0, found.start()))
    if tag and tag[1].lower() in _AS_IT_IS:
        return found[0]
    return _WORD.sub(lambda word: _PIECE.sub(r"\g<0><wbr>", word[0]), found[0])
