"""A delivery to a store as a process of its own, for a test that kills it.

    python -m tests.delivery.stores.delivering FOLDER WAY EDITION

FOLDER has the journal, WAY is the way as JSON. It says "ready", and begins when it is told.
"""

from __future__ import annotations

import sys
from pathlib import Path

import msgspec

from briefing.delivery.journal import Journal
from briefing.delivery.policy.records import Way
from briefing.delivery.ways import places, store
from tests.delivery.stores.build import copy, errand

COUNT = 3  # reports


def contents(edition: str, number: int) -> dict[str, bytes]:
    """The files of a report in an edition."""
    seed = f"{edition}-{number}-".encode()
    return {"briefing.html": seed * 9000, "briefing.pdf": seed * 4000, "briefing.md": seed}


def main(folder: Path, way: Way, edition: str) -> None:
    """Deliver the reports of an edition."""
    copies = [
        copy(folder / edition / str(number), key=f"topic_briefing/{number}", version=int(edition),
             contents=contents(edition, number))
        for number in range(COUNT)
    ]  # fmt: skip
    with places.Place(way) as place:
        place.names()  # all that is imported late is there
    with Journal(folder / "deliveries.db") as journal:
        print("ready", flush=True)  # noqa: T201 - heard by the test
        sys.stdin.readline()
        found = store.carry([errand(one, way) for one in copies], way, journal, None)
    print(" ".join(one.ending for one in found), flush=True)  # noqa: T201 - as above


if __name__ == "__main__":
    main(Path(sys.argv[1]), msgspec.json.decode(sys.argv[2], type=Way), sys.argv[3])
