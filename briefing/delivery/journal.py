"""What left the house and when: the sent-log, so that nobody gets a thing twice.

An errand has one row for each receiver. Its state goes `begun` → `committing` → `sent`: between
the last two the other side may have it or not. A row that is left `committing` by a process that
died is `unknown`, and is not sent again by itself; one left `begun` never left, and is.

Only one delivery goes on at a time in a project: whoever opens the journal for writing holds a
lock, which a child that finishes a commitment inherits, so that the next one waits for it.

What left stands in a second file too, `deliveries.log` (see `briefing.delivery.twin`): a journal
that is lost or damaged is made whole from it. The lock tells how much may have left: when the two
together know of less, both are lost or old copies, and nothing leaves. The two are compared when
either was touched by anybody else, and once a day (see `briefing.delivery.level`).
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Literal, Self

import msgspec

from briefing import project
from briefing.delivery import level, twin
from briefing.delivery.twin import Twin
from briefing.errors import DeliveryError
from briefing.ledger import damage, opening

if sys.platform != "win32":
    import fcntl

NAME = "deliveries.db"
PATIENCE = 60.0  # seconds to wait for another delivery
SCHEMA = 1
State = Literal["begun", "committing", "sent", "failed", "unknown"]
_TABLE = """
CREATE TABLE deliveries (
    identity TEXT PRIMARY KEY, state TEXT NOT NULL,
    report TEXT NOT NULL, run TEXT NOT NULL, content TEXT NOT NULL, version INTEGER NOT NULL,
    marking TEXT NOT NULL, way TEXT NOT NULL, readers TEXT NOT NULL, receiver TEXT NOT NULL,
    place TEXT NOT NULL DEFAULT '', why TEXT NOT NULL DEFAULT '',
    tries INTEGER NOT NULL DEFAULT 0,
    began REAL NOT NULL, ended REAL           -- seconds since 1970
) WITHOUT ROWID;
CREATE INDEX by_report ON deliveries(report);
"""


class DamagedError(DeliveryError):
    """The file of the journal is damaged."""


class Delivery(msgspec.Struct, frozen=True, kw_only=True):
    """A row of the journal. `place` is where it went: an address, a message id.

    `began` is when it was tried last and `ended` when that was over, in seconds since 1970, None
    when it is not known. `tries` counts how often.
    """

    identity: str
    state: State
    report: str
    run: str
    content: str
    version: int
    marking: str
    way: str
    readers: str
    receiver: str
    place: str = ""
    why: str = ""
    tries: int = 0
    began: float = 0.0
    ended: float | None = None


_LOST = (
    "What left the house before is not known, and might leave twice; so nothing leaves. Put "
    "deliveries.db or deliveries.log back from a backup of the last delivery; or, if what is not "
    "known may leave once more, take away .deliveries.db-lock, and a deliveries.db that is damaged."
)
_FIELDS = Delivery.__struct_fields__
_FACTS = _FIELDS[2:10]


def place() -> Path:
    """Where the project's journal lies: reports/deliveries.db."""
    return project.root() / "reports" / NAME


