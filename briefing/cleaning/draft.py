"""What is known of an article while its lines are read."""

from __future__ import annotations

from dataclasses import dataclass, field

from briefing.cleaning.lines import Line, Unit
from briefing.cleaning.stamps import DateLine
from briefing.models import DroppedLine, Genre

_LONGEST_DROPPED = 500  # code points kept of a dropped line


@dataclass(slots=True)
class Draft:
    """The fields of an article as they fill up, the lines that went, and notes on both.

    `ends` numbers the lines of furniture and end marks: below the text, one closes it.
    """

    title: str | None = None
    subtitle: str | None = None
    outlet: str | None = None
    byline: str | None = None
    genre: Genre | None = None
    language: str | None = None
    url: str | None = None
    carried_by: str | None = None
    dates: list[DateLine] = field(default_factory=list)
    date_lines: set[int] = field(default_factory=set)
    ends: list[int] = field(default_factory=list)
    body: list[Unit] = field(default_factory=list)
    dropped: list[DroppedLine] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)

    def drop(self, line: Line, rule: str) -> None:
        """Keep `line` as no part of the article, under the rule that says so."""
        text = line.text
        if len(text) > _LONGEST_DROPPED:
            text = text[:_LONGEST_DROPPED] + "…"
        self.dropped.append(DroppedLine(line.number, text, rule))

    def drop_unit(self, unit: Unit, rule: str) -> None:
        """Drop every line of `unit`."""
        for line in unit.lines:
            self.drop(line, rule)

    def tell(self, line: Line, what: str) -> None:
        """Note that `line` gave the record `what` ("outlet and genre")."""
        self.notes.append(f"line {line.number} gives {what}: {line.text[:_LONGEST_DROPPED]}")

    def tell_unit(self, unit: Unit, what: str) -> None:
        """Note of every line of `unit` that it gave the record `what`."""
        for line in unit.lines:
            self.tell(line, what)

    def date(self, found: DateLine, unit: Unit) -> None:
        """Take lines that give a date, and whom they name."""
        self.dates.append(found)
        self.date_lines.add(unit.first)
        self.outlet = self.outlet or found.outlet
        self.byline = self.byline or found.byline
        self.tell_unit(unit, "the date")
