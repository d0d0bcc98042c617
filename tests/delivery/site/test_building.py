"""The site as a whole: what it shows, what it never shows, and that its links lead somewhere."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from briefing.delivery.site import addresses
from briefing.exporters.brand import KIT, Logo
from tests.delivery.site import links, made
from tests.delivery.site.made import pages

STEEL = "topics/steel.html"
V1 = "reports/topic_briefing/steel/v1/report.html"


def test_every_link_leads_somewhere_in_the_site(tmp_path: Path) -> None:
    """Each href and src, and each fragment, of every page; none leads out of it."""
    assert links.broken(pages(made.built(made.every(tmp_path), nights=made.NIGHTS))) == []


def test_a_broken_link_is_found() -> None:
    """The check does look: at missing files, missing places and other hosts."""
    page = b'<p aria-label="Site"><a href="x.html"></a><a href="#no"></a><a href="//h/"></a></p>'
    assert len(links.broken({"index.html": page})) == 3


def test_an_empty_site_says_so() -> None:
    """It has all pages, and the links between them."""
    site = made.built([])
    assert links.broken(pages(site)) == []
    assert "There is nothing to show" in made.text(site, "index.html")
    assert "Nothing is shown here" in made.text(site, "index.html")


def test_the_same_copies_give_the_same_bytes(tmp_path: Path) -> None:
    """In whatever order they come."""
    copies = made.every(tmp_path)
    one, other = made.built(copies), made.built(reversed(copies))
    assert {n: p.sha256 for n, p in one.files.items()} == {
        n: p.sha256 for n, p in other.files.items()
    }


def test_a_report_is_on_the_site_as_it_is(tmp_path: Path) -> None:
    """Page and PDF, byte for byte."""
    copy = made.copy(tmp_path, version=1)
    site = made.built([copy])
    assert site.files[V1].read() == (copy.folder / "briefing.html").read_bytes()
    assert site.files[addresses.printed(copy)].read() == (copy.folder / "briefing.pdf").read_bytes()


def test_a_report_that_was_changed_is_left_out(tmp_path: Path) -> None:
    """Its hash tells; the others are shown."""
    bad, good = made.copy(tmp_path, "steel"), made.copy(tmp_path, "fish")
    (bad.folder / "briefing.html").write_text("other words")
    site = made.built([bad, good])
    assert [copy.topic for copy in site.shown] == ["fish"]
    assert [copy.topic for copy, _ in site.lost] == ["steel"]


def test_a_version_for_others_is_told_in_its_own_words(tmp_path: Path) -> None:
    """Title and bottom line are those printed for them, whatever the house's are."""
    copy = made.copy(tmp_path, version=1, audience="press", key="topic_briefing/steel/press")
    copy = msgspec.structs.replace(copy, title="Kestrel", bottom_line="Operation Kestrel begins.")
    assert [n for n, raw in pages(made.built([copy])).items() if b"Kestrel" in raw] == []


@pytest.mark.parametrize(
    ("markings", "front"),
    [
        (("TLP:CLEAR", "TLP:AMBER"), "TLP:AMBER"),
        (("TLP:RED", "TLP:GREEN"), "TLP:RED"),
        (("TLP:RED", ""), ""),
    ],
)
def test_a_site_has_the_strictest_marking_of_what_it_shows(
    tmp_path: Path, markings: tuple[str, ...], front: str
) -> None:
    """First and last on every page; what nobody has marked counts as above all."""
    copies = [made.copy(tmp_path, f"t{n}", marking=one) for n, one in enumerate(markings)]
    site = made.built(copies)
    assert site.marking == front
    shown = front or "Not marked: ask who gave you this before you pass it on"
    for name in ("index.html", "topics/t0.html", "about.html", "nights.html", "days.html"):
        found = re.findall(
            r'class="marking (?:head|foot)".*?>([^<>]+)<(?!span)', made.text(site, name)
        )
        assert found == [shown, shown]


def test_a_notice_without_a_title_marks_nothing(tmp_path: Path) -> None:
    """What it stands for was stricter than the site may be; of that nothing is left."""
    gone = made.withdrawn(tmp_path, marking="TLP:RED", title="topic_briefing/steel")
    assert made.built([gone, made.copy(tmp_path, "fish")]).marking == "TLP:GREEN"


def test_only_a_clear_site_lets_search_engines_in(tmp_path: Path) -> None:
    """Of any other robots keep out, by file and by page."""
    clear = made.built([made.copy(tmp_path, marking="TLP:CLEAR")], base="https://a.example/b/")
    green = made.built([made.copy(tmp_path)], base="https://a.example/b/")
    assert "Sitemap: https://a.example/b/sitemap.xml" in made.text(clear, "robots.txt")
    assert "noindex" not in made.text(clear, "index.html")
    assert "Disallow: /" in made.text(green, "robots.txt")
    assert "noindex" in made.text(green, STEEL)


def test_the_house_is_on_every_page(tmp_path: Path) -> None:
    """Its name, its logo as a file, its colours and its standing words."""
    logo = Logo(b"<svg xmlns='http://www.w3.org/2000/svg'/>", "svg", "The seal")
    brand = replace(KIT, house="Ministry", boilerplate=("Room 4.12.",), logo=logo, accent="#5a1846")
    site = made.built([made.copy(tmp_path)], brand=brand, title="Ministry")
    page = made.text(site, STEEL)
    assert '<img src="../style/logo.svg" alt="The seal">' in page
    assert "Room 4.12." in page
    assert "#5a1846" in made.text(site, addresses.STYLE)


def test_what_links_comes_last(tmp_path: Path) -> None:
    """Reports and style first, then the pages inside, the front page near the end, then feeds."""
    site = made.built(made.every(tmp_path))
    assert set(site.last) <= set(site.files)
    assert not [n for n in site.last if n.endswith(("report.html", ".pdf", ".css"))]
    order = [site.last.index(n) for n in (STEEL, "topics.html", "index.html", "feed.xml")]
    assert order == sorted(order)


def test_each_piece_knows_its_hash(tmp_path: Path) -> None:
    """And its size."""
    for piece in made.built(made.every(tmp_path)).files.values():
        raw = piece.read()
        assert (piece.sha256, piece.size) == (hashlib.sha256(raw).hexdigest(), len(raw))
