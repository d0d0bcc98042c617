"""Every link of the documents leads somewhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import PROJECT
from tests.documentation.links import dead, fault, links, outside, pages


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.relative_to(PROJECT).as_posix())
def test_every_link_of_the_page_leads_somewhere(page: Path) -> None:
    """To a file of the project and a heading of it, or, by its form, to an https address."""
    found = [*links(page.read_text("utf-8"))]
    lost = [
        f"line {line}: {target}: {why}" for line, target in found if (why := fault(page, target))
    ]
    assert lost == []


@pytest.mark.parametrize(
    ("target", "why"),
    [
        ("b.md", ""),
        ("b.md#the-first-name-1", ""),
        ("#here", ""),
        ("mailto:desk@example.org", ""),
        ("https://example.org/a?b=c#d", ""),
        ("c.md", "no such file"),
        ("b.md#the-last-name", "no such heading"),
        ("../elsewhere.md", "leaves the project"),
        ("http://example.org", "not an https address"),
        ("https://nowhere", "not an https address"),
    ],
)
def test_what_is_wrong_with_a_link(target: str, why: str, tmp_path: Path) -> None:
    """Each fault by its name."""
    (tmp_path / "a.md").write_text("# Here\n", "utf-8")
    (tmp_path / "b.md").write_text("# The *first* `name`\n\n## The first name\n", "utf-8")
    assert fault(tmp_path / "a.md", target, tmp_path) == why


def test_links_are_found_wherever_they_stand() -> None:
    """In tables, as pictures, by reference, in HTML; not in code."""
    text = (
        "[a](a.md)\n\n| b |\n|---|\n| [c](c.md) |\n\n![d](d.png)\n\n[e][f]\n\n"
        '<img src="g.png">\n\n`[h](h.md)`\n\n```\n[i](i.md)\n```\n\n[f]: f.md\n'
    )
    assert [target for _, target in links(text)] == ["a.md", "c.md", "d.png", "f.md", "g.png"]


def test_dead_links_of_a_site_are_told(tmp_path: Path) -> None:
    """To a page that is not there, and to a place that a page does not have."""
    (tmp_path / "a.html").write_text(
        '<a href="b.html#here">1</a><a href="b.html#there">2</a><img src="c.png">', "utf-8"
    )
    (tmp_path / "b.html").write_text('<p id="here">3</p>', "utf-8")
    assert [*dead(tmp_path)] == ["a.html: b.html#there", "a.html: c.png"]


def test_addresses_of_the_web_are_listed() -> None:
    """Each once; `python -m tests.documentation.links` prints them."""
    found = outside()
    assert found == sorted({*found})
    assert "https://www.first.org/tlp/" in found
