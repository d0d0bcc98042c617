"""Words that lead away from the article: to another one, to a sign-up, to the writers.

Phrases that outlets print in the languages of the pages this was tried on, and their like.
"""

from __future__ import annotations

import re

_ELSEWHERE = re.compile(
    r"""\W{0,3}(?:relat(?:ed|es)\b|(?:you (?:may|might) )?also (?:read|like|see)
    |read\ (?:more|also|next|the\ full)|(?:see|more)\ (?:also|more|on\ this)|(?:click|tap)\ here
    |don.t\ miss|must\ read|recommended|trending|watch(?:\ now)?:|listen:|explore:
    |les\ (?:også|mer|mere)|se\ også|lees\ (?:ook|meer|verder)|l[äa]s\ (?:också|mer|även|vidare)
    |(?:à\ )?lire\ (?:aussi|également)|à\ (?:voir|découvrir)|lisez\ aussi|lire\ ?:
    |leia\ (?:também|mais|ainda)|veja\ (?:também|mais)
    |(?:lea|lee|leer|ver|vea|mira)\ (?:también|más|además)|te\ puede\ interesar|más\ información
    |leggi\ anche|lue\ (?:myös|lisää)|xem\ thêm|đọc\ thêm|baca\ juga
    |(?:mehr|lesen\ sie|lies|hier\ finden|auch\ interessant|passend\ dazu|weiterlesen
    |siehe\ auch|jetzt\ lesen)\b
    |czytaj\ (?:więcej|też|także|również)|zobacz\ (?:też|także|również|więcej)
    |(?:čtěte|přečtěte|mohlo\ by|více)\b|читайте|смотрите\ также
    |関連(?:記事|リンク)|おすすめ|続きを読む|あわせて読みたい|관련\ ?기사|더\ ?보기|相关(?:阅读|新闻|文章))""",
    re.IGNORECASE | re.VERBOSE,
)
_LINKED = 0.3  # share of link from which a longer line leads elsewhere
_SHORT = 60  # letters of a line that does so without any link
_CLOSING = re.compile(
    r"""[\w.+-]{1,60}@[\w-]{1,60}\.\w|(?<!\w)@\w{3,}|https?://
    |\b(?:sign(?:ing)?\ up|subscri\w+|newsletter\w*|follow\ (?:us|him|her|them|me)\b
    |follow\ \w+\ \w+\ on\b|contributed\ to\ this\ (?:report|story|article)
    |(?:contributed|additional)\ reporting|(?:reporting|editing|compiled|translated)\ by
    |originally\ (?:published|appeared)|republished|all\ rights\ reserved|copyright|abonn\w+
    |inscri\w+|suscr\w+|assinar?\b|prenumer\w+|meld\ dich|anmeld\w+
    |jetzt\ (?:bestellen|abonnieren)|whatsapp|telegram|facebook|twitter|instagram
    |join\ (?:us|our)|download\ (?:the|our)|our\ app\b|donate|support\ (?:us|our)|comments\b
    |tell\ us\ what)|©""",
    re.IGNORECASE | re.VERBOSE,
)
_LONGEST_CLOSING = 200  # letters; a longer last paragraph is the writer's


def leads_elsewhere(text: str, linked: float) -> bool:
    """True for "Read more: …" and its like in other languages; `linked` is its share of link."""
    return (linked > _LINKED or len(text) < _SHORT) and bool(_ELSEWHERE.match(text))


def closes(text: str, size: int) -> bool:
    """True for a last line that speaks of writers, rights, sign-up or where to follow whom."""
    return size < _LONGEST_CLOSING and bool(_CLOSING.search(text))
