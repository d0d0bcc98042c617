"""The records: what flows from the sources to the report.

All are frozen and slotted, compare by value, and survive a trip through JSON
(`briefing.bundle`). Offsets count Unicode code points from 0 and are half open;
paragraphs count from 1.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Any, Literal

from briefing.judged import Judgements

if TYPE_CHECKING:
    import pandas as pd

Genre = Literal["report", "editorial", "statement", "speech", "resolution", "other"]
Precision = Literal["day", "month", "year", "range", "approx"]
TimeKind = Literal["DATE", "TIME", "DURATION", "SET"]
Label = Literal["reported", "attributed", "opinion", "speculation", "mixed"]
Status = Literal["past", "scheduled", "possible", "speculated", "ongoing"]
Kind = Literal["fact", "quotation", "opinion", "judgement", "watch", "gap", "reference"]
MarkerKind = Literal["hedge", "opinion", "attribution", "negation", "speculation"]
Rule = Literal[
    "verbatim",  # the passage, letter for letter
    "capital",  # the passage, its first letter in the other case
    "bracket",  # a passage of the same article put in square brackets to name what a word means
    "template",  # words of the kit, from the closed list in briefing.phrases
    "date",  # a date read from the passage by the rules of briefing.reading.times
    "count",  # how many different spans the statement cites
    "metadata",  # a field of the article's own record: outlet, title, genre, date
    "reference",  # a cell of a row of the reference file; `note` is the id of the row
    "analyst",  # words of the judgements file; `note` is the path of the field in it
    "earlier",  # words that an earlier run printed; `note` tells where: section/number
    "model",  # the passage, shortened by a language model
]

# ---------------------------------------------------------------- articles


@dataclass(frozen=True, slots=True)
class Span:
    """A passage: code points `start` to `end` of the text of one article.

    `paragraph` counts from 1, title and subtitle excluded. Paragraph 0 with
    start and end 0 stands for the article's record as a whole.
    """

    article: str
    paragraph: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Correction:
    """What an analyst corrected in what the rules read.

    `passage` is what it is about: a sentence for its label, the words of a quotation for their
    speaker, an expression of time for its date. `value` is the right label, the speaker's name,
    or the ISO 8601 date, "" for none. `by` and `why` are as the analyst wrote them.
    """

    kind: Literal["label", "speaker", "date"]
    passage: Span
    value: str
    by: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class DroppedLine:
    """A line of the input that is not part of the article, and the rule that dropped it.

    `line` counts the lines of the input from 1.
    """

    line: int
    text: str
    rule: str


@dataclass(frozen=True, slots=True)
class Published:
    """When an article was published, as far as its input says.

    `date` is ISO 8601, as long as it is precise: 2022, 2022-06 or 2022-06-16. `time` and
    `zone` are as printed, None when not printed. `evidence` is the line the date was read from.
    """

    date: str
    evidence: str
    time: str | None = None
    zone: str | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the raw bytes came from: file name or URL, SHA-256 in hex, and their number."""

    place: str
    sha256: str
    size: int

    @classmethod
    def of(cls, raw: bytes, place: str) -> Origin:
        """The origin of `raw`, a file or an answer called `place`."""
        return cls(place, hashlib.sha256(raw).hexdigest(), len(raw))


class _Held:
    """Room for what is worked out of an article once: it is asked for a million times a run."""

    __slots__ = ("_ends", "_text")
    _ends: list[int]
    _text: str


