"""The articles on a topic, why each is in, and the sections made of them so far."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from html import escape
from typing import Any

from briefing.models import Article, Section, Skipped

NO_READER = "no reader for this kind"


@dataclass(slots=True)
class Coverage:
    """What a library holds on a topic.

    `articles` are in order of publication, undated ones last: the first is S1. `reasons` says
    for each why it is in. `total` counts the articles of the library, `skipped` lists its
    inputs that could not become one. `since` and `until` are ISO dates, "" for no limit;
    `undated` counts the articles they left out for want of a date.
    """

    topic: str
    articles: tuple[Article, ...]
    since: str = ""
    until: str = ""
    total: int = 0
    skipped: tuple[Skipped, ...] = ()
    reasons: tuple[str, ...] = ()
    undated: int = 0
    _sections: dict[str, Section] = field(default_factory=dict, repr=False)

    def keep(self, section: Section) -> Section:
        """Remember `section` for the checks, in place of an earlier one of its name; return it."""
        numbered = replace(section, sources=tuple(article.id for article in self.articles))
        self._sections[section.slug] = numbered
        return numbered

    @property
    def unread(self) -> tuple[Skipped, ...]:
        """The inputs that should have become an article and could not: kinds nobody reads aside."""
        return tuple(s for s in self.skipped if not s.why.startswith(NO_READER))

    @property
    def sections(self) -> tuple[Section, ...]:
        """The sections made so far."""
        return tuple(self._sections.values())

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        rows = [self._row(number) for number in range(len(self.articles))]
        head = self._head()
        skipped = [f"Not read: {s.place}: {s.why}" for s in self.skipped]
        if self.undated:
            skipped.insert(0, f"Left out for want of a publication date: {self.undated}")
        return {
            "text/plain": "\n".join([head, *("  ".join(row) for row in rows), *skipped]),
            "text/html": _html(head, rows, skipped),
        }

    def _head(self) -> str:
        limits = f" since {self.since}" if self.since else ""
        limits += f" until {self.until}" if self.until else ""
        return f"{len(self.articles)} of {self.total} articles are about {self.topic!r}{limits}"

    def _row(self, number: int) -> tuple[str, ...]:
        article = self.articles[number]
        day = article.published.date if article.published else "no date"
        why = self.reasons[number] if number < len(self.reasons) else ""
        outlet = article.outlet or "no outlet"
        return (f"S{number + 1}", day, outlet, article.genre, article.title, why)


_COLUMNS = ("", "Published", "Outlet", "Form", "Title", "Why it is in")


def _html(head: str, rows: list[tuple[str, ...]], skipped: list[str]) -> str:
    heads = "".join(f"<th>{escape(column)}</th>" for column in _COLUMNS)
    body = "".join(
        "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows
    )
    table = f"<table><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>" if rows else ""
    notes = "".join(f"<p>{escape(line)}</p>" for line in skipped)
    return f"<p><strong>{escape(head)}</strong></p>{table}{notes}"
