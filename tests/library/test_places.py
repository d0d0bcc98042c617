"""Files known by the address they came from, and tables with a column mapping beside them."""

from __future__ import annotations

from pathlib import Path

from briefing.library import Library, ingest
from tests.build import printed_page

ADDRESS = "https://gazette.test/port"


def stored(folder: Path, name: str, text: str) -> Path:
    """A page as `briefing fetch` keeps it, called by its hash."""
    path = folder / name
    path.write_bytes(printed_page("Port opened", text))
    return path


def test_a_page_that_changed_at_its_address_is_a_new_version(tmp_path: Path) -> None:
    """The files are two, the address is one; the older text stays."""
    library = Library()
    for name, town in (("aa.html", "Oslo"), ("bb.html", "Bergen")):
        path = stored(tmp_path, name, f"The ministers met in {town} and talked about radar data.")
        report = ingest([path], library, places={path: ADDRESS})
    (article,) = library.articles()
    assert (report.changed, article.origin.place, article.url) == (1, ADDRESS, ADDRESS)
    assert len(library.versions(article.id)) == 2


def test_a_new_column_mapping_is_read(tmp_path: Path) -> None:
    """Though the table itself is as it was; the mapping is no input."""
    (tmp_path / "a.csv").write_text('Kopf,Rumpf\nPort,"The ministers met in Oslo."\n', "utf-8")
    library = Library()
    ingest([tmp_path], library)
    (tmp_path / "a.csv.columns.toml").write_text('title = "Kopf"\ntext = "Rumpf"\n', "utf-8")
    report = ingest([tmp_path], library)
    assert (report.added, report.skipped) == (1, ())
    assert ingest([tmp_path], library).files_unchanged == 1
