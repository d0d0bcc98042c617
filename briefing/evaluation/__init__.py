"""How well the kit reads: its readings against texts that people have labelled.

>>> scores = evaluate_reading(Path("gold"), Path("predictions"))    # doctest: +SKIP
>>> scores.total["times"].f1                                        # doctest: +SKIP
"""

from briefing.evaluation.counts import Count, interval
from briefing.evaluation.run import evaluate_reading
from briefing.evaluation.scores import Scores
from briefing.evaluation.texts import article_of

__all__ = ["Count", "Scores", "article_of", "evaluate_reading", "interval"]
