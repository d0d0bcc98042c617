"""Dates printed with the month's name, in the languages of the news, and in bare numbers."""

from __future__ import annotations

import re
from datetime import date

# Beginnings of the names of the twelve months, longest first where one begins another's.
# Source: the months of the languages in the Unicode CLDR, genitive where dates use it.
_NAMES = (
    "januar january jan janvier enero ene gennaio gen janeiro januari stycznia styczeń sty ledna leden"
    " січня января янв yanvar ocak tammikuu tammikuuta ianuarie január januára siječnja jaanuar"
    " janvāris sausio tháng1 ιανουαρίου gener januaro jänner janv gener urtarrila ianuarie",
    "februar february feb février fév févr febrero febbraio febr fevereiro fev februari lutego luty lut"
    " února únor лютого февраля фев şubat helmikuu helmikuuta februarie február februára veljače"
    " φεβρουαρίου feber gener2 febrer otsaila",
    "märz maerz mär march mar mars marzo março maart mrt marca marzec března březen березня марта"
    " мар mart maaliskuu maaliskuuta martie március ožujka μαρτίου març martxoa marec",
    "april apr avril avr abril abr aprile kwietnia kwiecień kwi dubna duben квітня апреля апр nisan"
    " huhtikuu huhtikuuta aprilie április apríla travnja απριλίου",
    "mai may mayo maggio mag maio mei maja maj května květen травня мая mayıs toukokuu"
    " toukokuuta május mája svibnja μαΐου maig",
    "juni june jun juin junio giugno giu junho czerwca czerwiec cze června červen червня июня июн"
    " haziran kesäkuu kesäkuuta iunie június júna lipnja ιουνίου juny",
    "juli july jul juillet juil julio luglio lug julho lipca lipiec lip července červenec липня июля"
    " июл temmuz heinäkuu heinäkuuta iulie július júla srpnja ιουλίου juliol",
    "august aug août aout agosto ago augustus augusti sierpnia sierpień sie srpna srpen серпня"
    " августа авг ağustos elokuu elokuuta augusztus augusta kolovoza αυγούστου agost",
    "september sept sep septembre septiembre settembre set setembro września wrzesień wrz září"
    " вересня сентября сен eylül syyskuu syyskuuta septembrie szeptember septembra rujna σεπτεμβρίου"
    " setembre",
    "oktober october okt oct octobre octubre ottobre ott outubro out października październik paź"
    " října říjen жовтня октября окт ekim lokakuu lokakuuta octombrie október októbra listopada_hr"
    " οκτωβρίου",
    "november nov novembre noviembre novembro listopada listopad lis listopadu листопада ноября"
    " ноя kasım marraskuu marraskuuta noiembrie novembra studenoga νοεμβρίου",
    "dezember december dez dec décembre déc diciembre dic dicembre dezembro grudnia grudzień gru"
    " prosince prosinec грудня декабря дек desember des aralık joulukuu joulukuuta decembrie"
    " decembra prosinca δεκεμβρίου desembre",
)
_NUMBER = {name: at for at, names in enumerate(_NAMES, start=1) for name in names.split()}
_WORD = r"[^\W\d_]{3,14}"
_NAMED = re.compile(
    rf"(?<!\d)(?P<d1>\d{{1,2}})(?:st|nd|rd|th|er|º|ª|\.)?\s{{0,2}}(?:de\s|of\s|d')?(?P<m1>{_WORD})\.?,?"
    r"\s{1,2}(?:de\s|del\s)?(?P<y1>(?:19|20)\d\d)(?!\d)"
    rf"|\b(?P<m2>{_WORD})\.?\s{{1,2}}(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\.?,?\s{{1,2}}(?P<y2>(?:19|20)\d\d)(?!\d)"
    r"|(?P<y3>(?:19|20)\d\d)\s?[年년]\s?(?P<m3>\d{1,2})\s?[月월]\s?(?P<d3>\d{1,2})\s?[日일]"
    r"|(?<!\d)(?P<d4>\d{1,2})\s?tháng\s(?P<m4>\d{1,2}),?\s(?:năm\s)?(?P<y4>(?:19|20)\d\d)"
    r"|(?<![\d.])(?P<d5>\d{1,2})\.\s?(?P<m5>\d{1,2})\.\s?(?P<y5>(?:19|20)\d\d)(?!\d)"
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
        numbered = int(month) if month.isdigit() else _NUMBER.get(month.casefold())
        if form == "6":
            at, numbered = _ordered(at, int(month), language)
        made = _made(int(found[f"y{form}"]), numbered, at)
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
