"""How SQLite keeps its journal: ahead of the file for one machine, beside it for several.

A write-ahead log needs memory that all its processes share, which two machines do not have. With
it, `synchronous = NORMAL` loses nothing when a process dies; when the power fails it may lose the
changes of the last seconds, never the file. So may the reports, which are not forced to disk
either: what a lost change told of is made again. The other journal is not safe below FULL.
"""

from __future__ import annotations

import sqlite3
import time


def choose(db: sqlite3.Connection, *, shared: bool, new: bool, patience: float) -> str:
    """Set the journal of a file that is open, and return its name.

    A file that exists keeps the one it has, unless machines share it: one that was made beside
    the disk may be used from afar too. Raises sqlite3.OperationalError when others have it open
    for longer than `patience` seconds.
    """
    wanted = " = DELETE" if shared else " = WAL" if new else ""
    until = time.monotonic() + patience
    while True:
        try:
            (mode,) = db.execute(f"PRAGMA journal_mode{wanted}").fetchone()
        except sqlite3.OperationalError as error:  # SQLite itself does not wait for others here
            if "locked" not in str(error) or time.monotonic() > until:
                raise
            time.sleep(0.02)
        else:
            db.execute(f"PRAGMA synchronous = {'NORMAL' if mode == 'wal' else 'FULL'}")
            return str(mode)
