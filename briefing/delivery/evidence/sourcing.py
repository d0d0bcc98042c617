"""The source texts of a pack, each as far as its licence lets it go along."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from briefing.delivery.evidence.checking.statements import Claim
from briefing.delivery.evidence.checking.texts import FOLDER, SCHEMA
from briefing.delivery.evidence.checking.values import written
from briefing.delivery.evidence.licences import extent
from briefing.delivery.policy.records import Extent
from briefing.exporters.annex import name
from briefing.models import Article


class Texts:
    """The articles a report cites, by their ids, and how much of each may go along."""

    def __init__(self, articles: Iterable[Article], licences: Mapping[str, Extent]) -> None:
        self.articles = {article.id: article for article in articles}
        self.extents = {a.id: extent(a.outlet, licences) for a in self.articles.values()}

    def resting(self, claim: Claim) -> Claim:
        """The claim with the words of its passages; where none may go along, their SHA-256."""
        return {**claim, "rests_on": [self._passage(span) for span in claim["rests_on"]]}

    def _passage(self, span: dict[str, Any]) -> dict[str, Any]:
        article = self.articles.get(span["article"])
        words = article.text[span["start"] : span["end"]] if article else ""
        if article and self.extents[article.id][0] == "none" and words:
            return {**span, "sha256": _digest(words)}
        return {**span, "text": words}

    def files(self, claims: Iterable[Claim]) -> Iterator[tuple[str, bytes]]:
        """A file for each article, with the paragraphs that may go along."""
        cited: dict[str, set[int]] = defaultdict(set)
        for span in (span for claim in claims for span in claim["rests_on"]):
            cited[span["article"]] |= self._touched(span)
        for id_, article in self.articles.items():
            yield f"{FOLDER}{id_}.json", written(self._record(article, cited[id_]))

    def _touched(self, span: dict[str, Any]) -> set[int]:
        """The numbers of the paragraphs a passage lies in."""
        article = self.articles.get(span["article"])
        if article is None or not span["end"]:
            return set()
        first, last = (article.span(at, at).paragraph for at in (span["start"], span["end"] - 1))
        return {*range(first, last + 1)}

    def _record(self, article: Article, cited: set[int]) -> dict[str, Any]:
        kind, pattern = self.extents[article.id]
        kept = {"whole": {*_places(article)}, "cited": cited, "none": set[int]()}[kind]
        published = article.published
        return {
            "schema": SCHEMA,
            "article": article.id,
            "title": article.title,
            "subtitle": article.subtitle,
            "outlet": article.outlet,
            "byline": article.byline,
            "published": published.date if published else None,
            "language": article.language,
            "url": article.url,
            "origin": {
                "place": name(article.origin.place),
                "sha256": article.origin.sha256,
                "bytes": article.origin.size,
            },
            "extent": kind,
            "licence": pattern or "no pattern of the policy fits this outlet",
            "text": {"characters": len(article.text), "sha256": _digest(article.text)},
            "paragraphs": [
                {"number": n, "start": start, "end": end, "text": article.text[start:end]}
                for n, (start, end) in _places(article).items()
                if n in kept
            ],
        }


def _places(article: Article) -> dict[int, tuple[int, int]]:
    """Where each paragraph of a text begins and ends."""
    found, start = {}, 0
    for number, paragraph in enumerate(article.paragraphs, start=1):
        found[number] = (start, start + len(paragraph))
        start += len(paragraph) + 2
    return found


def _digest(words: str) -> str:
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()
