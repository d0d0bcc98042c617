"""The words of HTML, SVG and other XML, told from the code they stand in."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator

from briefing.exporters.variants.saying import texts

_TAG = re.compile(r"<[^<>]{0,20000}>")
_CODE = re.compile(r"<(style|script)\b[^<>]{0,2000}>(.*?)</\1\s*>", re.DOTALL | re.IGNORECASE)
_JSON = re.compile(r"application/json[^<>]{0,2000}>(.*?)</script", re.DOTALL | re.IGNORECASE)
_COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)
_VALUE = re.compile(r"""\s([\w:.-]{1,60})\s{0,5}=\s{0,5}(?:"([^"]*)"|'([^']*)')""")
# Elements of Word whose value is words: the name and description of a table or a field.
_NAMED = re.compile(r'<w:(?:tblCaption|tblDescription|alias|tag)\s+w:val="([^"]*)"')
# Attributes that say how something is shown; of Word's, most are such.
_LOOKS = re.compile(
    r"(class|style|id|type|role|for|name|rel|lang|dir|scope|width|height|d|points|transform|fill|"
    r"stroke.*|font.*|text-.*|dominant-.*|clip.*|mask|marker.*|opacity|view[bB]ox|preserve.*|x|y|"
    r"[xy][12]|d[xy]|r[xy]?|c[xy]|offset|stop-.*|http-equiv|charset|xmlns.*|aria-(hidden|expanded|"
    r"describedby|labelledby|controls)|tabindex|col.*|row.*|align|valign|bgcolor|border|cell.*|"
    r"media|shape-.*|pointer-events|cursor|version|gradient.*|pattern.*|"
    r"(w|m|w14|wp14|mc):(?!name$|anchor$|author$|initials$|instr$|tooltip$).*|"
    r"(r|xml|o|v|a|wp):.*|val)"
)


def words(text: str) -> Iterator[str]:
    """What is between the tags, in comments, in attributes with words, and in figures' data."""
    bare = _CODE.sub(" ", text)
    yield html.unescape(_TAG.sub(" ", _COMMENT.sub(" ", bare)))
    told = [found[1] for found in _COMMENT.finditer(bare)]
    told += (
        html.unescape(found[2] or found[3] or "")
        for found in _VALUE.finditer(bare)
        if not _LOOKS.fullmatch(found[1])
    )
    told += (html.unescape(found[1]) for found in _NAMED.finditer(bare))
    for data in _JSON.finditer(text):
        try:
            told += texts(json.loads(data[1]))
        except (ValueError, RecursionError):
            told.append(data[1])
    yield from dict.fromkeys(told)
