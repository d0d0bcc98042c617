"""On what occasion words were said, as far as the statement tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.reading.nounphrases import QUOTE

if TYPE_CHECKING:
    from briefing.reading.nounphrases import Statement

_BEGINS = frozenset("during in at on after before following while via through ahead".split())
_OCCASIONS = frozenset(
    """
    conference interview statement speech briefing meeting email e-mail letter tweet tweets post testimony hearing
    rally summit talks remarks address call event debate visit ceremony forum report appearance dinner lunch
    breakfast session assembly gathering message memo release note broadcast show program programme podcast
    twitter facebook telegram speech lecture panel seminar symposium congress convention sidelines trip tour
    conversation exchange filing lawsuit commentary article editorial column essay book video teleconference
    communique communiqué readout questions reporters
    """.split()
)
_STOPS = frozenset((".", ";", ":", "?", "!", "—", "–", "-", "(", QUOTE))
_CLAUSE = frozenset(
    "that but which who where as because although though adding saying noting".split()
)
_REACH = 6  # tokens between the preposition and the noun of the occasion


def occasion(statement: Statement, quote: int, cue: int | None) -> tuple[int, int] | None:
    """Return where the occasion is printed, in code points; None if the statement tells none.

    After the verb of speech first ("said in an interview Monday"), then at the statement's front.
    """
    if cue is None or statement.low(cue) == "according":
        return None
    stop = quote if cue < quote else len(statement.words)
    for begin in range(cue + 1, stop):
        if statement.low(begin) in _STOPS | _CLAUSE:
            break
        if statement.low(begin) in _BEGINS and _holds(statement, begin, stop):
            return _range(statement, begin, _end(statement, begin, stop))
    if statement.low(0) in _BEGINS and cue < quote and _holds(statement, 0, cue):
        end = next((k for k in range(1, cue) if statement.low(k) == ","), None)
        return _range(statement, 0, end) if end else None
    return None


def _holds(statement: Statement, begin: int, stop: int) -> bool:
    if statement.low(begin - 1) == "the":
        return False
    reach = min(begin + _REACH, stop)
    return any(statement.low(k) in _OCCASIONS for k in range(begin + 1, reach))


def _end(statement: Statement, begin: int, stop: int) -> int:
    end = begin + 1
    while end < stop:
        low = statement.low(end)
        if low in _STOPS or low in _CLAUSE:
            break
        if low == "," and not _goes_on(statement, end):
            break
        end += 1
    return end


def _goes_on(statement: Statement, comma: int) -> bool:
    """Tell whether a comma only parts place or day: "in Oslo, Norway, Friday"."""
    before, after = statement.words[comma - 1], comma + 1
    return before.shape in ("cap", "number") and (
        after < len(statement.words)
        and statement.words[after].shape in ("cap", "number")
        and after not in statement.names
    )


def _range(statement: Statement, begin: int, end: int) -> tuple[int, int]:
    return statement.words[begin].start, statement.words[end - 1].end
