"""The form itself: it sends an article when it is chosen, and writes what is corrected."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import Any, cast

import traitlets

from briefing.desk import analyst
from briefing.desk.articles import telling
from briefing.desk.articles.correcting import KINDS, Corrections, Kind, Wanted
from briefing.desk.articles.marks import KINDS as MARKS
from briefing.desk.following import shell
from briefing.desk.widgets import Form, page, style
from briefing.errors import BriefingError, ConflictError, UsageError
from briefing.judgements import editing
from briefing.judgements.loading import near
from briefing.library import Coverage
from briefing.models import Article, Span

_LONGEST = 2_000  # characters of what a page sends in one field
_TOLD = ("value", "by", "why")  # of a correction, when two differ


def place(coverage: Coverage) -> Path:
    """The judgements file of a coverage. Raises UsageError where there is to be none."""
    if not coverage.kind:
        raise UsageError("this coverage is not made ready for a briefing; use `prepare` first")
    if coverage.judgements:
        return editing.place_of(coverage.kind, coverage.topic, coverage.judgements.place)
    names = getattr(shell(), "user_ns", {})
    told = names.get("judgements", "")
    return editing.place_of(coverage.kind, coverage.topic, told if isinstance(told, str) else "")


class Viewer(Form):
    """The articles of a coverage, one at a time, with all that was read in it."""

    _esm = page("articles")
    _css = style("articles")
    articles: traitlets.List[Any] = traitlets.List().tag(sync=True)
    kinds: traitlets.List[Any] = traitlets.List().tag(sync=True)
    shown: traitlets.Dict[str, Any] = traitlets.Dict().tag(sync=True)
    analyst = traitlets.Unicode("").tag(sync=True)
    closed = traitlets.Unicode("").tag(sync=True)
    lost: traitlets.List[Any] = traitlets.List().tag(sync=True)

    def __init__(self, coverage: Coverage) -> None:
        self._articles = coverage.articles
        self._corrections, closed = _opened(coverage)
        judgements = self._corrections.judgements if self._corrections else coverage.judgements
        super().__init__(
            articles=telling.listed(self._now()),
            kinds=[[name, called, at_first] for name, (called, at_first) in MARKS.items()],
            shown=telling.told(self._now()[0], 1) if self._articles else {},
            analyst=analyst.name(judgements),
            closed=closed,
            lost=list(self._corrections.lost) if self._corrections else [],
        )
        self.on_msg(self._told)

    def faces(self) -> tuple[str, str]:
        """The titles, where no widget is shown."""
        lines = [f"S{one['number']}  {one['day']}  {one['title']}" for one in self.articles]
        rows = "".join(f"<li>{escape(line)}</li>" for line in lines)
        return f"<ul>{rows}</ul>", "\n".join(lines)

    def _now(self) -> tuple[Article, ...]:
        """The articles, read with the corrections of the file."""
        return self._corrections.articles if self._corrections else self._articles

    def _told(self, _: object, content: dict[str, Any], __: object) -> None:
        """What the page asks: `open`, `correct`, `withdraw` or `look`."""
        answers = {
            "open": self._open,
            "correct": self._correct,
            "withdraw": self._withdraw,
            "look": self._look,
        }
        try:
            answer = answers[str(content.get("kind"))](content)
        except ConflictError as error:
            answer = {"kind": "conflict", "why": str(error), "theirs": told(error.theirs)}
            answer["yours"] = told(error.yours)
        except BriefingError as error:
            answer = {"kind": "fault", "why": str(error)}
        except (KeyError, TypeError, ValueError, IndexError):
            answer = {"kind": "fault", "why": "this article is not among these any more; run all"}
        self.send(answer | {"turn": content.get("turn")})

    def _open(self, content: dict[str, Any]) -> dict[str, Any]:
        number, part = int(content["number"]), int(content.get("part", 0))
        if not 1 <= number <= len(self._articles):
            raise IndexError(number)
        return {"kind": "article", "article": telling.told(self._now()[number - 1], number, part)}

    def _correct(self, content: dict[str, Any]) -> dict[str, Any]:
        kind, span = self._target(content)
        value, by, why = (str(content.get(name, ""))[:_LONGEST] for name in ("value", "by", "why"))
        corrections = self._writable()
        made = corrections.write(Wanted(kind, span, value, by, why))
        self.analyst = made.by
        return self._written(
            content, f"The {kind} of “{made.passage}” is now {made.value}. It stands in"
        )

    def _withdraw(self, content: dict[str, Any]) -> dict[str, Any]:
        made = self._writable().withdraw(*self._target(content))
        return self._written(content, f"The correction of “{made.passage}” is taken back, out of")

    def _look(self, content: dict[str, Any]) -> dict[str, Any]:
        """The file as it is by now, after somebody else wrote to it."""
        self._writable().look()
        return self._written(content, "This is what stands in")

    def _written(self, content: dict[str, Any], said: str) -> dict[str, Any]:
        corrections = self._writable()
        self.articles = telling.listed(corrections.articles)
        self.lost = list(corrections.lost)
        return self._open(content) | {
            "kind": "written",
            "said": telling.short(said),
            "place": near(corrections.place),
        }

    def _writable(self) -> Corrections:
        if self._corrections is None:
            raise UsageError(self.closed)
        return self._corrections

    def _target(self, content: dict[str, Any]) -> tuple[Kind, Span]:
        """What is corrected: its kind, and where it stands."""
        kind = content["what"]
        if kind not in KINDS:
            raise KeyError(kind)
        article = self._articles[int(content["number"]) - 1]
        return cast("Kind", kind), article.span(int(content["start"]), int(content["end"]))


def _opened(coverage: Coverage) -> tuple[Corrections | None, str]:
    """The corrections of a briefing, or why there can be none."""
    try:
        where = place(coverage)
        return Corrections(coverage.articles, where, coverage.kind, coverage.topic), ""
    except BriefingError as error:
        return None, str(error)


def told(entry: object) -> str:
    """What a correction of the file says, in words."""
    if not isinstance(entry, dict):
        return telling.short(str(entry)) if entry is not None else "nothing: it was taken out"
    kept = {name: telling.short(str(entry[name])) for name in _TOLD if entry.get(name)}
    return ", ".join(f"{name}: {words}" for name, words in kept.items())
