"""A whole batch: from its plan to the summary of what became of it."""

from __future__ import annotations

import fnmatch
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from briefing.batch.claims import Claims
from briefing.batch.crew import Crew, crew, expecting
from briefing.batch.fitting import Fitted, Unfit, fit
from briefing.batch.gate import Gate
from briefing.batch.minding import GRACE
from briefing.batch.plan import Plan, Row
from briefing.batch.room import Room
from briefing.batch.running import Running
from briefing.batch.session import Session
from briefing.batch.standing import Standing
from briefing.batch.stopping import Stop, listening
from briefing.batch.summary import Summary
from briefing.batch.telling import Silent, Teller
from briefing.batch.turns import Turn
from briefing.errors import UnknownNameError, nearest
from briefing.jobs import Result
from briefing.ledger import DamagedError, Ledger
from briefing.sandbox.asking import missing_of

PATIENCE = 300.0  # seconds an item waits for memory while nothing else of the batch runs


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """How a batch is run.

    `workers` is how many reports are made at once, 0 for as many as there are cores. `memory` is
    in bytes for all of them, 0 for what the machine has. `on` names a cluster, empty for this
    machine. `force`: make all, changed or not. `verify`: hash the files of earlier runs. `grace`
    is in seconds what a run may take beyond its limit before its worker is ended, `patience`
    how long an item waits for memory while nothing else runs.
    """

    workers: int = 0
    memory: int = 0
    on: str = ""
    force: bool = False
    verify: bool = False
    grace: float = GRACE
    patience: float = PATIENCE


def chosen(plan: Plan, patterns: Sequence[str]) -> Plan:
    """The plan with those items only whose names a pattern (`*`, `?`) fits; all without patterns.

    Raises UnknownNameError for a pattern that fits none.
    """
    names = [item.name for item in plan.items]
    for pattern in patterns:
        if not fnmatch.filter(names, pattern):
            raise UnknownNameError(f"no item named {pattern!r:.120}. {nearest(pattern, names)}")
    kept = [i for i in plan.items if any(fnmatch.fnmatch(i.name, p) for p in patterns)]
    return msgspec.structs.replace(plan, items=tuple(kept), part=True) if patterns else plan


def perform(
    plan: Plan,
    options: Options = Options(),  # noqa: B008 - frozen
    *,
    ledger: Path | None = None,
    teller: Teller | None = None,
    stop: Stop | None = None,
    call: Callable[[str, int], Crew] = crew,
) -> Summary:
    """Make what a plan asks for, and tell what became of each item, in its order.

    `ledger` is a file, None for the project's. `call` makes the crew. What was done in an earlier
    call of this batch that was killed stays done. One bad item never stops the rest. Raises
    UsageError when two items would write into one folder, LedgerError and PathError.
    """
    began, started = time.monotonic(), datetime.now(UTC)
    teller, stop = teller or Silent(), stop or Stop()
    fitted = fit(plan)
    try:
        session, rows = _made(plan, fitted, options, ledger, teller, stop, call)
    except DamagedError as error:  # begun anew; what is done already is found by its records
        teller.says(f"{error} The batch goes on.")
        session, rows = _made(plan, fitted, options, ledger, teller, stop, call)
    return Summary(
        batch=plan.name,
        session=session.id,
        started=started.isoformat(timespec="seconds"),
        ended=datetime.now(UTC).isoformat(timespec="seconds"),
        seconds=round(time.monotonic() - began, 3),
        items=tuple(rows[item.name] for item in plan.items),
    )


def _made(
    plan: Plan,
    fitted: Sequence[Fitted | Unfit],
    options: Options,
    ledger: Path | None,
    teller: Teller,
    stop: Stop,
    call: Callable[[str, int], Crew],
) -> tuple[Session, dict[str, Row]]:
    """Go through the items once. Raises DamagedError when the ledger was begun anew meanwhile."""
    turns = [Turn(one) for one in fitted if isinstance(one, Fitted)]
    done = _done(teller)
    bad = [one for one in fitted if isinstance(one, Unfit)]
    session = Session(plan.name, ledger.parent if ledger else None)
    with Ledger.open(ledger, mend=True, told=teller.says) as opened, listening(stop):
        claims = Claims(opened, plan.name, session.id)
        rows = {one.item.name: _refused(one, claims, teller) for one in bad}
        with closing(
            Standing(opened, plan.name, session.id, force=options.force, verify=options.verify)
        ) as standing:
            room = Room(limit=options.memory, here=not options.on)
            Running(
                claims, Gate(standing, claims, room, teller, options.patience),
                lambda: expecting(call(options.on, options.workers), [t.fitted.job for t in turns]),
                teller,
                done=lambda turn, result: done(turn, result, room), grace=options.grace,
            ).run(turns, stop)  # fmt: skip
        if not stop.asked and (session.new or not plan.part):
            session.close()
    return session, rows | {turn.item.name: turn.row for turn in turns if turn.row is not None}


def _done(teller: Teller) -> Callable[[Turn, Result, Room], None]:
    """What is done with each result; walls that a sandbox lacks are told once."""
    said: set[str] = set()

    def done(turn: Turn, result: Result, room: Room) -> None:
        room.learn(turn.item, result.peak)
        lacking = missing_of(result.record)
        if lacking and lacking not in said:
            said.add(lacking)
            teller.says(f"this machine lacks {lacking}")

    return done


def _refused(one: Unfit, claims: Claims, teller: Teller) -> Row:
    """What becomes of an item that cannot run."""
    claims.refuse(one)
    row = Row(
        item=one.item.name, notebook=Path(one.item.notebook).stem, status="failed", error=one.why
    )
    teller.over(row)
    return row
