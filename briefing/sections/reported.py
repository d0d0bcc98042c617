"""What the sources report as fact or give to a named speaker, beyond page one."""

from __future__ import annotations

from briefing.library import Coverage
from briefing.models import Section
from briefing.sections import titling
from briefing.sections.bottom_line import chosen as on_top
from briefing.sections.choice import choose, in_order, telling
from briefing.sections.key_points import chosen as key

FACTS = 10
WORDS = 190


def reported(coverage: Coverage) -> Section:
    """Up to ten more facts, in the order of the sources."""
    taken = [*titling.printed(coverage), *on_top(coverage), *key(coverage)]
    limit = 3 if len(coverage.articles) > 3 else FACTS
    facts = choose(telling(coverage), FACTS, words=WORDS, taken=taken, per_article=limit, same=0.6)
    return coverage.keep(
        Section(
            slug="reported",
            title="What is reported",
            statements=in_order(facts),
            empty="Nothing is reported beyond page one.",
        )
    )
