"""What the site is made of: editions of reports, what they say, and the files that come of them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field

import msgspec

from briefing.delivery.copies import Copy
from briefing.delivery.site import addresses
from briefing.errors import DeliveryError
from briefing.exporters.brand import KIT, Brand


class Part(msgspec.Struct, frozen=True):
    """A section of a report: its title and its sentences, a row of a table being one."""

    title: str
    sentences: tuple[str, ...]


class Text(msgspec.Struct, frozen=True):
    """What a report says, as it is printed in its page.

    `texts` are hashes of what is printed of each source's text, in the order of `sources`.
    """

    title: str = ""
    bottom_line: str = ""
    parts: tuple[Part, ...] = ()
    sources: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Piece:
    """A file of the site: SHA-256 in hex digits, its size in bytes, and how to get it."""

    sha256: str
    size: int
    get: Callable[[], bytes]

    @classmethod
    def of(cls, raw: bytes) -> Piece:
        """A file whose bytes are at hand."""
        return cls(hashlib.sha256(raw).hexdigest(), len(raw), lambda: raw)

    def read(self) -> bytes:
        """Its bytes. Raises DeliveryError when they are others than those it was made for."""
        raw = self.get()
        if hashlib.sha256(raw).hexdigest() != self.sha256:
            raise DeliveryError(
                "a file of a report was changed while the site was built. Try again."
            )
        return raw


@dataclass(frozen=True, slots=True)
class Edition:
    """One version of a report, or the draft of a day, as the site shows it.

    `files` are the report's own by their address, none once it is withdrawn. `before` is the
    edition it is compared with, None for the first. `overtaken` is the version that stands in its
    place now, 0 for the newest, drafts and what is withdrawn.
    """

    copy: Copy
    text: Text = field(default_factory=Text)
    files: dict[str, Piece] = field(default_factory=dict)
    before: Edition | None = None
    overtaken: int = 0

    @property
    def title(self) -> str:
        """The title; that of a version for others is taken from what is printed for them."""
        copy = self.copy
        own = self.text.title if copy.audience and not self.is_withdrawn else copy.title
        return own or self.text.title or copy.key

    @property
    def bottom_line(self) -> str:
        """The bottom line, as `title`; empty when there is none."""
        own = "" if self.copy.audience else self.copy.bottom_line
        return own or self.text.bottom_line

    @property
    def topic(self) -> str:
        """What it is about; the name of its report where nobody has said."""
        return self.copy.topic or self.copy.key

    @property
    def pdf(self) -> str:
        """The address of its PDF, empty without one."""
        place = addresses.printed(self.copy)
        return place if place in self.files else ""

    @property
    def is_withdrawn(self) -> bool:
        """True when a notice stands in its place."""
        return self.copy.status == "withdrawn"

    @property
    def is_nameless(self) -> bool:
        """True for a notice that tells nothing of the report, as its marking asks."""
        return self.is_withdrawn and self.copy.title == self.copy.key


@dataclass(frozen=True, slots=True)
class Night:
    """The runs of one day: how many ended how, and what went wrong, by name, status and how often.

    `others` counts those that went wrong and may not be named here.
    """

    day: str
    counts: dict[str, int]
    failures: tuple[tuple[str, str, int], ...] = ()
    others: int = 0


@dataclass(frozen=True, slots=True)
class Settings:
    """How a site is: its name, where it lies, and the style of its house.

    `base` is the address readers find it at, empty when nobody knows: then there is no sitemap,
    and feeds have relative links. `nights` are the latest first.
    """

    title: str = "Briefings"
    base: str = ""
    brand: Brand = KIT
    nights: tuple[Night, ...] = ()


@dataclass(frozen=True, slots=True)
class Site:
    """A whole site: its files by name, the copies it shows, and those it could not.

    `last` are the names that link to others: they are published after them, in this order.
    """

    files: dict[str, Piece]
    shown: tuple[Copy, ...]
    marking: str
    lost: tuple[tuple[Copy, str], ...] = ()
    last: tuple[str, ...] = ()
