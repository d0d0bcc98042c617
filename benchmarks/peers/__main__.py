"""Try every claim, print what came of it, and end with 1 when one does not hold any more."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from benchmarks.peers.claims import CLAIMS
from benchmarks.peers.trying import TOOLS, laid, tried


def main() -> int:
    """The command."""
    asked = argparse.ArgumentParser(prog="python -m benchmarks.peers", description=__doc__)
    for tool in TOOLS:
        asked.add_argument(f"--{tool}", metavar="COMMAND", default="")
    given = vars(asked.parse_args())
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        laid(Path(folder))
        for claim in CLAIMS:
            program = given.get(claim.tool, str(Path(sys.executable).parent / claim.tool))
            if not program:
                print(f"not run   {claim.tool}: {claim.says} (--{claim.tool} names it)")
                continue
            found = tried(claim, program, Path(folder))
            failed += not found
            print(f"{'holds' if found else 'DOES NOT HOLD':9} {claim.tool}: {claim.says}")
            print(f"          {claim.command}")
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main())
