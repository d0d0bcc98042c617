"""A year of nights, on a clock that is set from one to the next: what is made, missed, moved."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from briefing.ledger import Ledger
from briefing.schedule.calendars import Calendar
from briefing.schedule.entry import Entry
from briefing.schedule.slots import between, due, read_utc
from tests.schedule.build import Clock, Hands, entry, rounds, turn
from tests.schedule.oracle import moment

NEW_YEAR, END = moment("2026-01-01"), moment("2027-01-01")
OFF = [  # the machine was off; each holds a change of clocks
    (moment("2026-03-07T12:00"), moment("2026-03-10T09:00")),
    (moment("2026-10-31T12:00"), moment("2026-11-02T09:00")),
]
NIGHTLY = entry("30 2 * * *", "America/New_York")
Made = list[datetime]


def lived(ledger: Ledger, one: Entry, hands: Hands, off: list[tuple[datetime, datetime]]) -> Made:
    """Look whenever the entry is due and the machine is on, and when it is on again."""
    clock = Clock(NEW_YEAR)
    scheduler = rounds(ledger, clock, one, hands=hands)
    wakes = {due(one, slot) + timedelta(seconds=30) for slot in between(one, NEW_YEAR, END)}
    wakes |= {NEW_YEAR, *(on for _, on in off)}
    for clock.now in sorted(wakes):
        if not any(start <= clock.now < end for start, end in off):
            turn(scheduler)
    slots = [read_utc(slot) for _, slot in hands.made]
    return [slot for slot in slots if slot]


def expected(one: Entry, off: list[tuple[datetime, datetime]]) -> list[datetime]:
    """The slots of the year that do not fall into a time when the machine was off."""
    slots = between(one, NEW_YEAR, END)
    return [s for s in slots if not any(start <= s < end for start, end in off)]


def test_each_night_is_made_once(ledger: Ledger) -> None:
    """A year without a gap: 365 nights, those of the changes among them."""
    made = lived(ledger, NIGHTLY, Hands(), [])
    assert (len(made), made) == (365, expected(NIGHTLY, []))


def test_missed_nights_are_caught_up_once(ledger: Ledger) -> None:
    """Of three nights missed the last is made, and stands for the others."""
    made = lived(ledger, NIGHTLY, Hands(), OFF)
    caught = [moment("2026-03-10T06:30"), moment("2026-11-02T07:30")]
    assert made == sorted([*expected(NIGHTLY, OFF), *caught])
    line = next(one for one in ledger.runs(limit=400) if "2026-03-10" in one.origin["scheduled"])
    assert (line.origin["missed"], line.origin["missed since"]) == ("2", "2026-03-08T07:00:00Z")


def test_missed_nights_are_all_made(ledger: Ledger) -> None:
    """Each night of the year, in order, the missed ones when the machine is on again."""
    one = entry("30 2 * * *", "America/New_York", missed="all")
    assert lived(ledger, one, Hands(), OFF) == expected(one, [])


def test_missed_nights_are_skipped_and_said_so(ledger: Ledger) -> None:
    """None of them is made; the ledger has a line for each time the machine was off."""
    one = entry("30 2 * * *", "America/New_York", missed="skip")
    made = lived(ledger, one, Hands(), OFF)
    said = [line.error for line in ledger.runs(status="skipped")][:-1]
    assert made == expected(one, OFF)
    assert said == ["missed by 1 h 30 min: skipped", "missed by 2 h 30 min: skipped"]


def test_what_is_beyond_the_horizon_is_forgotten(ledger: Ledger) -> None:
    """A month without power; a horizon of a week leaves seven nights."""
    one, hands = entry("0 6 * * *", missed="all", horizon=7 * 86_400), Hands()
    clock = Clock(moment("2026-05-31T06:01"))
    scheduler = rounds(ledger, clock, one, hands=hands)
    turn(scheduler)
    clock.now = moment("2026-07-01T05:00")
    turn(scheduler)
    assert [slot[8:10] for _, slot in hands.made] == ["31", *"24 25 26 27 28 29 30".split()]


def test_jitter_is_the_same_everywhere_and_moves_no_slot(ledger: Ledger) -> None:
    """Up to ten minutes later; the slots are the same, and so are the delays."""
    one = entry("0 6 * * mon", jitter=600)
    delays = {one.delay(slot) for slot in between(one, NEW_YEAR, END)}
    assert lived(ledger, one, Hands(), []) == [*between(entry("0 6 * * mon"), NEW_YEAR, END)]
    assert timedelta(0) <= min(delays) < timedelta(minutes=2)
    assert timedelta(minutes=8) < max(delays) <= timedelta(minutes=10)
    assert one.delay(moment("2026-01-05T06:00")) == timedelta(seconds=270)


def test_a_calendar_moves_to_the_next_working_day(ledger: Ledger) -> None:
    """Mondays, and Tuesday where Monday is a holiday; two of a long weekend are one."""
    closed = frozenset({date(2026, 5, 25), date(2026, 12, 28), date(2026, 12, 29)})
    calendar = Calendar("office", holidays=closed)
    one = entry("0 6 * * sat,sun,mon", calendar=calendar, on_holiday="next working day")
    made = lived(ledger, one, Hands(), [])
    mondays = [*between(entry("0 6 * * mon"), NEW_YEAR, END)]
    moved = {moment("2026-05-26T06:00"), moment("2026-12-30T06:00")}
    assert made == sorted(moved | {day for day in mondays if day.date() not in closed})
