"""How well the kit reads and finds: against texts and pages that people have labelled.

>>> scores = evaluate_reading(Path("gold"), Path("predictions"))    # doctest: +SKIP
>>> scores.total["times"].f1                                        # doctest: +SKIP
"""

from briefing.evaluation.benchmark import SetScores, evaluate
from briefing.evaluation.counts import Count, interval
from briefing.evaluation.extraction import evaluate_extraction
from briefing.evaluation.run import evaluate_reading
from briefing.evaluation.scores import Scores
from briefing.evaluation.texts import article_of

__all__ = [
    "Count",
    "Scores",
    "SetScores",
    "article_of",
    "evaluate",
    "evaluate_extraction",
    "evaluate_reading",
    "interval",
]
