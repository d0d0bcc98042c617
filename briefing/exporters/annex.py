"""The source texts of a report, each passage that is cited marked in place."""

from __future__ import annotations

import calendar
import re

from msgspec.structs import replace

from briefing import phrases
from briefing.exporters.blocks import Missed, Passage, Piece, Source, Sources
from briefing.exporters.citations import Citations
from briefing.exporters.referencefile import corrections, row, web
from briefing.exporters.regions import tag
from briefing.models import Annex, Article


def annex(shown: Annex, cited: Citations) -> Sources:
    """Everything a report rests on, and what could not be read or compared with.

    To be called when every statement has been given its references.
    """
    articles = [_article(a, f"S{n}", cited) for n, a in enumerate(shown.articles, start=1)]
    told = _copies(shown.articles)
    gone = shown.texts[len(shown.articles) :]
    earlier = [_article(a, f"E{n}", cited) for n, a in enumerate(gone, start=1)]
    missed = (*shown.skipped, *shown.passed_over)
    return Sources(
        articles=tuple(
            replace(one, record=(*one.record, *more))
            for one, more in zip(articles, told, strict=True)
        ),
        earlier=tuple(article for article in earlier if _is_cited(article)),
        reference=tuple(row(f, n, cited) for n, f in enumerate(shown.reference, start=1)),
        judged=_judged(shown),
        skipped=tuple(Missed(name(s.place), s.why) for s in missed),
    )


def _is_cited(article: Source) -> bool:
    return bool(article.back or any(p.back for p in article.paragraphs))


def _judged(shown: Annex) -> str:
    """The file that the judgements come from, with the digest of its bytes; empty without one."""
    found = shown.judgements
    return f"{name(found.place)}, SHA-256 {found.sha256}" if found and found.place else ""


def name(place: str) -> str:
    """A web address whole, of a file its name alone: where it lay is nobody's business."""
    if re.match(r"https?://", place):
        return place
    return re.split(r"[/\\]", place.rstrip("/\\"))[-1] or place


def _article(article: Article, label: str, cited: Citations) -> Source:
    paragraphs = tuple(
        _paragraph(pieces, n, cited) for n, pieces in enumerate(cited.pieces(article), start=1)
    )
    return Source(
        id=label.lower(),
        label=label,
        title=article.title or "Untitled",
        subtitle=article.subtitle or "",
        record=tuple(part for part in _record(article) if part),
        place=name(article.origin.place),
        digest=article.origin.sha256,
        notes=article.notes,
        corrections=tuple(corrections(article)),
        url=web(article.url or ""),
        language=_language(article),
        paragraphs=paragraphs,
        back=cited.places([label.lower()]),
    )


def _language(article: Article) -> str:
    """The language tag of an article, which tells the two scripts of Chinese apart."""
    if not re.fullmatch("[a-z]{2,3}", article.language):
        return "en"
    return tag(article.language, "".join((article.title or "", *article.paragraphs)))


def _record(article: Article) -> list[str]:
    return [
        article.outlet or "Outlet not printed",
        article.genre if article.genre != "other" else "text",
        article.byline or "",
        _published(article),
        f"carried by {article.carried_by}" if article.carried_by else "",
    ]


def _copies(articles: tuple[Article, ...]) -> list[list[str]]:
    """For each article, which source it is a copy of, or which are copies of it and why."""
    from briefing.library import kinship_sources
    from briefing.library.kinship_origin import origin

    told: list[list[str]] = [[] for _ in articles]
    places = {article.id: place for place, article in enumerate(articles)}
    for group in kinship_sources.groups(articles):
        found = origin([articles[place] for place in group])
        for place in group:
            lead = places.get(articles[place].copy_of or "")
            if lead is None:
                others = ", ".join(f"S{other + 1}" for other in group if other != place)
                told[place].append(f"same text: {others}")
                if found.place is None or group[found.place] == place:
                    told[place].append(found.words)
            else:
                told[place].append(f"copy of S{lead + 1}" + _alike(articles[place], articles[lead]))
    return told


def _alike(copy: Article, lead: Article) -> str:
    """How a copy is like its source, in the words of the table of sources."""
    from briefing.library.kinship_origin import likeness

    found = likeness(copy, lead)
    holds = "inside" if found.inside else "holds"
    kind = holds if found.kind == "contained" else found.kind
    return f"{phrases.LIKENESS[kind]}{found.similarity:.2f}{phrases.CLOSE_ROUND}"


def _published(article: Article) -> str:
    published = article.published
    if published is None:
        return "date not printed"
    return " ".join(p for p in (_day(published.date), published.time, published.zone) if p)


def _day(value: str) -> str:
    """An ISO date as readers write it, as precise as it is; another text as it stands."""
    found = re.fullmatch(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-([0-3]\d))?)?", value, re.ASCII)
    if found is None:
        return value
    year, month, day = found.groups()
    named = calendar.month_name[int(month)] if month else ""
    return " ".join(part for part in (day and str(int(day)), named, year) if part)


def _paragraph(pieces: list[Piece], number: int, cited: Citations) -> Passage:
    started = [id_ for piece in pieces for id_ in piece.starts]
    return Passage(number, tuple(pieces), cited.places(started))
