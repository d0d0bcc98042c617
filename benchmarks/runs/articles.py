"""Invented news of about 300 words each: the same number always gives the same article.

Sentences, people and offices are made up here, of words that fit together, so that the reading
finds in them what it finds in news: people with offices, quotations, dates, amounts and plans.
An article is about one issue at one place; 1,000 pairs of them take turns.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from benchmarks.runs.sentences import FILLERS, LEADS, TITLES

ISSUES = (
    "battery recycling;bridge inspection;coastal fishing;cold storage;drought relief;"
    "export licences;ferry safety;flood defence;forest fires;freight tariffs;fuel reserves;"
    "gas storage;grain transit;harbour dredging;heat pumps;hospital staffing;identity cards;"
    "joint patrols;land registry;lithium mining;livestock vaccines;mobile roaming;night trains;"
    "nurse training;ocean mapping;parcel customs;pension transfers;port security;"
    "power cables;radio spectrum;rice stocks;river pollution;satellite imagery;school meals;"
    "seed banks;steel quotas;student visas;tunnel repairs;water metering;wind turbines"
).split(";")
PLACES = (
    "Bergen;Busan;Cardiff;Cork;Darwin;Gdansk;Geneva;Genoa;Halifax;Hobart;Incheon;Izmir;Kobe;"
    "Leipzig;Malaga;Nagoya;Odense;Osaka;Perth;Porto;Riga;Sapporo;Tallinn;Turku;Valencia"
).split(";")
_FIRST = (
    "Anna Marek Yuki Soo-jin Paulo Ingrid Hana Tomas Leila Victor Keiko Daniel Marta Jonas Min-ho"
    " Elena Peter Aiko Lucia Henrik Nadia Oscar Ji-woo Clara"
).split()
_LAST = (
    "Keller Nowak Tanaka Park Almeida Solberg Mori Horak Haddad Lindqvist Sato Brennan Ferrari"
    " Virtanen Choi Ionescu Whitfield Ueda Moretti Dahl Petrov Lindgren Kang Fournier"
).split()
_OFFICES = (
    "Transport Minister;Energy Minister;Trade Minister;Health Minister;Interior Minister;"
    "Agriculture Minister;Deputy Minister;Harbour Commissioner;Regional Governor;Chief Inspector"
).split(";")
_BODIES = (
    "the transport ministry;the energy regulator;the city council;the port authority;"
    "the customs service;the audit office;the farmers' union;the chamber of commerce;"
    "the coast guard;the planning court;the rail operator;the environment agency"
).split(";")
_OUTLETS = [
    f"The {place} {paper}" for place in PLACES for paper in ("Courier", "Gazette", "Post", "Times")
]
_START = date(2015, 1, 1)
_DAYS = 4200  # to the middle of 2026
_SENTENCES = 20  # besides the lead: about 300 words in all
PAIRS = len(ISSUES) * len(PLACES)
RARE = range(1_000_000_000, 1_000_000_010)  # ten articles that are about something else
_RARE_ISSUE = "lighthouse automation"
RARE_TOPIC = f'"{_RARE_ISSUE}"'


def topic(number: int) -> str:
    """What article `number` is about, as a query: every 1,000th article is about the same."""
    issue, place = _pair(number)
    return f'"{issue}" AND {place}'


def article(number: int, published: date | None = None) -> str:
    """The text file of one article: title, outlet, day (drawn by chance if not said) and body."""
    chance = random.Random(number)
    issue, place = _pair(number)
    drawn = _START + timedelta(days=chance.randrange(_DAYS))
    day = published or drawn
    title = _filled(chance.choice(TITLES), chance, issue, place, day)
    lead = _filled(chance.choice(LEADS), chance, issue, place, day)
    body = [_filled(one, chance, issue, place, day) for one in chance.sample(FILLERS, _SENTENCES)]
    paragraphs = [f"{place.upper()}, {day:%B} {day.day} - {lead}"]
    while body:
        paragraphs.append(" ".join(body[:2]))
        del body[:2]
    text = "\n\n".join(paragraphs)
    return f"{_capital(title)}\n{chance.choice(_OUTLETS)}\n{day.isoformat()}\n\n{text}\n"


def write(folder: Path, numbers: range) -> Iterator[Path]:
    """Write one text file a number."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in numbers:
        path = folder / f"{number:06}.txt"
        path.write_text(article(number), "utf-8")
        yield path


def rewrite(folder: Path, numbers: range, days: int = 1) -> None:
    """Give some articles of the folder one more sentence, as a newer version has it."""
    for number in numbers:
        path = folder / f"{number:06}.txt"
        more = f"The office added a note {days} days later and kept its timetable."
        path.write_text(f"{article(number)}\n{more}\n", "utf-8")


def _pair(number: int) -> tuple[str, str]:
    if number in RARE:
        return _RARE_ISSUE, PLACES[number % len(PLACES)]
    number %= PAIRS
    return ISSUES[number % len(ISSUES)], PLACES[number // len(ISSUES)]


def _filled(sentence: str, chance: random.Random, issue: str, place: str, day: date) -> str:
    soon = day + timedelta(days=chance.randrange(20, 400))
    before = day - timedelta(days=chance.randrange(20, 900))
    person = f"{chance.choice(_FIRST)} {chance.choice(_LAST)}"
    return _capital(
        sentence.format(
            issue=issue,
            place=place,
            other=chance.choice(PLACES),
            person=f"{chance.choice(_OFFICES)} {person}",
            name=person,
            body=chance.choice(_BODIES),
            body2=chance.choice(_BODIES),
            amount=f"{chance.randrange(2, 950)}",
            number=f"{chance.randrange(3, 90) * 10:,}",
            share=chance.randrange(3, 88),
            soon=f"{soon:%B} {soon.day}, {soon.year}",
            before=f"{before:%B} {before.day}, {before.year}",
            year=soon.year + 1,
            month=f"{soon:%B %Y}",
            weekday=f"{day:%A}",
        )
    )


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]
