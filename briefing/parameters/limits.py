"""What a value must be beyond its type: read from the annotation and the help of a parameter."""

from __future__ import annotations

import ast
import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from briefing.errors import nearest
from briefing.parameters.listed import listed

if TYPE_CHECKING:
    from briefing.parameters.shape import Shape

_DATE = re.compile(r"[0-9]{4}(?:-[0-9]{2}){0,2}")
_NUMBER = r"(-?[0-9]{1,15}(?:\.[0-9]{1,15})?)"
_UNIT = r"(?: (?:[^\W\d]+|%))?"  # "1 to 20 articles"
_BETWEEN = re.compile(rf"(?:(?:from|between) )?{_NUMBER} (?:to|and) {_NUMBER}{_UNIT}")
_LEAST = re.compile(rf"at least {_NUMBER}{_UNIT}")
_MOST = re.compile(rf"at most {_NUMBER}{_UNIT}")
_CLAUSE = re.compile(r"[;,()]|\.(?:\s|$)")
_DAY = re.compile(r"(?<![\w-])YYYY-MM-DD(?![\w-])")
_PATH = re.compile(r"(?:(?:a|the|your) )?(?:folder|file|path)\b")
_DATES = "a date such as 2024, 2024-06 or 2024-06-20"


@dataclass(frozen=True, slots=True)
class Limits:
    """One of `choices`, from `least` to `most`, a date; in a list each item must be so.

    No choices and None limit nothing. `empty` tells whether "" and an empty list fit, `path`
    that the value names a file or folder, which is not looked up.
    """

    choices: tuple[Any, ...] = ()
    least: float | None = None
    most: float | None = None
    date: bool = False
    empty: bool = True
    path: bool = False

    @property
    def example(self) -> str:
        """A value that fits, as typed at a command line; "" when any value of the type does."""
        if self.choices:
            return str(next((one for one in self.choices if one != ""), ""))
        if self.date:
            return "2024-06-20"
        ends = [end for end in (self.least, self.most) if end is not None]
        return f"{ends[0]:.15g}" if ends else ""

    def __str__(self) -> str:
        if self.choices:
            return f"one of {', '.join(str(one) for one in self.choices if one != '')}"
        if self.date:
            return _DATES
        least, most = (f"{end:.15g}" if end is not None else "" for end in (self.least, self.most))
        if least and most:
            return f"{least} to {most}"
        return f"at least {least}" if least else f"at most {most}" if most else ""

    def keeps_out(self, value: object) -> bool:
        """True when a value of the right type must not stand."""
        if isinstance(value, list | tuple):
            return any(map(self.keeps_out, value)) if value else not self.empty
        if value is None:
            return False
        if value == "" and isinstance(value, str):
            return not self.empty
        if self.choices:
            return not any(value == one and type(value) is type(one) for one in self.choices)
        if self.date:
            return not is_date(value)
        if isinstance(value, int | float):
            return self._outside(value)
        return False

    def _outside(self, value: float) -> bool:
        above = self.most is not None and value > self.most
        return above or (self.least is not None and value < self.least)

    def advice(self, value: object) -> str:
        """The nearest choice, as a sentence; "" where nothing can be chosen."""
        wrong = value if isinstance(value, list | tuple) else [value]
        far = next((str(one) for one in wrong if self.keeps_out(one)), "")
        return nearest(far, (str(one) for one in self.choices)) if far and self.choices else ""


def is_date(value: object) -> bool:
    """True for a year, a month or a day of the calendar: 2024, 2024-06, 2024-06-20."""
    if not isinstance(value, str) or not _DATE.fullmatch(value):
        return False
    try:
        dt.date.fromisoformat(value + "-01-01"[len(value) - 4 :])
    except ValueError:
        return False
    return True


def limits_of(annotation: ast.expr | None, shape: Shape, default: Any, about: str) -> Limits:
    """The limits that an annotation and a comment, `about`, set to values of this shape."""
    base = shape.item if shape.base in {"list", "tuple"} else shape.base
    clauses = [clause.strip() for clause in _CLAUSE.split(about)]
    choices = listed(annotation, about, base)
    least, most = _range(clauses) if base in {"int", "float"} and not choices else (None, None)
    dated = base in {"str", "any"} and not choices
    date = dated and (bool(_DAY.search(about)) or _names(annotation, "date"))
    path = bool(_PATH.match(about)) or _names(annotation, "Path")
    empty = _empty(clauses, default, limited=bool(choices) or date, dated=date)
    return Limits(choices, least, most, date, empty or "" in choices, path and base == "str")


def _range(clauses: list[str]) -> tuple[float | None, float | None]:
    least = most = None
    for clause in clauses:
        if found := _BETWEEN.fullmatch(clause):
            least, most = sorted(map(float, found.groups()))
        elif found := _LEAST.fullmatch(clause):
            least = float(found[1])
        elif found := _MOST.fullmatch(clause):
            most = float(found[1])
    return least, most


def _empty(clauses: list[str], default: Any, *, limited: bool, dated: bool) -> bool:
    if any(clause in {"not empty", "never empty", "required"} for clause in clauses):
        return False
    told = any(clause == "empty" or clause.startswith("empty:") for clause in clauses)
    # None says nothing against a date that is left out
    return told or not limited or (default in ("", [], ()) or (dated and default is None))


def _names(annotation: ast.expr | None, name: str) -> bool:
    """Whether the annotation is a type of this name, alone or within another."""
    nodes = ast.walk(annotation) if annotation is not None else ()
    return any(name in (getattr(n, "id", ""), getattr(n, "attr", "")) for n in nodes)
