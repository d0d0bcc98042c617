"""Where things lie on the site: a copy's address is told from the copy alone, and stays for ever.

Names are small letters, digits, hyphens and underscores of ASCII, so that any host, store or disk
takes them. Where that loses anything of a word, a part of its hash keeps two words apart.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache

from briefing.delivery.copies import Copy

INDEX = "index.html"
TOPICS = "topics.html"
DAYS = "days.html"
NIGHTS = "nights.html"
ABOUT = "about.html"
LOST = "404.html"
FEED = "feed.xml"
OPML = "feeds.opml"
SITEMAP = "sitemap.xml"
ROBOTS = "robots.txt"
STYLE = "style/site.css"
SEARCH = "search/search.js"
WORDS = "search/words.js"
ICON = "style/icon.svg"
# What lies in these folders of a place is the site's own, and goes when it is no longer shown.
FOLDERS = ("reports/", "topics/", "days/", "search/", "style/")
ROOT = (ABOUT, LOST, NIGHTS, DAYS, TOPICS, INDEX, FEED, OPML, SITEMAP, ROBOTS)
_LONGEST = 60  # letters of a name; with hash and suffix every file system takes it
_LOST = re.compile(r"[^a-z0-9_]+")
_RESERVED = re.compile(r"con|prn|aux|nul|com[0-9]|lpt[0-9]")  # names Windows keeps for devices
_DIGITS = 12  # of the hash: two of a million words agree by chance in one site of 500
_LIKE_HASHED = re.compile(rf".*-[0-9a-f]{{{_DIGITS}}}")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@lru_cache(maxsize=20_000)
def place(word: str, blank: str = "") -> str:
    """A word as a name: itself where nothing is lost, else what is left of it and a hash.

    `blank` is the sign that becomes a hyphen without being lost, and then no hyphen may be in it.
    """
    plain = unicodedata.normalize("NFKD", word.casefold())
    name = _LOST.sub("-", "".join(c for c in plain if not unicodedata.combining(c)))
    name = name[:_LONGEST].strip("-")
    whole = bool(name) and word == (name.replace("-", blank) if blank else name)
    if whole and not _RESERVED.fullmatch(name) and not _LIKE_HASHED.fullmatch(name):
        return name
    digest = hashlib.sha256(word.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]
    return f"{name or 'x'}-{digest}"


def key(name: str) -> str:
    """The folder of a report, without a slash at its end."""
    return "/".join(place(part) for part in name.split("/"))


def folder(copy: Copy) -> str:
    """The folder of a copy, with a slash at its end: of its version, or of the day of a draft."""
    edition = f"v{copy.version}" if copy.version else place(f"{copy.day}-draft")
    return f"reports/{key(copy.key)}/{edition}/"


def report(copy: Copy) -> str:
    """The page of a copy: the report itself, or the notice in its place once it is withdrawn."""
    return folder(copy) + "report.html"


def printed(copy: Copy) -> str:
    """The PDF of a copy."""
    return folder(copy) + "report.pdf"


def changes(copy: Copy) -> str:
    """The page that compares a copy with the one before it."""
    return folder(copy) + "changes.html"


def topic(name: str) -> str:
    """The page of a topic."""
    return f"topics/{place(name, ' ')}.html"


def feed(name: str) -> str:
    """The feed of a topic."""
    return f"topics/{place(name, ' ')}.xml"


def opml(name: str) -> str:
    """The list of feeds of a topic."""
    return f"topics/{place(name, ' ')}.opml"


def day(date: str) -> str:
    """The page of a day; of what has none, one page for all."""
    return f"days/{date if _DAY.fullmatch(date) else 'undated'}.html"


def up(name: str) -> str:
    """The way from a page to the root of the site: "" or "../" for each folder."""
    return "../" * name.count("/")
