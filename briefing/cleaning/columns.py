"""Which column of a table holds which field of an article, told from the columns' names."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from briefing.errors import SourceError, nearest

# Names in the order of trust, written as one word in lower case.
_NAMES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        field: tuple(names.split())
        for field, names in {
            "title": "title headline heading hed header name subject 제목 見出し 題名 タイトル 标题 標題",
            "subtitle": "subtitle subheadline subhead standfirst deck dek kicker 부제",
            "text": "text fulltext body bodytext textbody content contents contenttext maintext articlebody "
            "articletext story storytext newstext cleantext plaintext rawtext paragraphs transcript speech "
            "statement document article html bodyhtml contenthtml 본문 내용 기사 本文 記事 正文 内容",
            "brief": "description abstract summary excerpt lead lede snippet teaser 요약 要約",
            "date": "published publicationdate pubdate datepublished publishedat publishdate publishedon "
            "publishedtime dateofpublication firstpublished date day dates "
            "datetime timestamp posted postedat dateposted issued released releasedate filed time created "
            "createdat datecreated 일자 날짜 발행일 작성일 입력 日付 日時 掲載日 公開日 日期 发布时间",
            "updated": "updated updatedat dateupdated lastupdated modified datemodified modifiedat 수정일 更新日",
            "outlet": "outlet publisher publication newspaper paper source sourcename site sitename website "
            "media medium provider agency channel 언론사 신문 매체 媒体 新聞 出典",
            "byline": "author authors byline writer writers reporter creator by 기자 작성자 저자 記者 著者 作者",
            "url": "url link href permalink canonicalurl canonical weburl sourceurl uri address 링크 주소",
            "language": "language lang locale languagecode inlanguage 언어 言語",
            "genre": "genre category categories section sections type topic kind 분류 장르 分類",
            "id": "id guid uuid identifier key",
        }.items()
    }
)
FIELDS = tuple(field for field in _NAMES if field != "brief")
_BEFORE = frozenset(
    "article articles news story post item doc document record dc og the web page".split()
)
_AFTER = frozenset("str string value iso utc gmt ms raw field column col en".split())
_WORD = re.compile(r"[A-Z]{2,}(?![a-z])|[A-Z]?[a-z]+|[^\W\d_A-Za-z]+|\d+")
_LONGEST_NAME = 200  # code points of a column's name
_MOST_NAMED = 20  # columns a message lists


def columns(
    names: Sequence[str], place: str, mapping: Mapping[str, str] | None = None
) -> dict[str, str]:
    """The column of each field that has one; a `mapping` of fields to columns goes before.

    "brief" is the column that has to stand for a text when there is none. Raises SourceError
    when no column holds a text, or when `mapping` names a field or a column that is not there.
    """
    found = _mapped(names, place, mapping or {})
    for field in _NAMES:
        free = [name for name in names if name not in found.values()]
        column = _named(free, _NAMES[field]) if field not in found else None
        if column is not None:
            found[field] = column
    if "text" not in found and "brief" in found:
        found["text"] = found.pop("brief")
    if "text" not in found:
        raise SourceError(_no_text(names, place))
    return found


def has_text(names: Sequence[str]) -> bool:
    """True when one of the columns is named as a column of article texts is."""
    return _named(names, _NAMES["text"]) is not None


def is_brief(column: str) -> bool:
    """True when a column's name says that it holds a summary, not a text."""
    return _named([column], _NAMES["brief"]) is not None


def _mapped(names: Sequence[str], place: str, mapping: Mapping[str, str]) -> dict[str, str]:
    for field, column in mapping.items():
        if field not in FIELDS:
            raise SourceError(
                f"{place}: its column mapping sets {field!r}, which is no field of an article. "
                f"{nearest(field, FIELDS)}"
            )
        if column not in names:
            raise SourceError(
                f"{place}: its column mapping takes {field} from the column {column!r}, "
                f"which is not there. {nearest(column, names[:_MOST_NAMED])}"
            )
    return dict(mapping)


def _named(names: Sequence[str], wanted: tuple[str, ...]) -> str | None:
    """The column whose name comes first among `wanted`; whole names go before trimmed ones."""
    for form in (_plain, _trimmed):
        keys: dict[str, str] = {}
        for name in names:
            keys.setdefault(form(name), name)
        column = next((keys[name] for name in wanted if name in keys), None)
        if column is not None:
            return column
    return None


def _words(name: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(name[:_LONGEST_NAME])]


def _plain(name: str) -> str:
    return "".join(_words(name))


def _trimmed(name: str) -> str:
    """The name without words that say nothing: `article_title`, `date_str`."""
    words = _words(name)
    while len(words) > 1 and words[0] in _BEFORE:
        words.pop(0)
    while len(words) > 1 and words[-1] in _AFTER:
        words.pop()
    return "".join(words)


def _no_text(names: Sequence[str], place: str) -> str:
    shown = ", ".join(repr(name[:40]) for name in names[:_MOST_NAMED])
    more = f" and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else ""
    file = place.rsplit("/", 1)[-1].split("#", 1)[0]
    close = nearest("text", names) if names else ""
    return (
        f"{place}: none of its columns is known to hold a text ({shown}{more}). Name the column in "
        f'{file}.columns.toml beside it: text = "…". {close if "mean" in close else ""}'
    ).rstrip()
