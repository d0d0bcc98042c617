"""What its time is over for, by data/ledger.toml, taken away: runs on record, and reports.

What was signed or delivered never goes, nor the latest report of an item. Without a word in
data/ledger.toml no report goes at all.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from itertools import islice
from pathlib import Path

import msgspec

from briefing import project, scratch
from briefing.delivery.journal import NAME, Journal
from briefing.delivery.releases import chain, places
from briefing.errors import BriefingError
from briefing.ledger import Ledger, removing
from briefing.ledger.pruning import Pruned
from briefing.ledger.removing import Report

_TIDIED = "tidied"
_A_DAY = 2_000  # reports that go without being asked for


class Tidied(msgspec.Struct, frozen=True, kw_only=True):
    """What went, or would: runs out of the ledger; folders of reports, files and bytes of them.

    `left` are the names of folders left behind by killed programs that were swept up.
    """

    runs: int = 0
    folders: tuple[str, ...] = ()
    files: int = 0
    bytes: int = 0
    left: tuple[str, ...] = ()


class Held(msgspec.Struct, frozen=True):
    """What may not go: reports of these runs, all that lies in these folders, other projects'."""

    root: Path
    runs: frozenset[str]
    folders: tuple[Path, ...] = ()

    def holds(self, run: str, folder: str) -> bool:
        """True for the report of a run in a folder that stays."""
        home = project.around(Path(folder))
        if project.is_project(home) and home != self.root:
            return True
        return run in self.runs or any(Path(folder).is_relative_to(one) for one in self.folders)


def tidy(*, dry: bool = False, file: Path | None = None, most: int | None = None) -> Tidied:
    """Take away what the project's policy keeps no longer; `dry` only tells what would go.

    `file` is a ledger, None for the project's. At most `most` reports go, the oldest first.
    Raises LedgerError, DeliveryError when it cannot be told what was delivered, UsageError.
    """
    with Ledger.open(file) as ledger, held(ledger.file.path.parent.absolute()) as kept:
        policy, reports = ledger.policy(), ledger.file.path.parent.absolute()
        every = ledger.spent(policy, kept.runs)
        may = ((one, _sized(one)) for one in every if _may_go(one, kept, reports))
        gone = [*islice((pair for pair in may if dry or _goes(pair[0], ledger, reports)), most)]
        pruned: Pruned = ledger.prune(policy, dry=dry)
    return Tidied(
        runs=len(pruned.runs),
        folders=tuple(one.entry.folder for one, _ in gone),
        files=sum(files for _, (files, _) in gone),
        bytes=sum(size for _, (_, size) in gone),
        left=() if dry else tuple(scratch.swept()),
    )


def daily(file: Path | None = None) -> None:
    """Tidy if nobody did today; what stops it is told by `briefing tidy`, not here."""
    with contextlib.suppress(BriefingError, OSError):
        with Ledger.open(file) as ledger:
            due = ledger.policy().prunes_reports and ledger.turn(_TIDIED)
        if due:
            tidy(file=file, most=_A_DAY)


@contextmanager
def held(reports: Path) -> Iterator[Held]:
    """What was signed or delivered of a folder of reports; nothing is delivered meanwhile.

    Raises DeliveryError when that cannot be told.
    """
    root = project.around(reports)
    runs: set[str] = set()
    folders: list[Path] = []
    homes = dict.fromkeys((places.reports(root), reports))  # a ledger may lie elsewhere
    for shelf in sorted(one for h in homes for one in h.glob(f"*/*/{places.FOLDER}/*/")):
        try:
            known = chain.read(shelf)
        except BriefingError:
            known = None
        if known is None or not all(event.run for event in known.events):
            folders.append(shelf.parent.parent)  # it is not known which runs were signed
        runs |= {event.run for event in known.events} if known else set()
    with ExitStack() as stack:
        for file in (home / NAME for home in homes):
            if any(file.parent.glob(f"*{file.stem}*")):  # else nothing ever left
                runs |= stack.enter_context(Journal(file)).runs()
        yield Held(root, frozenset(runs), tuple(folders))


def _goes(report: Report, ledger: Ledger, reports: Path) -> bool:
    """Take a report away. One of which nothing can be taken is not gone, and stays on record."""
    removed = ledger.remove(report, reports)
    if removed or not removing.is_of(Path(report.entry.folder), report.entry.run):
        ledger.empty(report)
    return bool(removed)


def _may_go(report: Report, kept: Held, reports: Path) -> bool:
    inside = removing.is_inside(Path(report.entry.folder), reports)
    return inside and not kept.holds(report.entry.run, report.entry.folder)


def _sized(report: Report) -> tuple[int, int]:
    """How many files a report has that are still there, and their bytes."""
    sizes = []
    for one in report.outputs:
        with contextlib.suppress(OSError, ValueError):
            sizes.append(Path(report.entry.folder, one.name).lstat().st_size)
    return len(sizes), sum(sizes)
