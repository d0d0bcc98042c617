"""Open a library by its place: a file made by ingest, or a folder of articles as it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from briefing.errors import LibraryError, PathError
from briefing.library.ingest import IngestReport, Progress, fill
from briefing.library.nearby import nearby
from briefing.library.store import Library
from briefing.project import resolve

SUFFIXES = (".db", ".sqlite")


def open_library(place: str | Path) -> Library:
    """The library at `place`, a path relative to the project.

    A folder is read as it is; a file must be a library made by `briefing ingest`. Raises
    PathError when there is none, or no article in it, and LibraryError when it is damaged.

    >>> from briefing import open_library
    >>> library = open_library("data/sample")
    >>> coverage = library.about("trilateral security cooperation", since="2023")
    >>> [article.title for article in coverage.articles][0]
    'Put it in writing'
    """
    if not str(place).strip():
        raise PathError("library is empty; name a folder of articles, such as data/sample")
    path = resolve(place)
    if path.is_dir():
        return _folder(path, place)
    if path.is_file():
        return _file(path, place)
    raise PathError(f"library {str(place)!r}: no such folder or file. {nearby(path)}")


def create_library(place: str | Path) -> Library:
    """The library file at `place`, made if there is none. Raises PathError if it cannot be."""
    path = resolve(place)
    if path.suffix not in SUFFIXES:
        raise PathError(f"library {str(place)!r}: give the file a name that ends in .db")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise PathError(f"library {str(place)!r}: its folder cannot be made ({error})") from error
    return Library(path)


def ingest(
    paths: Iterable[Path],
    library: Library | str | Path,
    *,
    places: Mapping[Path, str] | None = None,
    progress: Progress | None = None,
) -> IngestReport:
    """Add the articles of files and folders to a library, named by its file or open already.

    A file that did not change since it was read is not read again; one that changed gives new
    versions of its articles. What cannot be read is listed and costs nothing else. `places` says
    where files came from, such as the URLs of fetched pages, instead of their names. `progress`
    is told how many files were seen, and the last. Raises PathError when a path does not exist
    or the library file cannot be made.

    >>> from pathlib import Path
    >>> from briefing import Library, ingest
    >>> library = Library()
    >>> report = ingest([Path("data/sample")], library)
    >>> len(library), len(report.skipped)
    (19, 0)
    """
    if isinstance(library, Library):
        return fill(library, paths, places=places, progress=progress)
    store = create_library(library)
    try:
        return fill(store, paths, places=places, progress=progress)
    finally:
        store.close()


def _folder(path: Path, place: str | Path) -> Library:
    library = Library()
    report = fill(library, [path])
    if len(library) == 0:
        first = next(iter(report.skipped), None)
        why = f" Not read: {first.place}: {first.why}." if first else ""
        raise PathError(f"library {str(place)!r}: no article in this folder.{why} Add .txt files.")
    return library


def _file(path: Path, place: str | Path) -> Library:
    if path.suffix not in SUFFIXES:
        raise PathError(
            f"library {str(place)!r}: this is one file, not a library. Name its folder, or make a "
            "library of it: briefing ingest FILE --library data/desk.db"
        )
    library = Library(path)
    if len(library) == 0:
        raise LibraryError(f"library {str(place)!r}: no article in it yet; use `briefing ingest`")
    return library
