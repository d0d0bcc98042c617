"""What texts claim, which claims are about one event, and in what they agree or do not.

Stands right of `briefing.reading`, left of the sections. All functions are pure, need no model,
and answer the same articles from memory. The records: `Claim`, `Group`, `Conflict`, `Utterance`,
`Printing`.

    claims(article)      -> tuple[Claim, ...]       what one article reports
    same(one, other)     -> bool                    whether two claims are about one event
    groups(articles)     -> tuple[Group, ...]       claims of one event told twice or more
    conflicts(articles)  -> tuple[Conflict, ...]    where they disagree, the surest first
    utterances(articles) -> tuple[Utterance, ...]   words of one speaker, as each text prints them
"""

from briefing.claims.find import claims
from briefing.claims.grouping import conflicts, groups
from briefing.claims.matching import Scale, likeness, same
from briefing.claims.records import Claim, Conflict, Disagreement, Group, Printing, Utterance
from briefing.claims.speech import utterances

__all__ = [
    "Claim",
    "Conflict",
    "Disagreement",
    "Group",
    "Printing",
    "Scale",
    "Utterance",
    "claims",
    "conflicts",
    "groups",
    "likeness",
    "same",
    "utterances",
]
