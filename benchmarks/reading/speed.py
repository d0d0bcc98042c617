"""Words a second and milliseconds an article, in CPU time."""

from __future__ import annotations

import statistics
import time
import warnings
from collections.abc import Callable
from importlib import import_module
from typing import Any

from benchmarks.reading.texts import WORDS, words
from briefing.models import Article
from briefing.reading import STEPS, markers, sentences, terms, times

ROUNDS = 5  # of each measurement; the median is told
_PEER_TEXTS = 12  # the peer is slow


def light(article: Article) -> None:
    """Sentences, times, acronyms and markers: the rules that need nothing else."""
    spans, headings = sentences.split(article)
    times.find(article, tuple(sorted((*spans, *headings), key=lambda span: span.start)))
    terms.find(article, spans)
    for span in spans:
        list(markers.LEXICON.find(article.passage(span)))


def whole(article: Article, spent: dict[str, float]) -> None:
    """Every step, with its CPU seconds added to `spent`."""
    found: dict[str, Any] = {}
    for step in STEPS:
        began = time.process_time()
        found |= step.values(article, found)
        spent[step.gives] = spent.get(step.gives, 0.0) + time.process_time() - began


def _rate(texts: list[Article], read: Callable[[Article], object]) -> float:
    """Words a CPU second."""
    counted = sum(map(words, texts))
    seconds = []
    for _ in range(ROUNDS):
        began = time.process_time()
        for text in texts:
            read(text)
        seconds.append(time.process_time() - began)
    return counted / statistics.median(seconds)


def lines(texts: list[Article]) -> list[str]:
    """The two bars, each thing by itself, and the peer beside."""
    light(texts[0])
    rate = _rate(texts, light)
    rounds: list[dict[str, float]] = []
    for _ in range(ROUNDS):
        spent: dict[str, float] = {}
        for text in texts:
            whole(text, spent)
        rounds.append(spent)
    per = WORDS / sum(map(words, texts)) * 1000
    total = statistics.median(sum(spent.values()) for spent in rounds) * per
    table = [
        f"| {name} | {statistics.median(spent[name] for spent in rounds) * per:.2f} |"
        for name in rounds[0]
    ]
    return [
        "## Speed",
        "",
        f"{len(texts)} texts of {sum(map(words, texts)) // len(texts)} words on average; CPU time "
        f"of one core, median of {ROUNDS} rounds.",
        "",
        f"* Times, acronyms, sentences and markers together: **{rate:,.0f} words/s** (asked: at "
        "least 60,000).",
        f"* A {WORDS}-word article in full, rules alone: **{total:.1f} ms** (asked: at most 25).",
        "",
        f"| Step | ms for {WORDS} words |",
        "|---|---|",
        *table,
        "",
        *_peer(texts[:_PEER_TEXTS]),
    ]


def _peer(texts: list[Article]) -> list[str]:
    """dateparser.search for times, in the same process and on the same texts."""
    try:
        search_dates = import_module("dateparser.search").search_dates
    except ImportError:
        return ["The peer, dateparser, is not installed: nothing was compared.", ""]

    def own(article: Article) -> None:
        spans, headings = sentences.split(article)
        times.find(article, tuple(sorted((*spans, *headings), key=lambda span: span.start)))

    mine = _rate(texts, own)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        counted, began = sum(map(words, texts)), time.process_time()
        for text in texts:
            search_dates(text.text, languages=["en"])
        theirs = counted / (time.process_time() - began)
    return [
        f"Times alone (with the sentences they stand in), on {len(texts)} of the texts: "
        f"{mine:,.0f} words/s; dateparser.search, told the language, {theirs:,.0f}: "
        f"{mine / theirs:.0f} times as fast.",
        "",
    ]
