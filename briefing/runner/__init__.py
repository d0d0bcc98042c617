"""From a notebook and its parameters to reports that can be checked.

>>> from briefing import run                                     # doctest: +SKIP
>>> run("topic_briefing", {"topic": "export controls"}).folder   # doctest: +SKIP
"""

from briefing.runner.notebooks import find, known, load
from briefing.runner.performing import perform
from briefing.runner.run import FORMATS, USUAL, Run, run

__all__ = ["FORMATS", "USUAL", "Run", "find", "known", "load", "perform", "run"]
