"""Prometheus' text format, version 0.0.4: what a metric is, and how a line of it is written."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Literal, NamedTuple

Kind = Literal["counter", "gauge", "histogram"]
LONGEST = 600  # characters of a label's value
_ESCAPES = str.maketrans({"\\": r"\\", '"': r"\"", "\n": r"\n"})


class Sample(NamedTuple):
    """One value: what is added to the metric's name, its labels, the value."""

    labels: Mapping[str, str]
    value: float
    suffix: str = ""


def metric(name: str, kind: Kind, told: str, samples: Iterable[Sample]) -> str:
    """The lines of a metric; empty when it has no sample.

    A monitor refuses a file that has a line twice: of two that are one once they are written,
    the values of a gauge's are not added up.
    """
    values: dict[str, float] = {}
    for sample in samples:
        place = series(name + sample.suffix, sample.labels)
        more = values.get(place, 0.0) if kind != "gauge" else 0.0
        values[place] = more + sample.value
    if not values:
        return ""
    lines = [f"{place} {number(value)}" for place, value in values.items()]
    return "\n".join([f"# HELP {name} {told}", f"# TYPE {name} {kind}", *lines, ""])


def series(name: str, labels: Mapping[str, str]) -> str:
    """A metric's name with its labels."""
    told = ",".join(f'{label}="{escaped(text)}"' for label, text in labels.items())
    return f"{name}{{{told}}}" if told else name


def escaped(text: str) -> str:
    """The value of a label: bounded, without control characters and half letters."""
    whole = text[:LONGEST].encode("utf-8", "replace").decode()
    seen = (" " if unicodedata.category(c) in {"Cc", "Zl", "Zp"} else c for c in whole)
    return "".join(seen).translate(_ESCAPES)


def number(value: float) -> str:
    """A value; whole numbers without a point, and none lost to rounding."""
    if math.isinf(value):
        return "+Inf" if value > 0 else "-Inf"
    if math.isnan(value):
        return "NaN"
    return str(int(value)) if value == int(value) and abs(value) < 2**53 else repr(float(value))
