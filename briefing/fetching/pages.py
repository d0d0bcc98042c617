"""A page asked for, kept and noted: what one URL comes to, whatever happens on the way."""

from __future__ import annotations

import time
from dataclasses import replace

from briefing.errors import SourceError
from briefing.fetching import media
from briefing.fetching.failures import FailedError, LaterError, RefusedError
from briefing.fetching.ledger import Page, moment
from briefing.fetching.links import links
from briefing.fetching.rawstore import RawStore
from briefing.fetching.report import Outcome
from briefing.fetching.urls import Url, joined, redacted, url
from briefing.fetching.visits import Known, Visit, Visitor, passing


class Pages:
    """Fetches pages into a raw store."""

    def __init__(self, visitor: Visitor, store: RawStore, entries: int) -> None:
        """Follow at most `entries` of the pages a feed leads to."""
        self._visitor = visitor
        self._store = store
        self._ledger = store.ledger
        self._entries = entries

    def fetch(self, address: str, feed: str | None = None) -> Outcome:
        """Fetch one page; whatever goes wrong is in the outcome and in the ledger.

        Raises only what makes the whole run pointless: PathError, LibraryError.
        """
        shown = redacted(address)
        try:
            asked = url(address)
            shown = str(asked)
            known = self._ledger.page(shown)
            _due(known)
            visit = self._visitor.visit(asked, self._known(known))
            return replace(self._kept(shown, visit, known), feed=feed)
        except LaterError as error:
            return Outcome(shown, "later", str(error), feed)
        except (RefusedError, FailedError) as error:
            return replace(self._failed(shown, error), feed=feed)

    def leads(self, address: str) -> tuple[str, ...]:
        """The pages a kept feed leads to that have still to be fetched, the first ones first.

        Raises SourceError when what is kept is no feed.
        """
        page = self._ledger.page(address)
        if page is None or page.sha256 is None or page.final_url is None:
            return ()
        found = self._ledger.links(address, page.sha256)
        if found is None:
            raw = self._store.read(page.sha256)
            found, whole = links(raw, page.final_url)
            self._ledger.keep_links(address, page.sha256, found, whole=whole)
        base = url(page.final_url)
        wanted = dict.fromkeys(_absolute(base, one) for one in found)
        known = {one: self._ledger.page(one) for one in wanted}
        unsettled = [one for one, page in known.items() if not _settled(page)]
        # What was tried in vain comes last, or it would keep the others out for ever.
        return tuple(sorted(unsettled, key=lambda one: known[one] is not None)[: self._entries])

    def is_feed(self, address: str) -> bool:
        """Whether what is kept of a page says that it is a feed."""
        from briefing.sources import feed

        page = self._ledger.page(address)
        return bool(page and page.sha256 and feed.recognises(self._store.read(page.sha256)))

    def _known(self, page: Page | None) -> Known | None:
        """What to tell the server of the bytes that are kept, if they still are."""
        if page is None or page.final_url is None or not self._store.has(page.sha256, page.size):
            return None
        headers = {"If-None-Match": page.etag, "If-Modified-Since": page.last_modified}
        return Known(page.final_url, {name: value for name, value in headers.items() if value})

    def _kept(self, shown: str, visit: Visit, before: Page | None) -> Outcome:
        headers = visit.answer.headers
        kind, charset = media.media_type(headers.get("content-type", ""))
        page = Page(
            url=shown,
            final_url=str(visit.url),
            status=visit.answer.status,
            media_type=kind,
            charset=charset,
            etag=_tag(headers.get("etag")),
            last_modified=_tag(headers.get("last-modified")),
            fetched_at=moment(),
            sha256=before.sha256 if before else None,
            size=before.size if before else None,
            error=None,
            next_allowed=None,
        )
        if visit.answer.status == 304 and before:
            self._ledger.keep(_still(before, page), None)
            return Outcome(shown, "unchanged")
        suffix = media.suffix(kind, visit.answer.body)
        if suffix is None:
            why = f"nobody reads {kind or 'content of no known kind'}"
            self._ledger.keep(replace(page, etag=None, last_modified=None, error=why), None)
            return Outcome(shown, "unread", why)
        if not visit.answer.body.strip():
            return self._failed(shown, FailedError("its server sent an empty page", status=200))
        sha256, file = self._store.save(visit.answer.body, suffix)
        self._ledger.keep(replace(page, sha256=sha256, size=len(visit.answer.body)), file)
        if page.sha256 == sha256:
            return Outcome(shown, "unchanged", file=file)
        return Outcome(shown, "changed" if page.sha256 else "new", file=file)

    def _failed(self, shown: str, error: SourceError) -> Outcome:
        status = error.status if isinstance(error, FailedError) else None
        wait = error.wait if isinstance(error, FailedError) else None
        until = moment(time.time() + wait) if wait else None
        self._ledger.fail(shown, status, str(error), until)
        return Outcome(
            shown, "refused" if isinstance(error, RefusedError) else "failed", str(error)
        )


def _settled(page: Page | None) -> bool:
    """Whether a page need not be asked for again because a feed leads to it."""
    if page is None or page.status is None:
        return page is not None and page.sha256 is not None
    gone = 400 <= page.status < 500 and not passing(page.status)
    return page.sha256 is not None or page.status == 200 or gone


def _due(known: Page | None) -> None:
    """Raise LaterError when the server has named a time that is still to come."""
    if known and known.next_allowed and known.next_allowed > moment():
        raise LaterError(f"its server asked to be left alone until {known.next_allowed}")


def _absolute(base: Url, link: str) -> str:
    try:
        return str(joined(base, link))
    except RefusedError:
        return redacted(link)  # asked for by this name, it is refused with the reason


def _still(before: Page, page: Page) -> Page:
    """The page as it was, with the time of this look; a 304 may leave headers out."""
    return replace(
        before,
        fetched_at=page.fetched_at,
        etag=page.etag or before.etag,
        last_modified=page.last_modified or before.last_modified,
        error=None,
        next_allowed=None,
    )


def _tag(value: str | None) -> str | None:
    """A header to be sent back: short, printable, or not at all."""
    return value if value and len(value) <= 1000 and value.isprintable() else None
