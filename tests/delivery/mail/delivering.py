"""A delivery as a process of its own, to be killed: `python -m tests.delivery.mail.delivering`."""

from __future__ import annotations

import sys
from pathlib import Path

from briefing.delivery.journal import Journal
from briefing.delivery.ways import mail, rounds
from tests.delivery.mail.letters import errand, kept, way


def main(folder: Path, port: int, count: int) -> None:
    """Send the report in a folder to so many."""
    rounds.WAITS = (0.0,)
    names = [f"r{number}@reader.example" for number in range(count)]
    post = way(port=port)
    with Journal(folder / "deliveries.db") as journal:
        outcomes = mail.carry([errand(kept(folder), post, *names)], post, journal, None)
    sys.stdout.write(" ".join(one.ending for one in outcomes))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
