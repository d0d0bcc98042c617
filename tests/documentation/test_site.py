"""The site of the documents: built without a warning, asking nothing of the net, open to all."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from briefing import sections
from briefing.cli import commands
from docs.building import commands as reference
from docs.building import gallery
from tests.conftest import PROJECT
from tests.documentation.links import dead

_ASKS = re.compile(r'<(?:link|script|img|iframe|source)\b[^>]*\b(?:src|href)="(?:https?:)?//[^"]*"')
_OTHER = re.compile(r"""(?:@import|url\()\s*["']?(?:https?:)?//""")
_BROWSER = shutil.which("chromium") or shutil.which("chromium-browser")
SEVERE = ("serious", "critical")
LOOKED_AT = ("docs/index", "docs/tutorials/scheduler", "docs/reference/commands")


@dataclass(frozen=True, slots=True)
class Site:
    """A site that was built: its folder, and what the build said of it."""

    folder: Path
    said: str
    code: int


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site as `make docs` builds it, but for the sample reports."""
    pytest.importorskip("myst_parser", reason="no Sphinx (`make dev`): the site was not built")
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "sphinx", "-c", "docs", "-b", "html", "-n", "-W", "-q"]
    places = ["--keep-going", "-d", str(folder / "kept"), ".", str(folder / "html")]
    done = subprocess.run(
        [*command, *places], cwd=PROJECT, capture_output=True, text=True, check=False
    )
    return Site(folder / "html", done.stdout + done.stderr, done.returncode)


def test_it_is_built_without_a_warning(site: Site) -> None:
    """Each link, each name in a docstring, each page in a list."""
    assert (site.said, site.code) == ("", 0)


def test_it_asks_nothing_of_the_net(site: Site) -> None:
    """No fonts, scripts, pictures or styles from elsewhere: it opens from a folder."""
    asked = [
        f"{path.name}: {found[0][:120]}"
        for path in [*site.folder.rglob("*.html"), *site.folder.rglob("*.css")]
        for found in (_ASKS if path.suffix == ".html" else _OTHER).finditer(path.read_text("utf-8"))
    ]
    assert asked == []


def test_no_link_within_it_is_dead(site: Site) -> None:
    """Each leads to a file of the site, and to a place in it."""
    assert [*dead(site.folder)] == []


def test_its_folder_opens_with_the_first_page(site: Site) -> None:
    """Though the pages lie where they lie in the project."""
    assert 'url=docs/index.html"' in (site.folder / "index.html").read_text("utf-8")
    assert (site.folder / "docs" / "index.html").exists()


def test_every_command_has_its_options_told() -> None:
    """Those of groups too, none twice."""
    told = re.findall(r"(?m)^#{2,4} briefing (.+)$", reference.page())
    assert {name.split()[0] for name in told} == {*commands.list_commands(None)}  # type: ignore[arg-type]
    assert len(told) == len({*told})


def test_every_section_has_its_line(site: Site) -> None:
    """With its title in a report."""
    page = (site.folder / "docs" / "reference" / "sections.html").read_text("utf-8")
    assert [name for name in sections.__all__ if f">{name}</span>" not in page] == []


def test_what_was_not_made_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Without the sample reports the gallery has their names, and says how to make them."""
    monkeypatch.setattr(gallery, "MADE", tmp_path / "nothing")
    assert gallery.page().count("Not made in this build: `make docs`") == len(gallery.KINDS)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    """A browser; without one the looks are not tried."""
    playwright = pytest.importorskip(
        "playwright.sync_api", reason="no playwright (`make dev`): the site was not looked at"
    )
    if _BROWSER is None:
        pytest.skip("no Chromium: the site was not looked at")
    with playwright.sync_playwright() as driver:
        started = driver.chromium.launch(
            executable_path=_BROWSER, args=["--no-sandbox", "--disable-gpu", "--disable-quic"]
        )
        yield started
        started.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_is_open_to_all_readers(site: Site, chromium: Any, scheme: str) -> None:
    """By axe-core, on the first page, a lesson and a reference, on a desktop and on a phone."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="no axe (`make dev`)")
    found = []
    for name, width in [(name, width) for name in LOOKED_AT for width in (390, 1300)]:
        page = chromium.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
        page.goto((site.folder / f"{name}.html").as_uri())
        wide = page.evaluate("document.documentElement.scrollWidth")
        faults = axe.Axe().run(page).response["violations"]
        found += [f"{name} {width}: {f['id']}" for f in faults if f["impact"] in SEVERE]
        found += [f"{name} {width}: is {wide} wide"] * (wide > width)
        page.close()
    assert found == []
