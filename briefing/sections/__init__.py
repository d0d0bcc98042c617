"""The blocks of a briefing: each takes a coverage and returns a record that shows itself."""

from briefing.sections.actors import actors
from briefing.sections.argued import argued
from briefing.sections.bottom_line import bottom_line
from briefing.sections.front import front
from briefing.sections.gaps import gaps
from briefing.sections.headlines import headed
from briefing.sections.key_points import key_points
from briefing.sections.quotations import quotations
from briefing.sections.reported import reported
from briefing.sections.sources import annex, sources
from briefing.sections.summaries import summaries
from briefing.sections.terms import terms
from briefing.sections.timeline import timeline
from briefing.sections.watch import watch

__all__ = [
    "actors",
    "annex",
    "argued",
    "bottom_line",
    "front",
    "gaps",
    "key_points",
    "quotations",
    "reported",
    "sources",
    "summaries",
    "terms",
    "timeline",
    "watch",
]

# Every section is given its headline here, so that none can forget it.
globals().update({name: headed(globals()[name]) for name in {*__all__} - {"annex", "front"}})
