"""How sure a judgement may be: what one uncorroborated source allows (rule R10 of the trade)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefing.judged import Judgements, Passage, Scale
from briefing.judgements.basis import basis, independent
from briefing.judgements.passages import fold
from briefing.judgements.wording import CONFIDENCE
from briefing.judgements.words import CAP, LEVEL_CAP, LEVELS, ROWS, above_cap, below_cap
from briefing.models import Annex, Span

_ABOVE = sorted({b.word for rows in ROWS.values() for row in rows for b in row[CAP + 1 :]}, key=len)
_STRONG = re.compile(
    rf"\b(?:{'|'.join(map(re.escape, reversed(_ABOVE)))}|almost certainly|nearly certainly|"
    r"certainly|definitely|undoubtedly|inevitabl[ey]|guaranteed|(?:bound|sure|certain) to|"
    r"(?:virtually|all but|practically) (?:certain|sure)|(?:extremely|overwhelmingly) likely|"
    r"(?:no|without|beyond) (?:a )?doubt)\b"
    r"|\b(?:8[1-9]|9\d|100) ?(?:%|per ?cent)(?: or \w{1,8})? "
    r"(?:chance|odds|likelihood|probability|sure|certain)",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"“([^”]{1,600})”|\"([^\"]{1,600})\"")
_DO = "let it rest on a second, independent source too, or say less"


def broken(annex: Annex) -> Iterator[tuple[str, str]]:
    """Yield each text that says more than its one source allows, and why."""
    yield from ((text, why) for _, text, why in placed(annex))


def placed(annex: Annex) -> Iterator[tuple[str, str, str]]:
    """Yield the path of what says more than its one source allows, the text it is about, and why.

    The path is that of a likelihood, of a level of confidence, or of the text itself.
    """
    found = annex.judgements
    if found is None:
        return
    for path, text, likelihood, level, spans in _sure(found, annex):
        number, entry = independent(spans, annex.texts), path.rpartition("/")[0]
        if number > 1:
            continue
        told = (
            (f"{entry}/likelihood", too_likely(found.scale, likelihood, number)),
            (f"{entry}/confidence/level", too_sure(level, number)),
        )
        yield from ((place, text, why) for place, why in told if why)
        own = _own(text, spans, annex)
        strong = _STRONG.search(own)
        if strong:
            yield path, text, _why(repr(strong[0]), "likely")
        sure = CONFIDENCE.search(own)
        if sure and "high" in sure[0].lower():
            yield path, text, _why(repr(sure[0]), LEVEL_CAP)


def too_likely(scale: Scale, word: str, sources: int) -> str:
    """Why a likelihood says more than so many independent sources allow; empty when it does not."""
    over = sources <= 1 and above_cap(scale, word)
    return _why(f"likelihood {word!r}", "likely") if over else ""


def too_sure(level: str, sources: int) -> str:
    """Why a confidence is more than so many independent sources allow; empty when it is not."""
    over = sources <= 1 and level in LEVELS[LEVELS.index(LEVEL_CAP) + 1 :]
    return _why(f"confidence {level!r}", LEVEL_CAP) if over else ""


def doubtful(annex: Annex) -> Iterator[tuple[str, str]]:
    """Yield each text that is as sure of the opposite as its one source forbids of the thing."""
    found = annex.judgements
    if found is None:
        return
    for _, text, likelihood, _, spans in _sure(found, annex):
        if below_cap(found.scale, likelihood) and independent(spans, annex.texts) <= 1:
            yield text, f"{likelihood!r} is very sure of the opposite for one uncorroborated source"


_Sure = tuple[str, str, str, str, tuple[Span, ...]]


def _sure(found: Judgements, annex: Annex) -> Iterator[_Sure]:
    """The path of each text, the text, its likelihood, its confidence and what it rests on."""

    def spans(rests_on: Sequence[Passage]) -> tuple[Span, ...]:
        return basis(rests_on, annex).spans

    for number, one in enumerate(found.key_judgements):
        path, level = f"key_judgements/{number}", one.confidence.level if one.confidence else ""
        yield f"{path}/text", one.text, one.likelihood, level, spans(one.rests_on)
        if one.alternative:
            yield f"{path}/alternative", one.alternative, "", "", spans(one.rests_on)
    for number, forecast in enumerate(found.forecasts):
        path, rests_on = f"forecasts/{number}/question", forecast.rests_on
        yield path, forecast.question, forecast.likelihood, "", spans(rests_on)
    for name in ("bottom_line", "meaning"):
        for number, line in enumerate(getattr(found, name)):
            yield f"{name}/{number}/text", line.text, "", "", spans(line.rests_on)
    if found.title:
        yield "title", found.title, "", "", spans(title_basis(found))


def title_basis(judgements: Judgements) -> tuple[Passage, ...]:
    """What backs a title: the passages of the bottom line and of the first key judgement."""
    backing = [line.rests_on for line in judgements.bottom_line]
    backing += [one.rests_on for one in judgements.key_judgements[:1]]
    return tuple(passage for rests_on in backing for passage in rests_on)


def _why(what: str, most: str) -> str:
    return f"{what} rests on one uncorroborated source, which allows at most {most!r}; {_DO}"


def _own(text: str, spans: Sequence[Span], annex: Annex) -> str:
    """The text without what it quotes letter for letter from a paragraph it rests on."""
    paragraphs = {
        fold(article.paragraphs[span.paragraph - 1])
        for span in spans
        for article in annex.texts
        if article.id == span.article
    }

    def quoted(match: re.Match[str]) -> str:
        words = fold(match[1] or match[2])
        return " " if any(words in paragraph for paragraph in paragraphs) else match[0]

    return _QUOTED.sub(quoted, text)
