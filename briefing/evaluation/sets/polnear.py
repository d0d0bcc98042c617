"""PolNeAR: news with every attribution labelled by its source, cue and content.

A direct quotation is an attribution whose content begins and ends with quotation marks; what lies
between may be broken by "she said". It is found with the right speaker when the words of our
quotations with that speaker overlap its content by 0.9 (Jaccard, letters and digits). The speaker
is right when the last name of the labelled source is that of ours. A source that is only "he" or
"she" must be resolved: it stands for the nearest earlier labelled source who is a person and may
be meant; of another pronoun, or one without such a source, the words printed must agree.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefing.evaluation import polnearreports
from briefing.evaluation.extractionfiles import Files
from briefing.evaluation.outcome import Outcome
from briefing.evaluation.polnearfiles import Text, load, paths
from briefing.evaluation.polnearquotes import Table
from briefing.models import Skipped
from briefing.reading import read

NAME = "PolNeAR"
TASKS = frozenset({"quotes"})


def outcomes(task: str, files: Files) -> Iterator[Outcome | Skipped]:
    """The scores of each text."""
    del task  # one task only
    for text_path, labels_path in paths(files):
        try:
            text = load(text_path, labels_path, files)
        except (ValueError, OSError) as error:
            yield Skipped(text_path, f"{type(error).__name__}: {error}")
            continue
        yield scored(text)


def scored(text: Text) -> Outcome:
    """Score what is read in one text."""
    reading = read(text.article)
    table = Table(text, reading)
    counts = table.counts() | polnearreports.counts(text, reading.attributions)
    return Outcome(text.path, counts, slips=tuple(table.slips()))
