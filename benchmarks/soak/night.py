"""One night: news come in, reports are made in four ways, some are signed and sent."""

from __future__ import annotations

import json
import os
import sqlite3
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from benchmarks.soak import news, weighing
from benchmarks.soak.clock import Clock
from benchmarks.soak.desk import LIBRARY, ODD, Desk
from benchmarks.soak.lasting import House
from benchmarks.soak.post import Post

_SETTLED = ("succeeded", "failed", "lost", "interrupted", "checks failed", "skipped")
_LOOK = 0.5  # seconds
_LATE = 60.0  # seconds after which what has ended and is not taken note of counts
_ASLEEP = 3.0  # seconds for what a night began to end before it is weighed


@dataclass(slots=True)
class Night:
    """A night that goes on; `number` counts from 1, `day` is its date."""

    desk: Desk
    house: House
    post: Post
    clock: Clock
    number: int
    day: date
    patience: float
    quick: bool = False
    seconds: dict[str, float] = field(default_factory=dict)

    def pass_by(self) -> dict[str, Any]:
        """Live through it; return what it took and what is there afterwards."""
        before = self._runs()
        with self._timed("news"):
            news.tonight(self.desk.root / "incoming", self.desk.count, self.number, self.day)
            self.house.call("ingest", "incoming", "--library", LIBRARY, "-q", codes=(0, 1))
        with self._timed("schedule"):
            if not self.quick:
                self._scheduled()
        with self._timed("warm"):
            renewed = 0 if self.quick else self.house.renewed()
            for item in self.desk.kept_apart()[2]:
                given = [w for n, v in item.parameters.items() for w in ("-p", n, v)]
                self.house.call("run", item.notebook, *given, "--to", ",".join(item.formats))
        with self._timed("odd"):
            if not self.quick:
                self._odd()
        with self._timed("delivery"):
            delivered = self._signed_and_sent()
        self._settle()
        return {
            "night": self.number, "day": self.day.isoformat(), "seconds": self.seconds,
            "renewed": renewed, "runs": dict(self._runs() - before), "delivered": delivered,
            **self._weighed(),
        }  # fmt: skip

    @property
    def _signs(self) -> bool:
        return self.number == 1 or not self.quick

    def _scheduled(self) -> None:
        """Wait until the scheduler, which stays up, has made all that came due."""
        keys = [f"schedule/entry-{i.number:03}" for i in self.desk.kept_apart()[1]]
        began = time.monotonic()
        while not all(self._settled(key) for key in ("schedule/nightly", *keys)):
            self.house.stay()
            if time.monotonic() - began > self.patience:
                raise RuntimeError("the scheduler did not make what was due")
            time.sleep(_LOOK)

    def _settled(self, key: str) -> bool:
        since = datetime(self.day.year, self.day.month, self.day.day, tzinfo=UTC).timestamp()
        sql = "SELECT status FROM runs WHERE key = ? AND started >= ? ORDER BY number DESC LIMIT 1"
        row = self._asked(sql, key, since)
        return bool(row) and row[0][0] in _SETTLED

    def _odd(self) -> None:
        """Reports that fail, never end or lose their kernel must each end as what they are."""
        told = json.loads(self.house.call("batch", "notebooks/odd.toml", "--json", codes=(1,)))
        for one in told["items"]:
            expected = ODD[one["item"].rpartition("-")[0]][1]
            if one["status"] != expected:
                raise RuntimeError(f"{one['item']} ended as {one['status']}, not {expected}")

    def _signed_and_sent(self) -> int:
        signed = self.desk.kept_apart()[2] if self.quick else self.desk.signed()
        for item in signed[self.number % len(signed) :][:2] if self._signs else ():
            self.house.call("release", item.key, "--by", "C. Chief", codes=(0, 1))
        told = json.loads(self.house.call("deliver", "--json"))
        if not self.quick:
            self.house.call("releases", "--verify")
        return len(json.dumps(told)) and len(self.post.taken())

    def _settle(self) -> None:
        """Wait for what the night began to end: who learns meanwhile sees ends only afterwards."""
        time.sleep(_ASLEEP / 10 if self.quick else _ASLEEP)
        late = time.monotonic() + _LATE
        while time.monotonic() < late:
            found = weighing.processes(self.house.stay()).values()
            if not any(one["zombies"] for one in found):
                return
            time.sleep(_LOOK)

    def _weighed(self) -> dict[str, Any]:
        root = self.desk.root
        (articles,) = self._asked("SELECT count(*) FROM articles", place=LIBRARY)[0]
        (rows,) = self._asked("SELECT count(*) FROM runs")[0]
        return {
            "articles": articles, "rows": rows, "load": os.getloadavg()[0],
            "processes": weighing.processes(self.house.stay()),
            "disk": weighing.disk(root),
            "shared": len(os.listdir("/dev/shm")),  # noqa: PTH208, S108 - where shared memory is seen
        }  # fmt: skip

    def _runs(self) -> Counter[str]:
        """How many runs ended how, in all nights."""
        sql = "SELECT status, sum(runs) FROM endings GROUP BY 1"
        return Counter({str(how): int(n) for how, n in self._asked(sql)})

    def _asked(self, sql: str, *given: object, place: str = "reports/ledger.db") -> list[Any]:
        file = self.desk.root / place
        if not file.exists():
            return []
        with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True, timeout=30)) as db:
            return db.execute(sql, given).fetchall()

    @contextmanager
    def _timed(self, name: str) -> Iterator[None]:
        began = time.monotonic()
        yield
        self.seconds[name] = round(time.monotonic() - began, 1)
