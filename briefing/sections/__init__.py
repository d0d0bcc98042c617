"""The blocks of a briefing: each takes a coverage and returns a record that shows itself."""

from __future__ import annotations

from collections.abc import Callable

from briefing import own
from briefing.errors import nearest
from briefing.library import Coverage
from briefing.models import Section
from briefing.own import taken
from briefing.sections.about_actor import about_actor
from briefing.sections.actors import actors
from briefing.sections.agreed import agreed
from briefing.sections.argued import argued
from briefing.sections.bottom_line import bottom_line
from briefing.sections.changed import changed
from briefing.sections.changes import changes
from briefing.sections.chronology import chronology
from briefing.sections.coming_up import coming_up
from briefing.sections.conflicts import conflicts
from briefing.sections.contacts import contacts
from briefing.sections.corrections import corrections
from briefing.sections.coverage_over_time import coverage_over_time
from briefing.sections.dates_read import dates_read
from briefing.sections.described import described
from briefing.sections.disputed_dates import disputed_dates
from briefing.sections.event_card import event_card
from briefing.sections.forecasts import forecasts
from briefing.sections.framing import framing
from briefing.sections.front import front
from briefing.sections.gaps import gaps
from briefing.sections.headlines import headed
from briefing.sections.identity import identity
from briefing.sections.independence import independence
from briefing.sections.key_judgements import key_judgements
from briefing.sections.key_points import key_points
from briefing.sections.meaning import meaning
from briefing.sections.mentions import mentions
from briefing.sections.new import new
from briefing.sections.next_appearances import next_appearances
from briefing.sections.not_heard import not_heard
from briefing.sections.only_in_one import only_in_one
from briefing.sections.own_voice import own_voice
from briefing.sections.owned import maker
from briefing.sections.places import places
from briefing.sections.position_changes import position_changes
from briefing.sections.position_now import position_now
from briefing.sections.positions import positions
from briefing.sections.positions_over_time import positions_over_time
from briefing.sections.quiet import quiet
from briefing.sections.quotations import quotations
from briefing.sections.reference_checks import reference_checks
from briefing.sections.repeated import repeated
from briefing.sections.reported import reported
from briefing.sections.review import review
from briefing.sections.run_line import run_line
from briefing.sections.said_of import said_of
from briefing.sections.same_words import same_words
from briefing.sections.scale import scale
from briefing.sections.scored import scored
from briefing.sections.silence import silence
from briefing.sections.source_table import source_table
from briefing.sections.sources import annex, sources
from briefing.sections.summaries import summaries
from briefing.sections.terms import terms
from briefing.sections.three_things import three_things
from briefing.sections.timeline import timeline
from briefing.sections.turning_points import turning_points
from briefing.sections.undated import undated
from briefing.sections.upcoming import upcoming
from briefing.sections.watch import watch
from briefing.sections.words import words

__all__ = [
    "about_actor",
    "actors",
    "agreed",
    "annex",
    "argued",
    "bottom_line",
    "changed",
    "changes",
    "chronology",
    "coming_up",
    "conflicts",
    "contacts",
    "corrections",
    "coverage_over_time",
    "dates_read",
    "described",
    "disputed_dates",
    "event_card",
    "forecasts",
    "framing",
    "front",
    "gaps",
    "identity",
    "independence",
    "key_judgements",
    "key_points",
    "meaning",
    "mentions",
    "new",
    "next_appearances",
    "not_heard",
    "only_in_one",
    "own_voice",
    "places",
    "position_changes",
    "position_now",
    "positions",
    "positions_over_time",
    "quiet",
    "quotations",
    "reference_checks",
    "repeated",
    "reported",
    "review",
    "run_line",
    "said_of",
    "same_words",
    "scale",
    "scored",
    "silence",
    "source_table",
    "sources",
    "summaries",
    "terms",
    "three_things",
    "timeline",
    "turning_points",
    "undated",
    "upcoming",
    "watch",
    "words",
]

# Every section is given its headline here, so that none can forget it.
_PLAIN = {"about_actor", "annex", "front"}
globals().update({name: headed(globals()[name]) for name in {*__all__} - _PLAIN})


def __getattr__(name: str) -> Callable[[Coverage], Section]:
    """A section or figure that the project adds: own/sections/NAME.py or own/figures/NAME.py.

    Raises AttributeError when there is none, and OwnError when its file cannot be used.
    """
    if name.startswith("_") or name in taken.sections():  # asked for as a module of this package
        raise AttributeError(name, name=name)
    found = maker(name)
    if found is None:
        near = nearest(name, {*__all__, *own.names("sections"), *own.names("figures")})
        raise AttributeError(f"no section named {name!r}. {near}", name=name)
    return headed(found)


def __dir__() -> list[str]:
    return [*globals(), *own.names("sections"), *own.names("figures")]