class Journal:
    """The journal, open. With `alone` it may be written, and nobody else delivers meanwhile."""

    def __init__(self, path: Path | None = None, *, alone: bool = True) -> None:
        """Open it at `path`, None for the project's; it is made where there is none.

        Raises DeliveryError when another delivery goes on for too long, or it cannot be used.
        """
        self.path = place() if path is None else path
        self._lock = -1
        self._level = False  # journal and twin are known to tell the same
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            if alone:
                self._lock = _locked(self.path.with_name(f".{self.path.name}-lock"))
            self._twin = Twin(self.path.with_suffix(".log"))
            try:
                self._open(alone=alone)
            except DamagedError:
                if not alone:
                    raise
                self._begin_anew()
            if alone:
                with self._trouble():
                    if not level.holds(self._lock, self.path, self._twin.path):
                        self._compare()
                    self._level = self._settle() == 0 and self._lock >= 0
        except OSError as error:
            self.close()
            raise DeliveryError(
                f"{self.path} cannot be used ({error.strerror or error}). See who may write there."
            ) from error
        except BaseException:
            self.close()
            raise

    def _open(self, *, alone: bool) -> None:
        if not self.path.exists():
            opening.create(self.path)  # it holds addresses
        with self._trouble():
            self._db = sqlite3.connect(self.path, isolation_level=None, timeout=PATIENCE)
            self._prepare()
            if alone:
                damage.look(self._db)

    def _begin_anew(self) -> None:
        """Set a damaged journal aside; there must be a twin to make a new one of."""
        if not self._twin.rows():
            raise DeliveryError(f"{self.path} is damaged. {_LOST}")
        with contextlib.suppress(AttributeError, sqlite3.Error):
            self._db.close()
        damage.set_aside(self.path)
        self._open(alone=True)

    def _compare(self) -> None:
        """Enter what the twin tells and the journal does not know: it was lost, or is an old copy.

        Raises DeliveryError when both together do not know of all that left.
        """
        told = self._twin.rows()
        known = {row.identity: row for row in self.rows()}
        if len(known.keys() | told.keys()) < self._counted():
            raise DeliveryError(f"{self.path} is gone, or an older copy of it. {_LOST}")
        blank = dict.fromkeys(_FIELDS, "") | {"state": "unknown", "version": 0, "tries": 0}
        blank |= {"began": 0.0, "ended": None}
        missing = [
            twin.row(one, blank)
            for one in told.values()
            if (old := known.get(one["identity"])) is None
            or twin.is_newer(one, old.state, old.tries)
        ]
        names = ", ".join(_FIELDS)
        self._db.execute("BEGIN IMMEDIATE")
        self._db.executemany(
            f"INSERT OR REPLACE INTO deliveries ({names})"  # noqa: S608 - names of ours
            f" VALUES ({', '.join('?' * len(_FIELDS))})",
            missing,
        )
        self._db.execute("COMMIT")
        rows = [msgspec.structs.asdict(row) for row in self.rows()]
        self._twin.level(rows, told)
        self._count()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def lock(self) -> int:
        """The descriptor of the lock, for a child that is to hold it to its own end; -1: none."""
        return self._lock

    def close(self) -> None:
        """Close the file and let go of the lock."""
        if self._level:
            self._level = False  # they are compared next time, if this fails
            with contextlib.suppress(sqlite3.Error, OSError):
                self._count()
                self._level = not self._twin.is_long
        with contextlib.suppress(AttributeError, sqlite3.Error):
            self._db.close()
        if self._lock >= 0:
            if self._level:
                with contextlib.suppress(OSError):
                    level.note(self._lock, self.path, self._twin.path)
            os.close(self._lock)
            self._lock = -1

    def begin(self, identity: str, **facts: str | int) -> Delivery | None:
        """Enter that something is to leave now, None; what stands there if it must not leave.

        `facts` are report, run, content, version, marking, way, readers, receiver. It may leave
        when it never did and is not `unknown`. Raises DeliveryError.
        """
        with self._trouble():
            row = self.find(identity)
            if row is not None and row.state in {"sent", "unknown", "committing"}:
                return row
            values = [facts[name] for name in _FACTS]
            marks = ", ".join("?" * (len(_FACTS) + 3))
            self._db.execute(
                f"INSERT INTO deliveries (identity, state, began, {', '.join(_FACTS)})"  # noqa: S608 - names of ours
                f" VALUES ({marks}) ON CONFLICT (identity) DO UPDATE SET"
                " state = 'begun', began = excluded.began, ended = NULL, why = ''",
                [identity, "begun", time.time(), *values],
            )
            self._db.execute(
                "UPDATE deliveries SET tries = tries + 1 WHERE identity = ?", [identity]
            )
        return None

    def committing(self, identity: str, where: str = "") -> None:
        """Enter that the next step cannot be taken back. It is on disk when this returns."""
        self._move(identity, "committing", "", where)

    def sent(self, identity: str, where: str = "") -> None:
        """Enter that the other side has it."""
        self._move(identity, "sent", "", where)

    def failed(self, identity: str, why: str) -> None:
        """Enter that the other side does not have it, and why."""
        self._move(identity, "failed", why, "")

    def unknown(self, identity: str, why: str) -> None:
        """Enter that nobody knows whether the other side has it."""
        self._move(identity, "unknown", why, "")

    def resend(self, identity: str) -> bool:
        """Let what is `unknown` leave once more; False when there is no such row."""
        with self._trouble():
            found = self._db.execute(
                "UPDATE deliveries SET state = 'failed' WHERE identity = ? AND state = 'unknown'",
                [identity],
            )
            if found.rowcount > 0:
                self._tell_twin(identity, settle=False)
            return found.rowcount > 0

    def find(self, identity: str) -> Delivery | None:
        """What the journal has of an errand."""
        with self._trouble():
            row = self._db.execute(
                f"SELECT {', '.join(_FIELDS)} FROM deliveries WHERE identity = ?",  # noqa: S608 - names of ours
                [identity],
            ).fetchone()
        return Delivery(**dict(zip(_FIELDS, row, strict=True))) if row else None

    def rows(self, report: str = "") -> list[Delivery]:
        """Everything that left or was to leave, the latest first; of one report, if it is named."""
        with self._trouble():
            rows = self._db.execute(
                f"SELECT {', '.join(_FIELDS)} FROM deliveries"  # noqa: S608 - names of ours
                " WHERE ? IN ('', report) ORDER BY began DESC, identity",
                [report],
            ).fetchall()
        return [Delivery(**dict(zip(_FIELDS, row, strict=True))) for row in rows]

    def runs(self) -> frozenset[str]:
        """The runs of which something left or was to leave."""
        with self._trouble():
            return frozenset(
                run for (run,) in self._db.execute("SELECT DISTINCT run FROM deliveries")
            )

    def _move(self, identity: str, state: State, why: str, where: str) -> None:
        with self._trouble():
            self._db.execute(
                "UPDATE deliveries SET state = ?, why = ?, ended = ?,"
                " place = CASE WHEN ? = '' THEN place ELSE ? END WHERE identity = ?",
                [state, why[:2000], time.time(), where, where, identity],
            )
            self._tell_twin(identity, settle=state == "committing")

    def _tell_twin(self, identity: str, *, settle: bool) -> None:
        """Add a row to the twin. Raises DeliveryError if that must be, and cannot."""
        row = self.find(identity)
        if row is None:
            return
        try:
            self._twin.add(msgspec.structs.asdict(row), settle=settle)
            if settle:
                self._count()
        except OSError as error:
            self._level = False
            if settle:  # nothing has left yet
                raise DeliveryError(
                    f"{self._twin.path} cannot be written ({error.strerror or error}), so nothing "
                    "left. Free some space, or see who may write there."
                ) from error

    def _counted(self) -> int:
        """How many errands may have left, as the lock tells; it outlives journal and twin."""
        told = os.pread(self._lock, 20, 0) if self._lock >= 0 else b""
        return int(told) if told.strip().isdigit() else 0

    def _count(self) -> None:
        """Let the lock tell of all that may have left; each of them is on disk in the twin."""
        (count,) = self._db.execute(
            "SELECT count(*) FROM deliveries WHERE state IN ('committing', 'sent', 'unknown')"
        ).fetchone()
        if self._lock >= 0 and count > self._counted():
            os.pwrite(self._lock, b"%20d" % count, 0)

    def _prepare(self) -> None:
        (version,) = self._db.execute("PRAGMA user_version").fetchone()
        if version > SCHEMA:
            raise DeliveryError(
                f"{self.path.name}: written by a later version of the kit. Update the kit."
            )
        self._db.execute("PRAGMA synchronous = FULL")  # what left is known after a power cut too
        if version < SCHEMA:
            self._db.executescript(f"BEGIN; {_TABLE} PRAGMA user_version = {SCHEMA}; COMMIT;")

    def _settle(self) -> int:
        """Nobody else delivers: what is left committing was left by one who died. How many did."""
        return self._db.execute(
            "UPDATE deliveries SET state = 'unknown', why = ? WHERE state = 'committing'",
            ["the delivery died at the moment of sending; the receiver may have it or not"],
        ).rowcount

    @contextlib.contextmanager
    def _trouble(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.Error, UnicodeDecodeError) as error:
            if damage.is_damage(error):
                raise DamagedError(f"{self.path} is damaged ({error}). {_LOST}") from error
            raise DeliveryError(
                f"{self.path.name} cannot be used ({error}). Free some space, or see who may write."
            ) from error


def _locked(path: Path) -> int:
    """The descriptor of a lock that this process has now, -1 where there are none."""
    if sys.platform == "win32":
        return -1
    number = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > deadline:
                os.close(number)
                raise DeliveryError(
                    "another delivery of this project goes on. Wait for its end, then try again."
                ) from None
            time.sleep(0.05)
        else:
            return number
