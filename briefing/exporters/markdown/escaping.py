"""Words from outside as Markdown that says those words and nothing else.

Escaped is what CommonMark, GitHub and JupyterLab read as markup: emphasis, code, links (bare
addresses too), HTML, entities, tables, footnotes and formulas between dollar signs.
"""

from __future__ import annotations

import re

# Marks that mean something anywhere in a line; "<" opens HTML, "{" a formula's environment.
_ANYWHERE = re.compile(r"[\\`*_{}\[\]<>|$~@^]|==|&(?=[#A-Za-z])")
# What JupyterLab typesets after all when it is only escaped, as it reads the page once more (and
# holds "@@0@@" for its place of the first formula). A dollar sign in tags is GitHub's advice too.
_TYPESET = re.compile(r"\\\$|\\\\(?=begin\\\{|\(|\\\[)|(?<=\\@)\\@")
# What GitHub and JupyterLab make a link of without being told.
_ADDRESS = re.compile(r"(?<=[A-Za-z])(?=:/)|(?<=www)(?=\.)", re.IGNORECASE)
# What begins a list, a heading, a rule or the underline of a heading.
_OPENING = re.compile(r"\d{0,9}[.)]|[#+\-=:]")
_UNSAFE = re.compile(r"[\s\x00-\x20\\\"<>()`|${}^*\[\]]")  # in an address that stands in ( )


def text(words: str) -> str:
    """Words in the middle of a line. Blanks at either end stay."""
    return _TYPESET.sub(r"<span>\g<0></span>", attribute(words))


def attribute(words: str) -> str:
    """Words that are printed by no page, such as those a picture is told by."""
    escaped = _ANYWHERE.sub(lambda found: "\\" + "\\".join(found[0]), words)
    return _ADDRESS.sub(r"\\", escaped)


def line(made: str) -> str:
    """A line of Markdown that begins no list, heading or rule; `made` is escaped already."""
    stripped = made.strip()
    opening = _OPENING.match(stripped)
    if opening is None:
        return stripped
    end = opening.end() - 1
    return f"{stripped[:end]}\\{stripped[end:]}"


def address(url: str) -> str:
    """An address as it stands in the round brackets of a link."""
    return _UNSAFE.sub(lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode()), url)


def code(words: str) -> str:
    """Words letter for letter, between as many backticks as they need."""
    longest = max((len(run) for run in re.findall("`+", words)), default=0)
    fence = "`" * (longest + 1)
    edge = " " if words[:1] in ("`", " ") or words[-1:] in ("`", " ") else ""
    return f"{fence}{edge}{words}{edge}{fence}" if words.strip() else text(words)


def tex(source: str) -> str:
    """The source of a formula without what a reader that knows no formulas takes for markup."""
    named = source.replace("<", r"\lt ").replace(">", r"\gt ").replace("|", r"\vert ")
    return " ".join(named.replace("](", "] (").replace("`", "'").split())
