"""PDF files: the text layer in reading order; scans through tesseract when it is installed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from briefing.cleaning import Known, assembled, pdftext
from briefing.cleaning.pdftext import Page
from briefing.errors import SourceError
from briefing.models import Article, Origin
from briefing.sources import ocr
from briefing.sources.pdfpages import page_of

NAME = "a PDF file"
SUFFIXES = (".pdf",)
LARGEST = 200_000_000  # bytes: scans are large
ISOLATED = True
SECONDS = 900  # a scan is read by tesseract, some seconds a page

_MARK = b"%PDF-"
_HEAD = 1_024  # bytes among which the mark stands
_TAIL = 2_048  # bytes among which the mark of the end stands
_MOST_PAGES = 2_000
_MOST_TEXT = 4_000_000  # code points
_FEWEST = 12  # letters of a page; with fewer it is a picture with a stamp on it
_PASSWORD = 4  # PDFium's number of this error (fpdfview.h)
_AGAIN = "Get it again, or save its text."


def recognises(raw: bytes) -> bool:
    """True for bytes that begin as a PDF file does."""
    return _MARK in raw[:_HEAD] and not raw[:_HEAD].lstrip().startswith(b"<")


def read(raw: bytes, place: str) -> Iterator[Article]:
    """The one article of a PDF file.

    Raises SourceError when it is encrypted, damaged, or a scan that cannot be read here.
    """
    from pypdfium2 import PdfDocument, PdfiumError

    if _MARK not in raw[:_HEAD]:
        raise SourceError(f"{place}: this is no PDF file. Check what was saved under this name.")
    try:
        document = PdfDocument(raw)
    except PdfiumError as error:
        raise SourceError(_unopened(place, error, raw)) from error
    try:
        article = _article(document, Origin.of(raw, place))
        cut = () if _ends(raw) else ("the file breaks off before its end; a part may be missing",)
        yield replace(article, notes=(*cut, *article.notes))
    except PdfiumError as error:
        raise SourceError(f"{place}: this PDF file is damaged ({error}). {_AGAIN}") from error
    finally:
        document.close()


def _ends(raw: bytes) -> bool:
    return b"%%EOF" in raw[-_TAIL:]


def _unopened(place: str, error: Exception, raw: bytes) -> str:
    if getattr(error, "err_code", None) == _PASSWORD or "password" in str(error).casefold():
        return f"{place}: this PDF file is locked with a password. Save an open copy of it."
    if not _ends(raw):
        return f"{place}: this PDF file breaks off before its end. Get it again, whole."
    return f"{place}: this PDF file is damaged. {_AGAIN}"


def _article(document: Any, origin: Origin) -> Article:
    pages, notes = _pages(document, origin.place)
    record = document.get_metadata_dict()
    printed = pdftext.read(pages, record.get("Title"))
    if not printed.paragraphs:
        raise SourceError(f"{origin.place}: no text was found in it. Check that it is an article.")
    known = _signed(printed.known, printed.paragraphs, record.get("Author"))
    dates = [f"{name} {record[key][:40]}" for key, name in _DATES if record.get(key)]
    if known.published is None and dates:
        notes.append(f"the file's own dates are none of publication ({', '.join(dates)})")
    return assembled(replace(known, notes=(*notes, *known.notes)), printed.paragraphs, origin)


_DATES = (("CreationDate", "made"), ("ModDate", "changed"))


def _pages(document: Any, place: str) -> tuple[list[Page], list[str]]:
    """The pages with their words, and what was not read of them."""
    count = len(document)
    if not count:
        raise SourceError(f"{place}: this PDF file has no page. Get it again, whole.")
    notes, pages, broken, letters = [], [], [], 0
    for number in range(1, min(count, _MOST_PAGES) + 1):
        page = _page(document, number)
        broken += [] if page else [number]
        pages.append(page or Page(number, 1, 1))
        letters += sum(len(word.text) for word in pages[-1].words)
        if letters > _MOST_TEXT:
            break
    if len(pages) < count:
        notes.append(f"only the first {len(pages):,} of {count:,} pages were read")
    if broken:
        notes.append(f"{_listed(broken)}: damaged, not read")
    if len(broken) == len(pages):
        raise SourceError(f"{place}: {_listed(broken)} of this PDF file cannot be read. {_AGAIN}")
    bare = [
        page.number
        for page in pages
        if page.number not in broken and _is_bare(page) and _has_picture(document, page)
    ]
    if bare:
        notes.append(_recognised(document, pages, bare, place))
    return pages, notes


def _page(document: Any, number: int) -> Page | None:
    """One page; None when it is damaged, which costs this page only."""
    from pypdfium2 import PdfiumError

    try:
        page = document[number - 1]
        try:
            return page_of(page, number)
        finally:
            page.close()
    except PdfiumError:
        return None


def _is_bare(page: Page) -> bool:
    return sum(c.isalnum() for word in page.words for c in word.text) < _FEWEST


def _has_picture(document: Any, page: Page) -> bool:
    """True for a page with anything drawn on it."""
    drawn = document[page.number - 1]
    return next(iter(drawn.get_objects(max_depth=2)), None) is not None


def _recognised(document: Any, pages: list[Page], bare: list[int], place: str) -> str:
    """Fill the pages without text by tesseract; say what came of it."""
    scan = len(bare) == sum(1 for page in pages if page.words or page.number in bare)
    version = ocr.version()
    if version is None and scan:
        raise SourceError(
            f"{place}: a scan without a text layer. Install tesseract to have it read (on Debian: "
            "apt install tesseract-ocr), or make a text layer with ocrmypdf."
        )
    which = _listed(bare)
    if version is None:
        return f"{which}: pictures without text, not read; tesseract is not installed"
    done = list(ocr.pages(document, bare))
    for page in done:
        pages[page.number - 1] = page
    read_now = _listed([page.number for page in done])
    told = f"{read_now}: text by OCR (tesseract {version}), may hold errors"
    missed = bare[len(done) :]
    if not any(page.words for page in done) and scan:
        raise SourceError(f"{place}: a scan in which OCR found no words. Check its pages.")
    return told + (f"; {_listed(missed)} took too long and were not read" if missed else "")


def _listed(numbers: list[int]) -> str:
    shown = ", ".join(map(str, numbers[:10])) + (" …" if len(numbers) > 10 else "")
    return f"{'page' if len(numbers) == 1 else 'pages'} {shown}"


def _signed(known: Known, paragraphs: tuple[str, ...], author: str | None) -> Known:
    """The writer in the file's own record, if the text names the same at its start or end."""
    name = " ".join((author or "").split())
    if known.byline or not 3 <= len(name) <= 200:
        return known
    near = " ".join((*paragraphs[:5], *paragraphs[-12:])).casefold()
    if len(name.split()) > 1 and name.casefold() in near:
        return replace(known, byline=name)
    note = f"the file's own record names the author {name!r}; the text does not"
    return replace(known, notes=(*known.notes, note))
