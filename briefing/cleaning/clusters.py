"""The main text of a page that has several: prose parted by long runs of loose lines."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.cleaning.lines import Unit, ends_sentence

_RUN = 8  # loose lines in a row; menus and lists of links are longer, an article's lists rarely
_SHARE = 0.2  # of the words of the largest cluster; a smaller one is a teaser or a notice
_WORDIEST = 8  # words of a loose line


@dataclass(frozen=True, slots=True)
class Cluster:
    """A stretch of units with prose: first, last, and the words of the prose in it."""

    first: int
    last: int
    words: int


def main_text(units: list[Unit], prose: list[int]) -> tuple[int, int]:
    """First and last unit of the main text, given which units are prose (at least one)."""
    found = _clusters(units, prose)
    largest = max(cluster.words for cluster in found)
    large = [cluster for cluster in found if cluster.words >= _SHARE * largest]
    return large[0].first, large[-1].last


def runs(units: list[Unit]) -> list[int]:
    """The numbers of all units that stand in a long run of loose lines."""
    found: list[int] = []
    run: list[int] = []
    announced = False
    for number, unit in enumerate(units):
        if _is_loose(unit):
            run.append(number)
            continue
        found += run if len(run) >= _RUN and not announced else []
        run, announced = [], unit.text.endswith((":", "："))
    return found + (run if len(run) >= _RUN and not announced else [])


def _is_loose(unit: Unit) -> bool:
    return unit.words <= _WORDIEST and not ends_sentence(unit.text) and unit.text[-1] not in ",;:："


def _clusters(units: list[Unit], prose: list[int]) -> list[Cluster]:
    between = set(runs(units))
    found = [Cluster(prose[0], prose[0], units[prose[0]].words)]
    for number in prose[1:]:
        last = found[-1]
        if any(other in between for other in range(last.last + 1, number)):
            found.append(Cluster(number, number, units[number].words))
        else:
            found[-1] = Cluster(last.first, number, last.words + units[number].words)
    return found
