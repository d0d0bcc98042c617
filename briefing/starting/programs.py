"""nbstripout and nbdime as git calls them, without the second they take to be imported.

`python -m briefing.starting.programs NAME WORDS` is what stands in the settings of a copy.
"""

from __future__ import annotations

import sys
from importlib import import_module

from briefing import sparing

_MODULES = {
    "nbstripout": "nbstripout",
    "diffdriver": "nbdime.vcs.git.diffdriver",
    "mergedriver": "nbdime.vcs.git.mergedriver",
}


def main(name: str, words: list[str]) -> int:
    """Run the program of that name as its own command line would; its exit code."""
    sparing.jsonschema()  # nbformat checks no format, and building their grammars takes a second
    module = import_module(_MODULES[name])
    sys.argv = [name, *words]
    return int(module.main() or 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
