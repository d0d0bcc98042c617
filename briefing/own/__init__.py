"""What a project adds to the kit by one file each: sections, sources, figures, formats.

The files lie in `own/sections/`, `own/sources/`, `own/figures/` and `own/formats/` of the project.
They are code of its house: trusted to run, as its notebooks are, and not to be right. What a
section or figure of them says is proven like the kit's (`briefing.checks.owned`).
"""

from briefing.own.finding import FOLDER, KINDS, OFF, home
from briefing.own.loading import find, found, loaded
from briefing.own.records import Fault, Own
from briefing.own.standing import faults, hashes, listed, names

__all__ = [
    "FOLDER",
    "KINDS",
    "OFF",
    "Fault",
    "Own",
    "faults",
    "find",
    "found",
    "hashes",
    "home",
    "listed",
    "loaded",
    "names",
]
