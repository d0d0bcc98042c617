"""The list itself: proven anew after a cell that changed something, and only then."""

from __future__ import annotations

import time
from html import escape
from typing import Any

import traitlets

from briefing.checks import check
from briefing.desk.checks.listing import listing, told
from briefing.desk.following import follow, shell
from briefing.desk.widgets import Form, page, style
from briefing.library import Coverage

_SLOW = 0.5  # seconds of a proof, and longer
_SHARE = 10  # of the time at most a tenth goes into such proofs
_SINCE = "Sections were shown anew since: run this cell again to prove them."


class Checks(Form):
    """What the checks say of the sections that were shown so far."""

    _esm = page("checks")
    _css = style("checks")
    shown: traitlets.Dict[str, Any] = traitlets.Dict().tag(sync=True)
    told = traitlets.Unicode("").tag(sync=True)

    def __init__(self, coverage: Coverage) -> None:
        self._coverage, self._name = coverage, _name_of(coverage)
        self._proven: tuple[object, ...] = ()
        self._cost = self._ended = 0.0
        super().__init__()
        self.again()

    def faces(self) -> tuple[str, str]:
        """The count, and a table of what failed."""
        rows = [
            (group["section"], line["text"], line["why"], line["advice"])
            for group in (*self.shown["failures"], *self.shown["warnings"])
            for line in group["lines"]
        ]
        cells = "".join(
            f"<tr>{''.join(f'<td style=text-align:left>{escape(cell)}</td>' for cell in row)}</tr>"
            for row in rows
        )
        head = "".join(f"<th>{name}</th>" for name in ("Section", "Sentence", "Why", "What to do"))
        table = f"<table><tr>{head}</tr>{cells}</table>" if rows else ""
        lines = [self.told, *(" | ".join(row) for row in rows)]
        return f"<p>{escape(self.told)}</p>{table}", "\n".join(lines)

    def again(self) -> None:
        """Prove what is shown now, when it is not what was proven last."""
        self._coverage = _named(self._name) or self._coverage
        state = _state(self._coverage)
        if _same(state, self._proven):
            return
        if self._slow():
            self.told = f"{told(self.shown)} {_SINCE}"
            return
        began = time.monotonic()
        found = listing(check(self._coverage), self._coverage)
        self._proven, self._ended = state, time.monotonic()
        self._cost = self._ended - began
        with self.hold_sync():
            self.shown, self.told = found, told(found)

    def _slow(self) -> bool:
        """True where proofs take so long that one after each cell would keep the analyst."""
        return self._cost > _SLOW and time.monotonic() - self._ended < _SHARE * self._cost


def _state(coverage: Coverage) -> tuple[object, ...]:
    """All that the checks look at; each record is made anew when it changes."""
    return (coverage, coverage.front, coverage.judgements, coverage.earlier, *coverage.sections)


def _same(one: tuple[object, ...], other: tuple[object, ...]) -> bool:
    return len(one) == len(other) and all(a is b for a, b in zip(one, other, strict=True))


def _name_of(coverage: Coverage) -> str:
    """The name the notebook has for it; "" when it has none."""
    names = getattr(shell(), "user_ns", {})
    return next((n for n, found in names.items() if found is coverage and n[0] != "_"), "")


def _named(name: str) -> Coverage | None:
    """The coverage of that name: another one, when it was gathered again."""
    found = getattr(shell(), "user_ns", {}).get(name)
    return found if isinstance(found, Coverage) else None


def shown(coverage: Coverage) -> Checks:
    """The list of a coverage, which follows what is run from now on."""
    form = Checks(coverage)
    follow("checks", form.again)
    return form