@dataclass(frozen=True, slots=True)
class Article(_Held):
    """One text, cleaned. `id` is derived from the cleaned text alone.

    `published` is None when no date was found, `outlet` and `byline` when none was
    printed. `carried_by` names who passed the text on, `copy_of` the article this one
    repeats. `notes` tells what cleaning changed or inferred, `doubts` what in the record may be
    wrong and wants a look: a date in the future, two dates that disagree. `corrections` are an
    analyst's; its reading keeps to them.
    """

    id: str
    title: str
    paragraphs: tuple[str, ...]
    origin: Origin
    subtitle: str | None = None
    outlet: str | None = None
    byline: str | None = None
    genre: Genre = "report"
    published: Published | None = None
    language: str = "en"
    url: str | None = None
    carried_by: str | None = None
    copy_of: str | None = None
    dropped: tuple[DroppedLine, ...] = ()
    notes: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()

    def __hash__(self) -> int:
        # caches are asked by tuples of articles, many times a section; the id is of the text
        return hash(self.id)

    @property
    def text(self) -> str:
        """The body: paragraphs joined by two newlines. Spans count in it."""
        try:
            return self._text
        except AttributeError:
            object.__setattr__(self, "_text", "\n\n".join(self.paragraphs))
            return self._text

    def passage(self, span: Span) -> str:
        """The words of `span`; empty for a span of the record as a whole."""
        return self.text[span.start : span.end]

    def span(self, start: int, end: int) -> Span:
        """The span from `start` to `end`, with the number of the paragraph `start` lies in.

        Raises ValueError when the span is not inside the text.
        """
        if not 0 <= start <= end <= len(self.text):
            raise ValueError(f"span {start}:{end} is not inside the text of article {self.id}")
        try:
            ends = self._ends
        except AttributeError:  # where each paragraph and the newlines after it end
            ends = [*accumulate(len(paragraph) + 2 for paragraph in self.paragraphs)]
            object.__setattr__(self, "_ends", ends)
        number = bisect_right(ends, start) + 1
        return Span(self.id, min(number, len(self.paragraphs)), start, end)

    @property
    def whole(self) -> Span:
        """The span that stands for the article's own record."""
        return Span(self.id, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Skipped:
    """An input that could not become an article, and why. `place` is its file name or URL."""

    place: str
    why: str

    @classmethod
    def of(cls, place: str, error: Exception) -> Skipped:
        """The input that an error tells of; a message that begins with its place loses it."""
        return cls(place, str(error).removeprefix(f"{place}: "))


# ---------------------------------------------------------------- readings


@dataclass(frozen=True, slots=True)
class Marker:
    """A word that decides how a sentence may be used, such as a hedge or an opinion."""

    kind: MarkerKind
    span: Span
    rule: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, its label, and the clauses that are the writer's own view.

    `opinion` and `facts` split a mixed sentence: what may only be printed as opinion, and
    what may be printed as fact or attributed statement. A reported or attributed sentence
    has itself in `facts`, an opinion sentence itself in `opinion`. `dangling` lists the words
    that lean on another sentence ("Yet", "This", "the pact").
    """

    span: Span
    label: Label
    rule: str
    markers: tuple[Marker, ...] = ()
    facts: tuple[Span, ...] = ()
    opinion: tuple[Span, ...] = ()
    dangling: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Person:
    """Someone named in the text: fullest form printed, and role as printed.

    `role` is None when none is printed. `span` is the fullest mention, `role_span` the words
    of the role. `kind` is "administration" when only "the X administration" is printed.
    """

    name: str
    span: Span
    rule: str
    role: str | None = None
    role_span: Span | None = None
    mentions: tuple[Span, ...] = ()
    aliases: tuple[str, ...] = ()
    kind: Literal["person", "administration"] = "person"


@dataclass(frozen=True, slots=True)
class Quote:
    """Words inside quotation marks that the text gives to a speaker.

    `span` excludes the marks and a closing comma. `speaker` is the fullest name or the
    printed description, None when unresolved. `cue` is the reporting verb, `occasion` where
    the words were said, if the sentence tells. `fragment` is True for less than a sentence.
    """

    span: Span
    rule: str
    speaker: str | None = None
    speaker_span: Span | None = None
    cue: Span | None = None
    occasion: Span | None = None
    fragment: bool = False


@dataclass(frozen=True, slots=True)
class Attribution:
    """What a text gives to a source: said, asked for or thought, in marks or not.

    `span` is what is told, marks included. `source` is the fullest name or the printed
    description, `source_span` the whole phrase, `cue` the verb or "according to"; each None when
    there is none. `kind` is "direct" when all of it is in quotation marks, "mixed" when some is.
    """

    span: Span
    rule: str
    source: str | None = None
    source_span: Span | None = None
    cue: Span | None = None
    kind: Literal["direct", "mixed", "indirect"] = "indirect"


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """An expression of time. `value` is ISO 8601, None when no date can be derived.

    Ranges are "start/end". `precision` says how exact it is; an approximate one ("early
    August") keeps the value of its month. `rule` names the rule that gave the value, or why
    there is none. `kind`, `timex` and `modifier` are type, value and mod of TIMEX3 in TimeML 1.2.1:
    `timex` is None when it has no such value. `extent` is the whole expression when it is longer
    than `span`: the hour before a weekday.
    """

    span: Span
    rule: str
    value: str | None = None
    precision: Precision | None = None
    kind: TimeKind = "DATE"
    timex: str | None = None
    modifier: str | None = None
    extent: Span | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """An acronym and its expansion, both as printed. `expansion` is None when not spelt out."""

    acronym: str
    span: Span
    rule: str
    expansion: str | None = None
    expansion_span: Span | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened or is said to lie ahead.

    `date` is ISO 8601 or a range "start/end"; None when undated. `span` is the clause that
    tells it, `sentence` the sentence it stands in, `time` the expression that dates it.
    `bounded` is True when the date is only a range the event must lie in. `actors` are the words
    of who did it, `place` of where, `verb` of what they did; each empty or None when the clause
    does not tell. `negated` is True when the clause denies it.
    """

    span: Span
    sentence: Span
    status: Status
    rule: str
    date: str | None = None
    precision: Precision | None = None
    time: Span | None = None
    bounded: bool = False
    actors: tuple[Span, ...] = ()
    place: Span | None = None
    verb: Span | None = None
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says in a transcript, from the label to the next one.

    `speaker` is the label as printed, "a reporter" for a bare "Q", None for a bare "A".
    `speaker_span` is the label without its colon, `span` the words spoken.
    """

    speaker: str | None
    speaker_span: Span
    span: Span
    rule: str


EntityKind = Literal["person", "organisation", "place", "nationality", "office"]


@dataclass(frozen=True, slots=True)
class Entity:
    """Someone or something the text names, once, with all its mentions.

    `name` is the fullest form printed, at `span`. `code` is the ISO 3166-1 code of a country, its
    people or its capital, None for anything else or when open. `reference` is the id of its row
    in data/reference, None when it has none there.
    """

    kind: EntityKind
    name: str
    span: Span
    rule: str
    mentions: tuple[Span, ...] = ()
    code: str | None = None
    reference: str | None = None


NumberBound = Literal["exact", "about", "at least", "at most", "more than", "less than"]


@dataclass(frozen=True, slots=True)
class Number:
    """How much or how many: a number in figures or words, without dates and mere names.

    `value` and `second` are decimal numbers; `second` is the end of a range or the other side of
    a score, else None. `unit` is one name for each measure, "money" or "ordinal", None for mere
    counts. `currency` is its ISO 4217 code. `counted` is what is counted, `cue` the words that
    make it a bound or an estimate; None where none are printed.
    """

    span: Span
    value: str
    rule: str
    second: str | None = None
    unit: str | None = None
    currency: str | None = None
    counted: Span | None = None
    bound: NumberBound = "exact"
    cue: Span | None = None


StanceKind = Literal[
    "supports", "opposes", "calls for", "rejects", "welcomes", "condemns", "warns", "denies",
    "proposes", "agrees", "demands", "threatens", "promises",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Position:
    """What somebody is said to hold about something.

    `who` is the holder as printed, `name` the fullest name of a person among them, None for
    others. `what` is the object, `cue` the verb. `negated` turns the stance round ("does not
    support"); `hedge` is the word that makes it unsure, None when it is told plainly.
    """

    who: Span
    stance: StanceKind
    what: Span
    cue: Span
    rule: str
    name: str | None = None
    negated: bool = False
    hedge: Span | None = None


@dataclass(frozen=True, slots=True)
class Keyphrase:
    """A noun phrase the text turns on, as first printed, and every mention.

    `score` is 0 to 1, the first of a text having 1; it compares phrases of one text only.
    """

    phrase: str
    span: Span
    mentions: tuple[Span, ...]
    score: float
    rule: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read in one article. `version` is that of the rules.

    `tools` names the parser and model used beside them, "" for rules alone.
    """

    article: str
    version: int
    sentences: tuple[Sentence, ...] = ()
    people: tuple[Person, ...] = ()
    quotes: tuple[Quote, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    unresolved: tuple[TimeExpression, ...] = ()
    terms: tuple[Term, ...] = ()
    events: tuple[Event, ...] = ()
    headings: tuple[Span, ...] = ()
    tools: str = ""
    turns: tuple[Turn, ...] = ()
    periods: tuple[TimeExpression, ...] = ()
    entities: tuple[Entity, ...] = ()
    numbers: tuple[Number, ...] = ()
    positions: tuple[Position, ...] = ()
    keyphrases: tuple[Keyphrase, ...] = ()
    attributions: tuple[Attribution, ...] = ()


# ---------------------------------------------------------------- the briefing


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a statement and the rule by which it may stand there.

    `span` is the passage it is taken or derived from; None for words of the kit. `note` names
    what else it is taken from, for the rules "reference", "analyst" and "earlier".
    """

    text: str
    rule: Rule
    span: Span | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence, or one table cell, of a briefing, built from parts that can each be proven.

    `cites` are passages it rests on beyond those of its parts. `holder` names whose view an
    opinion is.

    >>> from briefing import open_library, sections
    >>> coverage = open_library("data/sample").about("trilateral security cooperation")
    >>> first = sections.bottom_line(coverage).statements[0]
    >>> [(part.rule, part.span.paragraph) for part in first.parts]
    [('verbatim', 1)]
    """

    kind: Kind
    parts: tuple[Part, ...]
    cites: tuple[Span, ...] = ()
    holder: str | None = None

    @property
    def text(self) -> str:
        """The statement as printed, without its references."""
        return "".join(part.text for part in self.parts)

    @property
    def heading(self) -> str:
        """The statement as a title: the full stop of a sentence is left out."""
        words = self.text
        return words[:-1] if words.endswith(".") and not words.endswith("..") else words

    @property
    def spans(self) -> tuple[Span, ...]:
        """Every passage the statement rests on, in order, once."""
        found = [part.span for part in self.parts if part.span is not None]
        return tuple(dict.fromkeys([*found, *self.cites]))

    @property
    def notes(self) -> tuple[str, ...]:
        """The ids of the rows of the reference file it rests on, in order, once."""
        rows = [p.note for p in self.parts if p.rule == "reference" and p.note is not None]
        return tuple(dict.fromkeys(rows))


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of statements under column heads. References are printed in a last column."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Statement, ...], ...]

    @property
    def frame(self) -> pd.DataFrame:
        """The printed words as a pandas frame, one column a head."""
        import pandas as pd

        cells = [[cell.text for cell in row] for row in self.rows]
        return pd.DataFrame(cells, columns=list(self.columns))


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as plain JSON values of plotly, its headline, and its text alternative.

    A specification of Vega or Vega-Lite, told by its `$schema`, may stand in place of plotly's.
    `headline` says what the reader should see. `alt` is written from the data. `rows` are the data
    as a table under `columns`, where the figure itself holds only marks; empty where it does not,
    or where the section prints them anyway.
    """

    headline: str
    alt: str
    plotly: dict[str, Any]
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """One block of a briefing. Displays as HTML, Markdown, plain text and structured JSON.

    `intro` is a line of the kit above the statements. `empty` is printed when there is
    nothing to say; a section without it is then left out of the report. `front` is True for the
    sections of page one. `numbered` lists its statements by number. `sources` are the ids of the
    coverage's articles: the first is S1. `notes` are the ids of the rows of the reference file
    cited so far: the first is R1. `earlier` are the ids of the earlier run's articles that are no
    longer sources: the first is E1. `headline` says in one line what the section tells; None when
    its title must do.

    >>> from briefing import open_library, sections
    >>> coverage = open_library("data/sample").about("trilateral security cooperation")
    >>> section = sections.bottom_line(coverage)
    >>> section.title, [statement.kind for statement in section.statements]
    ('Bottom line', ['fact', 'fact', 'fact'])
    """

    slug: str
    title: str
    statements: tuple[Statement, ...] = ()
    table: Table | None = None
    figure: Figure | None = None
    intro: str = ""
    empty: str = ""
    front: bool = False
    numbered: bool = False
    sources: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    earlier: tuple[str, ...] = ()
    headline: Statement | None = None

    @property
    def speaks(self) -> bool:
        """False for a section with nothing to say and no words for that: it is not printed."""
        return bool(self.statements or self.table or self.figure or self.empty)

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        from briefing.bundle import mimebundle

        return mimebundle(self)


@dataclass(frozen=True, slots=True)
class Front:
    """The masthead: title, topic, and label-value lines such as cut-off, basis and status.

    `marking` is a TLP 2.0 label or empty. `headline` is the title as a statement, whose words can
    be proven; None when the title is only the name of the topic.
    """

    title: str
    topic: str
    lines: tuple[tuple[str, str], ...]
    language: str = "en"
    marking: str = ""
    headline: Statement | None = None

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        from briefing.bundle import mimebundle

        return mimebundle(self)


@dataclass(frozen=True, slots=True)
class Fact:
    """A row of the reference file that a briefing cites: its cells, and where they can be checked.

    `file` is the name of the CSV file, `cells` its columns with their values, `read` the day
    somebody read the pages of `urls` (ISO 8601).
    """

    id: str
    file: str
    cells: tuple[tuple[str, str], ...]
    urls: tuple[str, ...]
    read: str


@dataclass(frozen=True, slots=True)
class Earlier:
    """The run that this one is compared with.

    `day` is the day of that run (ISO 8601), `cutoff` its information cut-off, None when not
    known. `order` are the ids of its articles, in order; `articles` holds those that are no
    longer among the sources. `sections` are what it showed, `judgements` what its analyst had
    said. `place` is its notebook, relative to the project, and `sha256` that of the file.
    """

    run: str
    day: str
    order: tuple[str, ...]
    articles: tuple[Article, ...] = ()
    sections: tuple[Section, ...] = ()
    judgements: Judgements | None = None
    cutoff: str | None = None
    place: str = ""
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Annex:
    """What a briefing rests on: the full text of every article, in order, the first being S1.

    `skipped` lists the inputs of the library that could not become an article. `reference`
    holds the rows cited, in the order of their numbers: the first is R1. `judgements` is what
    the analyst wrote, None without a file; `earlier` the run compared with, None for a first
    run. `kind` is the name of the notebook, `topic` what it is about. `passed_over` lists the
    earlier runs that could not be compared with, and why. `model` names the language model that
    may reword facts, and its settings; empty without one.
    """

    articles: tuple[Article, ...]
    skipped: tuple[Skipped, ...] = ()
    reference: tuple[Fact, ...] = ()
    judgements: Judgements | None = None
    earlier: Earlier | None = None
    kind: str = ""
    topic: str = ""
    passed_over: tuple[Skipped, ...] = ()
    model: str = ""

    @property
    def texts(self) -> tuple[Article, ...]:
        """Every text that may be cited: the sources, then those only the earlier run had."""
        return (*self.articles, *(self.earlier.articles if self.earlier else ()))

    def label(self, span: Span) -> str:
        """The printed reference of `span`: S1.P4, S1 for the record as a whole; E1 for earlier."""
        for letter, group in (("S", self.articles), ("E", self.texts[len(self.articles) :])):
            for number, article in enumerate(group, start=1):
                if article.id == span.article:
                    name = f"{letter}{number}"
                    return f"{name}.P{span.paragraph}" if span.paragraph else name
        raise LookupError(f"article {span.article} is not among the {len(self.articles)} sources")

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        from briefing.bundle import mimebundle

        return mimebundle(self)


@dataclass(frozen=True, slots=True)
class Failure:
    """A statement that may not stand: in which section, what it says, and why."""

    section: str
    text: str
    check: str
    why: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the checks found: how many statements were looked at, and every failure.

    `warnings` do not stop a report.
    """

    checked: int
    failures: tuple[Failure, ...] = ()
    warnings: tuple[Failure, ...] = ()

    @property
    def passed(self) -> bool:
        """True when every statement may stand."""
        return not self.failures

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        from briefing.bundle import mimebundle

        return mimebundle(self)
