"""Lines that belong to a web page and not to the article on it: one named rule each.

The rules are lists of forms in `furniture.toml`, beside this file. A rule sees one short line,
single-spaced.
"""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib.resources import files

from briefing.cleaning.lines import ends_sentence, has_words, words

LONGEST = 240  # code points; a longer line is text, whatever its words
_WORDIEST = 16  # words; as above, for all rules but those in _LONG
_LONG = frozenset({"cookies", "copyright", "legal", "credits", "caption"})
_NOTE = "note in brackets"
_LONGEST_NOTE = 2100  # code points
_END_OF_TEXT = re.compile(
    r"\s?(?:[-–—]\s?(?:0|30|000|END|ENDS)\s?[-–—]|\(END\)|\\?#{3}|\(끝\)|<끝>)$"
)


@lru_cache(maxsize=1)
def rules() -> dict[str, re.Pattern[str]]:
    """The rules by name, in the order they are tried."""
    forms = tomllib.loads(files(__package__).joinpath("furniture.toml").read_text("utf-8"))
    return {name: re.compile("|".join(forms[name]), re.IGNORECASE) for name in forms}


def rule(line: str) -> str | None:
    """The name of the rule that makes `line` furniture, None when it may be the article's."""
    if not has_words(line):
        return "end mark" if rules()["end mark"].match(line) else "separator"
    if len(line) <= _LONGEST_NOTE and line[0] in "[(" and rules()[_NOTE].match(line):
        return _NOTE
    if len(line) > LONGEST:
        return None
    number = words(line)
    short = number <= _WORDIEST and not (number >= 12 and ends_sentence(line))
    for name, pattern in rules().items():
        if (short or name in _LONG) and pattern.match(line):
            return name
    return None


def heads_links(line: str) -> bool:
    """True when a list of links may follow `line`, furniture of the rule "related".

    "Related stories" heads a list; "Read more: …" and "Topics: …" are whole by themselves.
    """
    return ":" not in line and words(line) <= 5


def without_end_mark(text: str) -> str:
    """`text` without the mark that says the story ends here ("-0-", "(END)", "###")."""
    return _END_OF_TEXT.sub("", text).rstrip()
