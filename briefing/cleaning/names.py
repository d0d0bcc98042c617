"""Tell an outlet's name from a writer's, and read bylines and agencies."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefing.cleaning.lines import words

# Words in the names of outlets, agencies and bodies; a writer's name has none of them.
_OUTLET_WORDS = re.compile(
    r"\b(?:times|news|newsroom|newswire|post|herald|journal|press|agency|daily|gazette|tribune|chronicle|"
    r"observer|guardian|telegraph|today|weekly|review|desk|ilbo|shimbun|sinmun|broadcasting|radio|"
    r"television|tv|network|media|magazine|standard|mail|express|globe|mirror|independent|"
    r"bulletin|monitor|reporters?|wire|institute|council|ministry|department|embassy|government|foundation|"
    r"centre|center|university|committee|service|association|staff|bureau|editors|board|"
    r"diplomat|economist|examiner|inquirer|dispatch|register|sentinel|courier|advertiser|correspondents?|"
    r"bbc|cnn|nhk|kbs|mbc|sbs|abc|nbc|cbs|npr|afp|upi|ap|kcna|yonhap|reuters|xinhua|kyodo|jiji|tass|bloomberg)\b"
    r"|일보|신문|뉴스|통신|방송|타임스|데스크|新聞|通信|放送|ニュース|デスク|タイムズ|日報",
    re.IGNORECASE,
)
# What sections of news sites are called: "World News" is one, and no outlet.
SECTIONS = frozenset(
    "all top breaking general about "
    "news world asia europe africa americas home national international politics opinion opinions "
    "editorial editorials letters security defence defense business economy markets money sport "
    "sports culture arts life lifestyle entertainment technology tech science health environment "
    "climate education video videos photos podcasts podcast audio latest live local "
    "korea japan china us uk weather"
    " travel magazine archive topics newsletter newsletters subscribe more yes no "
    "국제 정치 경제 사회 문화 스포츠 북한 외교 홈 国際 政治 経済 社会 文化 スポーツ".split()
)
_BY = re.compile(
    r"(?:(?:written |reported |story |words |analysis |opinion |commentary |posted )?by"
    r"|author|byline)"
    r"(?::\s{0,2}|\s+)(?P<name>\S.{1,100})$",
    re.IGNORECASE,
)
_FROM = re.compile(r"from (?P<name>(?:the |our )?\S.{1,80})$", re.IGNORECASE)
_ASIAN_BYLINE = re.compile(r"(?P<name>[가-힣]{2,4})\s?(?:기자|특파원|논설위원)\b.{0,40}$")
_PARTICLES = frozenset("and de del der di du la le van von bin al the of for in at & y".split())
_ARTICLE = re.compile(r"^the (?=\S)")
_SEPARATOR = re.compile(r"\s*[|•·/]\s*|\s+[-–—]\s+")
_AGENCIES = (
    r"KCNA|Yonhap(?: News(?: Agency)?)?|AP|AFP|Reuters|UPI|Xinhua|Kyodo(?: News)?"
    r"|Jiji(?: Press)?|TASS|dpa|ANSA|EFE|PTI|Bloomberg"
    r"|The Associated Press|Associated Press|연합뉴스|뉴시스|共同通信|共同|時事通信|時事"
)
_DATELINE = re.compile(
    r"(?P<text>[A-Z][A-Za-z.'’-]{1,30}(?:[ ,]{1,2}[A-Z][A-Za-z.'’-]{1,30}){0,4}"
    r"(?:,? \d{1,2}(?: [A-Z][a-z]{2,8})?)?(?:,? (?:19|20)\d\d)?"
    rf"(?:\s?\((?P<agency>{_AGENCIES})\))?)\s?(?:--|-|–|—)\s"
)
_CARRIED = re.compile(
    rf"\(?(?i:(?:carried|distributed|provided|supplied|released) by|via|courtesy of)\s(?:the )?"
    rf"(?P<name>{_AGENCIES}|[A-Z][\w.]{{1,20}}(?:\s[A-Z][\w.]{{1,20}}){{0,4}})\)?\.?$"
    rf"|\((?P<agency>{_AGENCIES})\)$"
)


def pieces(line: str) -> list[str]:
    """The parts of a line between bars, dots and spaced dashes."""
    return [part for part in _SEPARATOR.split(line) if part]


def is_outlet(text: str) -> bool:
    """True when `text` can be the name of an outlet: a short proper name with a word of press."""
    if (
        len(text) > 60
        or words(text) > 12
        or len(text.split()) > 7
        or not is_name(text)
        or not _OUTLET_WORDS.search(text)
    ):
        return False
    return not all(word.casefold() in SECTIONS for word in text.split())


def is_name(text: str) -> bool:
    """True when every word of `text` begins as names do, small particles aside."""
    parts = text.split()
    if not parts or len(text) > 80 or text[-1] in ".!?:;,。":
        return False
    return all(not p[0].islower() or p in _PARTICLES for p in parts) and not parts[0].isdigit()


def outlet(text: str) -> str:
    """The name of an outlet as the records keep it: no leading "the", no line of capitals."""
    name = _ARTICLE.sub("", text.strip(" ,"))
    if name.isupper() and len(name.split()) > 2 and name.isascii():
        return name.title()
    return name


def byline(line: str) -> str | None:
    """The writer a line names ("By Jane Doe", "From the Seoul Desk"), None when it names none."""
    match = _BY.match(line) or _FROM.match(line) or _ASIAN_BYLINE.match(line)
    if match is None:
        return None
    name = _ARTICLE.sub("", match["name"].strip(" ,"))
    if match.re is _FROM and not is_outlet(name):
        return None
    plain = name.split(",")[0]
    return name if words(name) <= 12 and is_name(plain) else None


@dataclass(frozen=True, slots=True)
class Dateline:
    """The start of a report: its words ("SEOUL, May 3 (Yonhap)") and the agency in brackets."""

    text: str
    agency: str | None


def dateline(paragraph: str) -> Dateline | None:
    """The dateline a first paragraph begins with, None when it begins otherwise."""
    match = _DATELINE.match(paragraph[:160])
    return Dateline(match["text"].strip(), match["agency"]) if match else None


def carrier(line: str) -> str | None:
    """Who passed the text on, when a line says so ("Carried by Yonhap", "(Kyodo)")."""
    match = _CARRIED.match(line[:120])
    return (match["name"] or match["agency"]) if match else None
