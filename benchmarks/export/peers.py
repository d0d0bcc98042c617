"""The programs that are measured: each makes one file from the run notebook or from our page."""

from __future__ import annotations

import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

# nbconvert looks for a browser of its own alone; the system's is named to playwright here. Its
# default time to render cuts the document off at the first chart.
_WEBPDF = """
import sys
from playwright.async_api import BrowserType
launch = BrowserType.launch
async def named(self, **options):
    return await launch(self, **{**options, "executable_path": sys.argv[3], "args": [
        "--no-sandbox", "--disable-gpu", "--disable-quic"]})
BrowserType.launch = named
import nbformat
from nbconvert.exporters import WebPDFExporter
made, _ = WebPDFExporter(page_render_timeout=6000).from_notebook_node(
    nbformat.read(sys.argv[1], as_version=4))
open(sys.argv[2], "wb").write(made)
"""
_CHROMIUM = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Peer:
    """A program: its name, its command, and the file it makes. `says` tells what it lacks.

    `bare` gives it an empty cache each time.
    """

    name: str
    command: tuple[str, ...]
    made: Path
    says: str = ""
    bare: bool = False


def peers(notebook: Path, page: Path, folder: Path, weasyprint: str) -> list[Peer]:
    """Ours and the others, those that are here; `page` is our HTML of the same notebook."""
    bare = [_ours(notebook, name, folder, bare=True) for name in ("html", "pdf")]
    ours = [_ours(notebook, name, folder) for name in ("html", "pdf", "docx", "eml", "md")]
    live = _ours(notebook, "html", folder, "--live")
    nbconvert = (sys.executable, "-m", "nbconvert", "--output-dir", str(folder), str(notebook))
    plain = folder / f"{notebook.stem}.html"
    found = [
        *ours,
        *bare,
        live,
        Peer("nbconvert html", (*nbconvert, "--to", "html"), plain, "code shown, charts missing"),
    ]
    browser = shutil.which("chromium") or shutil.which("chromium-browser")
    if browser:
        web, printed = folder / "webpdf.pdf", folder / "chromium.pdf"
        script = (sys.executable, "-c", _WEBPDF, str(notebook), str(web), browser)
        print_ = (browser, *_CHROMIUM, f"--print-to-pdf={printed}", page.as_uri())
        found += [
            Peer("nbconvert webpdf", script, web, "code shown, untagged"),
            Peer("Chromium, our page to PDF", print_, printed),
        ]
    if weasyprint:
        paper = folder / "weasyprint.pdf"
        command = (weasyprint, str(page), str(paper))
        found.append(Peer("WeasyPrint, our page to PDF", command, paper))
    return found


def _ours(notebook: Path, name: str, folder: Path, *more: str, bare: bool = False) -> Peer:
    out = folder / f"ours{''.join(more)}-{name}"
    command = (sys.executable, "-m", "briefing.cli", "export", str(notebook), "--to", name)
    shown = f"briefing {name}{' with live charts' if more else ''}{', empty cache' if bare else ''}"
    return Peer(
        shown, (*command, "--out", str(out), *more), out / f"{notebook.stem}.{name}", bare=bare
    )
