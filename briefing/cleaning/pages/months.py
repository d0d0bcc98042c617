"""Dates printed with the month's name, in the languages of the news, and in bare numbers."""

from __future__ import annotations

import re
from datetime import date

# Names of the twelve months and their short forms as the news prints them beside a day.
# Source: the month names of the Unicode CLDR.
_NAMES = (
    "jan january januar janvier janv enero ene gennaio gen janeiro januari styczeń stycznia"
    " sty leden ledna január januára січня января январь янв ocak tammikuu tammikuuta ianuarie"
    " siječnja jaanuar janvāris sausio jänner gener ιανουαρίου يناير जनवरी",
    "feb february februar février févr fév fevr febrero febbraio fevereiro fev februari luty"
    " lutego lut únor února február februára лютого февраля февраль фев şubat helmikuu"
    " helmikuuta februarie veljače veebruar februāris vasario feber febrer φεβρουαρίου فبراير"
    " फरवरी फ़रवरी",
    "mar march märz maerz mär mars marzo março maart mrt marts marzec marca březen března"
    " marec березня марта март мар mart maaliskuu maaliskuuta martie ožujka märts kovo març"
    " március μαρτίου مارس मार्च",
    "apr april avril avr abril abr aprile kwiecień kwietnia kwi duben dubna apríl apríla"
    " április квітня апреля апрель апр nisan huhtikuu huhtikuuta aprilie travnja aprill"
    " balandžio απριλίου أبريل ابريل अप्रैल",
    "may mai mayo maggio mag maio mei maj maja květen května máj mája május травня мая май"
    " mayıs toukokuu toukokuuta svibnja gegužės maig maí μαΐου مايو मई",
    "jun june juni juin junio giugno giu junho czerwiec czerwca cze červen června jún júna"
    " június червня июня июнь июн haziran kesäkuu kesäkuuta iunie lipnja juuni birželio juny"
    " júní ιουνίου يونيو जून",
    "jul july juli juillet juil julio luglio lug julho lipiec lipca lip červenec července júl"
    " júla július липня июля июль июл temmuz heinäkuu heinäkuuta iulie srpnja juuli liepos"
    " juliol júlí ιουλίου يوليو जुलाई",
    "aug august août aout agosto ago augustus augusti sierpień sierpnia sie srpen srpna"
    " augusta augusztus серпня августа август авг ağustos elokuu elokuuta kolovoza rugpjūčio"
    " agost ágúst αυγούστου أغسطس अगस्त",
    "sep sept september septembre septiembre settembre set setembro wrzesień września wrz"
    " září septembra szeptember вересня сентября сентябрь сен eylül syyskuu syyskuuta"
    " septembrie rujna rugsėjo setembre σεπτεμβρίου سبتمبر सितंबर सितम्बर",
    "oct october oktober okt octobre octubre ottobre ott outubro out październik października"
    " paź říjen října október októbra жовтня октября октябрь окт ekim lokakuu lokakuuta"
    " octombrie oktoober spalio οκτωβρίου أكتوبر अक्टूबर अक्तूबर",
    "nov november novembre noviembre novembro listopad listopada lis listopadu novembra"
    " листопада ноября ноябрь ноя kasım marraskuu marraskuuta noiembrie studenoga lapkričio"
    " nóvember νοεμβρίου نوفمبر नवंबर नवम्बर",
    "dec december dezember dez décembre déc diciembre dic dicembre dezembro desember des"
    " grudzień grudnia gru prosinec prosince decembra грудня декабря декабрь дек aralık"
    " joulukuu joulukuuta decembrie prosinca detsember gruodžio desembre δεκεμβρίου ديسمبر"
    " दिसंबर दिसम्बर",
)
_NUMBER = {name: at for at, names in enumerate(_NAMES, start=1) for name in names.split()}
_WORD = r"[^\s\d.,;:()/|-]{2,14}"  # not \w: it leaves out the vowel signs of Indian scripts
_NAMED = re.compile(
    rf"(?<!\d)(?P<d1>\d{{1,2}})(?:st|nd|rd|th|er|º|ª|\.)?\s{{0,2}}(?:de\s|of\s|d')?(?P<m1>{_WORD})\.?,?"
    r"\s{1,2}(?:de\s|del\s)?(?P<y1>(?:19|20)\d\d)(?!\d)"
    rf"|\b(?P<m2>{_WORD})\.?\s{{1,2}}(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\.?,?\s{{1,2}}(?P<y2>(?:19|20)\d\d)(?!\d)"
    r"|(?P<y3>(?:19|20)\d\d)\s?[年년]\s?(?P<m3>\d{1,2})\s?[月월]\s?(?P<d3>\d{1,2})\s?[日일]"
    r"|(?<!\d)(?P<d4>\d{1,2})\s?tháng\s(?P<m4>\d{1,2}),?\s(?:năm\s)?(?P<y4>(?:19|20)\d\d)"
    r"|(?<![\d.])(?P<d5>\d{1,2})\.\s?(?P<m5>\d{1,2})\.\s?(?P<y5>(?:19|20)\d\d)(?!\d)"
    r"|(?<![\d.])(?P<d7>\d{1,2})\.(?P<m7>\d{1,2})\.(?P<y7>\d\d)(?![\d.])"
    r"|(?<![\d/])(?P<d6>\d{1,2})[/-](?P<m6>\d{1,2})[/-](?P<y6>(?:19|20)\d\d)(?!\d)",
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(r"en-(?:us|ph)$|es-us$", re.IGNORECASE)  # Unicode CLDR, short dates
_DAY_FIRST = re.compile(
    r"(?:en-(?:gb|au|nz|ie|in|za|sg|hk|my|ng|ke|gh)|(?!en\b|ja|zh|ko|hu|sv|lt)[a-z]{2,3}(?:-.{1,20})?)$",
    re.IGNORECASE,
)


def number(name: str) -> int | None:
    """The month of a name or its beginning, 1 to 12; None when it is no month."""
    word = name.casefold().strip(".")
    return _NUMBER.get(word) or _NUMBER.get(word[:3] if word.isascii() and len(word) > 3 else "")


def day(text: str, language: str | None = None) -> date | None:
    """The first day printed in `text`, in any of the languages; None when there is none.

    Dots stand between day, month and year in this order everywhere. What slashes mean depends on
    `language`; when that does not tell either, the date is left unread unless one of the numbers
    can only be a day.
    """
    for match in _NAMED.finditer(text[:400]):
        form = str(match.lastgroup)[-1]
        found = match.groupdict()
        month, at = found[f"m{form}"], int(found[f"d{form}"])
        numbered = int(month) if month.isdecimal() else _NUMBER.get(month.casefold())
        if form == "6":
            at, numbered = _ordered(at, int(month), language)
        year = int(found[f"y{form}"])
        made = _made(year if year > 99 else 2000 + year, numbered, at)
        if made:
            return made
    return None


def without_day(text: str) -> str:
    """`text` with its printed days blanked out."""
    return _NAMED.sub(" ", text[:400])


def _ordered(first: int, second: int, language: str | None) -> tuple[int, int | None]:
    """Day and month of two numbers."""
    if first > 12 or first == second or (second <= 12 and _DAY_FIRST.match(language or "")):
        return first, second
    if second > 12 or _MONTH_FIRST.match(language or ""):
        return second, first
    return first, None


def _made(year: int, month: int | None, at: int) -> date | None:
    try:
        return date(year, month or 0, at)
    except ValueError:
        return None
