"""The store of articles and their readings: add, search, and gather what is about a topic."""

from briefing.library.coverage import Coverage
from briefing.library.ingest import IngestReport
from briefing.library.opening import create_library, ingest, open_library
from briefing.library.store import Library

__all__ = ["Coverage", "IngestReport", "Library", "create_library", "ingest", "open_library"]
