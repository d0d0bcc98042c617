"""Plain text that is only the name of an object, and says nothing to a reader."""

from __future__ import annotations

import re

# An object as Python names it when nobody told it how to look: <module.Class object at 0x7f…>.
_OBJECT = re.compile(r"<[\w.]{1,200} (?:object )?at 0x[0-9a-fA-F]{4,20}>")
_NAMED = re.compile(r"<[A-Za-z_][\w.:]{0,200}(?: [^<>\n]{0,300})?>")
_MATPLOTLIB = re.compile(r"(?:Text\(.{0,500}\)|<(?:Axes|AxesSubplot|BarContainer)\b[^\n]{0,500}>)")
# What was to be seen, and was not kept in a form that can be.
_LOST = re.compile(
    r"<Figure size [\d.]+x[\d.]+ with \d+ Ax[ei]s>|<IPython\.(?:core|lib)\.display\.\w+ object>|"
    r"alt\.\w*Chart\(\.\.\.\)|<PIL\.[\w.]+ image mode=.{0,200}>",
    re.DOTALL,
)
_PROGRESS = re.compile(
    r"\s*(?:[^\n:|]{0,200}: )?\s{0,3}\d{1,3}%\|[^|\n]{0,300}\| \d.{0,200}", re.DOTALL
)


def lost(text: str) -> bool:
    """True when the text stands for something that was to be seen, such as a figure."""
    return bool(_LOST.fullmatch(text.strip()))


def bare(text: str) -> bool:
    """True when the text only names an object, or a list of them."""
    words = text.strip()
    if _NAMED.fullmatch(words) or _MATPLOTLIB.fullmatch(words):
        return True
    return "<" in words and not re.sub(r"[\s\[\](){},]+", "", _OBJECT.sub("", words))


def progress(text: str) -> bool:
    """True for the words of a progress bar (tqdm)."""
    return bool(_PROGRESS.fullmatch(text))
