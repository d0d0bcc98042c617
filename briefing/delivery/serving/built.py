"""The site of a project's reports, drafts included, built in memory and anew when they change."""

from __future__ import annotations

import hashlib
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from briefing.delivery.copies import Copy
from briefing.delivery.serving.listing import banner
from briefing.delivery.serving.opening import Held, tag
from briefing.delivery.serving.shown import INDEX
from briefing.delivery.site import addresses
from briefing.delivery.site.records import Site
from briefing.errors import BriefingError

_FRESH = 1.0  # seconds for which what lies on disk is taken to be the same
# What tells of a report: records of runs, in folders of days or below, and chains of releases.
_RECORDS = ("*/*/*/run.json", "*/*/*/*/run.json", "*/*/releases/*/releases.json")


class Built:
    """What `make` makes of the reports in a folder; while it is made again, the last is shown."""

    def __init__(self, reports: Path, make: Callable[[], Site]) -> None:
        """Make it for the first time. Raises what `make` does."""
        self._reports, self._make = reports, make
        self._lock = threading.Lock()
        self._until, self._making = 0.0, False
        self._seen = state(reports)
        self._take(make())

    @property
    def lost(self) -> tuple[tuple[Copy, str], ...]:
        """The copies that cannot be shown, and why."""
        return self._site.lost

    def found(self, parts: Sequence[str]) -> Held:
        """A file of the site. Raises OSError."""
        self._look()
        piece = self._site.files.get("/".join([*parts[:-1], parts[-1] or INDEX]))
        if piece is None:
            raise FileNotFoundError("/".join(parts))
        try:
            return Held(piece.read(), piece.sha256[:32])
        except BriefingError as error:  # the report is being replaced: the site is soon made anew
            raise FileNotFoundError(str(error)) from error

    def banner(self, parts: Sequence[str], home: str) -> str:
        """What a report is, and the way back to the list; nothing on other pages."""
        copy = self._copies.get("/".join(parts))
        return banner(copy, home) if copy else ""

    def stamp(self, parts: Sequence[str]) -> str:
        """That of the file."""
        self._look()
        piece = self._site.files.get("/".join([*parts[:-1], parts[-1] or INDEX]))
        return piece.sha256[:32] if piece else ""

    def _look(self) -> None:
        """Have the site made again when the reports are not what they were."""
        with self._lock:
            if self._making or time.monotonic() < self._until:
                return
            self._until = time.monotonic() + _FRESH
            now = state(self._reports)
            if now == self._seen:
                return
            self._seen, self._making = now, True
        threading.Thread(target=self._again, daemon=True).start()

    def _again(self) -> None:
        try:
            self._take(self._make())
        except (BriefingError, OSError):
            self._seen = ""  # a report is being replaced at this moment: look again
        finally:
            self._making = False

    def _take(self, site: Site) -> None:
        self._copies = {addresses.report(copy): copy for copy in site.shown}
        self._site = site


def state(reports: Path) -> str:
    """What the runs and releases of a project are now, as one word."""
    told = []
    for path in sorted(path for form in _RECORDS for path in reports.glob(form)):
        try:
            told.append(f"{path} {tag(path.lstat())}")
        except OSError:
            continue
    return hashlib.sha256("\n".join(told).encode("utf-8", "surrogateescape")).hexdigest()


def project_site(root: Path) -> Site:
    """The site of a project for the house itself: every report, drafts and unmarked too."""
    from briefing.delivery.site import building, choosing, nights
    from briefing.delivery.site.making import TITLE
    from briefing.delivery.site.records import Settings
    from briefing.exporters import house

    copies = choosing.copies(root, drafts=True)
    brand = house.brand(root)
    told = nights.nights({copy.key for copy in copies})
    return building.build(copies, Settings(brand.house or TITLE, "", brand, told))
