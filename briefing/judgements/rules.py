"""What a judgements file must keep to beyond the kinds of its fields; no source is needed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from briefing.judged import Judgements
from briefing.judgements import wording, words
from briefing.judgements.problems import shown
from briefing.judgements.right import unfit
from briefing.judgements.shape import Places

FEWEST = 3  # key judgements
SHORTEST = 12  # characters of a passage that something rests on (as for quotations, M1)


def keep(judgements: Judgements, places: Places) -> None:
    """Note in `places` whatever breaks a rule."""
    for path, why in broken(judgements):
        places.at(path, why)
    for path, why in doubtful(judgements):
        places.at(path, why, mild=True)


def broken(found: Judgements) -> Iterator[tuple[str, str]]:
    """Yield the path of each field that breaks a rule, and why."""
    for rule in (_likelihoods, _ids, _bases, _inferences, _days, _release, _grades):
        yield from ((path, why) for path, why in rule(found) if why)
    for number, correcting in enumerate(found.corrections):
        why = unfit(correcting)
        if why:
            yield f"corrections/{number}/value", why
    for path, text in wording.texts(found):
        yield from ((path, why) for why in wording.mixed(wording.said(path, text)))


def doubtful(found: Judgements) -> Iterator[tuple[str, str]]:
    """Yield the path of each field that somebody should look at, and why."""
    number = len(found.key_judgements)
    if 0 < number < FEWEST:
        so_far = "one key judgement" if number == 1 else f"{number} key judgements"
        yield "key_judgements", f"only {so_far} so far; three to seven are usual"
    for path, text in wording.texts(found):
        yield from ((path, why) for why in wording.doubtful(text))


def likelihoods(found: Judgements) -> Iterator[tuple[str, str]]:
    """Each likelihood word of the file with its path."""
    for number, judgement in enumerate(found.key_judgements):
        if judgement.likelihood:
            yield f"key_judgements/{number}/likelihood", judgement.likelihood
    for number, forecast in enumerate(found.forecasts):
        if forecast.likelihood:
            yield f"forecasts/{number}/likelihood", forecast.likelihood


def _likelihoods(found: Judgements) -> Iterator[tuple[str, str]]:
    first = None
    for path, word in likelihoods(found):
        row = words.row(found.scale, word)
        if row is None:
            name = words.NAMES[found.scale]
            near = words.nearest_word(found.scale, word)
            yield path, f"{shown(word)} is no likelihood word of {name}. {near}"
        elif first is not None and row != first:
            yield path, f"{shown(word)} is of another row of synonyms than the words before it"
        first = first or row


def _ids(found: Judgements) -> Iterator[tuple[str, str]]:
    ids = {
        "key_judgements": [one.id for one in found.key_judgements],
        "forecasts": [one.id for one in found.forecasts],
    }
    for name, given in ids.items():
        for number, known in enumerate(given):
            if known in given[:number]:
                yield f"{name}/{number}/id", f"the id {shown(known)} is given twice; change one"


def _bases(found: Judgements) -> Iterator[tuple[str, str]]:
    for name in ("bottom_line", "key_judgements", "meaning", "forecasts", "watch"):
        for number, one in enumerate(getattr(found, name)):
            path = f"{name}/{number}"
            if not one.rests_on and name not in ("forecasts", "watch"):
                yield path, "it rests on no passage; quote one at least"
            for place, passage in enumerate(one.rests_on):
                if len(passage.words) < SHORTEST:
                    yield (
                        f"{path}/rests_on/{place}/words",
                        f"quote at least {SHORTEST} characters, so that one passage is meant",
                    )


def _inferences(found: Judgements) -> Iterator[tuple[str, str]]:
    for number, one in enumerate(found.key_judgements):
        if one.inference == "yes" and one.kind == "finding":
            yield (
                f"key_judgements/{number}/inference",
                "a finding is what sources say; what goes beyond them is an assessment",
            )


def _days(found: Judgements) -> Iterator[tuple[str, str]]:
    yield from ((f, _day(getattr(found, f))) for f in ("revised", "minor_fix"))
    yield "released/on", _day(found.released.on)
    for number, forecast in enumerate(found.forecasts):
        yield f"forecasts/{number}/by", _day(forecast.by)
    for number, item in enumerate(found.watch):
        yield f"watch/{number}/date", _day(item.date)


def _day(text: str) -> str:
    try:
        if text:
            date.fromisoformat(text)
    except ValueError:
        return f"the calendar has no day {text}"
    return ""


def _release(found: Judgements) -> Iterator[tuple[str, str]]:
    if bool(found.released.by) != bool(found.released.on):
        yield "released", "a release needs both by (who) and on (the day)"


def _grades(found: Judgements) -> Iterator[tuple[str, str]]:
    names = {
        "reliability": [one.source for one in found.grades.reliability],
        "credibility": [one.item for one in found.grades.credibility],
    }
    for kind, given in names.items():
        for number, known in enumerate(given):
            if known in given[:number]:
                yield f"grades/{kind}/{number}", f"{shown(known)} is graded twice; keep one"
