"""Pages and feeds from the net: politely, safely, and kept as they came."""

from briefing.fetching.opml import Feed, feeds
from briefing.fetching.rawstore import stored
from briefing.fetching.report import FetchReport, Outcome
from briefing.fetching.run import fetch
from briefing.fetching.settings import Settings, read_settings

__all__ = [
    "Feed",
    "FetchReport",
    "Outcome",
    "Settings",
    "feeds",
    "fetch",
    "read_settings",
    "stored",
]
