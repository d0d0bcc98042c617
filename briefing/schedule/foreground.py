"""A scheduler that stays: APScheduler tells when something comes due, rounds make it.

APScheduler 3 is what is released and kept up; 4 has not left its alphas. Its own cron trigger is
not used: it names weekdays and changes of clocks in another way than cron(8).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from briefing.errors import UsageError
from briefing.schedule.entry import Entry, Schedule
from briefing.schedule.rounds import Rounds
from briefing.schedule.slots import due, slots
from briefing.schedule.stopping import PATIENCE, Stop, ended, made
from briefing.schedule.works import Done

_TICK = 60  # seconds; looks that find what was held back, and a schedule that was edited


def keep(
    rounds: Rounds, *, read: Callable[[], Schedule], stop: Stop, patience: float = PATIENCE
) -> list[Done]:
    """Make what comes due until asked to stop; return what was stopped or ended after that.

    Raises UsageError when APScheduler is not installed.
    """
    clock = _clock()
    clock.start()
    try:
        shown: Schedule | None = None
        while not stop.asked:
            stop.woken.clear()
            schedule = _read(read, shown)
            if schedule != shown:
                shown = schedule
                _set(clock, schedule, stop)
            made(rounds, stop)
            if not stop.asked:
                stop.woken.wait()
        return ended(rounds, stop, patience)
    finally:
        clock.shutdown(wait=False)


def following(entry: Entry, now: datetime) -> datetime | None:
    """The next moment at which an entry is begun, later than `now`; None when there is none."""
    best: datetime | None = None
    for slot in slots(entry, now - timedelta(seconds=entry.jitter)):
        if best is not None and slot >= best:
            break
        begun = due(entry, slot)
        if begun > now and (best is None or begun < best):
            best = begun
    return best


def _read(read: Callable[[], Schedule], shown: Schedule | None) -> Schedule:
    """The schedule; the last one that could be read while a person edits it."""
    try:
        return read()
    except UsageError:
        if shown is None:
            raise
        return shown


def _clock() -> Any:
    try:
        from apscheduler.schedulers.background import BackgroundScheduler
    except ImportError as error:
        raise UsageError(
            "--foreground needs APScheduler: pip install 'briefing[schedule]'. Without it, "
            "`briefing schedule run` may be called each minute: see `briefing schedule install`"
        ) from error
    defaults = {"misfire_grace_time": None, "coalesce": True}
    # one thread: jobs only wake somebody, and the usual pool adds a thread whenever some meet
    one = {"default": {"type": "threadpool", "max_workers": 1}}
    return BackgroundScheduler(timezone=UTC, job_defaults=defaults, executors=one)


def _set(clock: Any, schedule: Schedule, stop: Stop) -> None:
    """Set the clock to the entries of a schedule, in place of those before."""
    from apscheduler.triggers.base import BaseTrigger

    class Coming(BaseTrigger):  # type: ignore[misc] # APScheduler 3 has no types
        """When an entry comes due, as we count it."""

        def __init__(self, entry: Entry) -> None:
            self.entry = entry

        def get_next_fire_time(
            self, previous_fire_time: datetime | None, now: datetime
        ) -> datetime | None:
            """What APScheduler asks a trigger."""
            return following(self.entry, max(previous_fire_time or now, now))

    clock.remove_all_jobs()
    clock.add_job(stop.woken.set, "interval", seconds=_TICK)
    for entry in schedule.enabled:
        clock.add_job(stop.woken.set, Coming(entry), id=entry.key)
