"""Make the sample reports and pictures of their pages, for the gallery: `make pictures`.

What a machine lacks is left out and named: without playwright and Chromium the pages of the HTML
have no picture, and the site is built all the same. With `--readme` the picture of the README is
made anew, too.
"""

from __future__ import annotations

import importlib.util
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from docs.building.gallery import DOCS, KINDS, MADE

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

README = DOCS / "images" / "page-one.png"
COLOURS = 96  # of a picture: text and flat areas need no more, and the file is a third
WIDTH = 620  # pixels of a page of the PDF
WINDOWS = {"desk.png": (1300, 900), "phone.png": (390, 844)}
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic"]
DIGEST = "weekly_digest"
BEFORE = "2024-10"  # the digest is compared with a run on the articles up to then


def main() -> int:
    """Make all, say what was left out, and give the exit code."""
    for kind in KINDS:
        report(kind)
        paper(MADE / kind)
    screens()
    if "--readme" in sys.argv and (MADE / "topic_briefing" / "phone.png").exists():
        together(README)
    sys.stdout.write(f"Reports and pictures of the gallery: {MADE}\n")
    return 0


def report(kind: str) -> None:
    """Run a notebook of the kit on the sample articles, to HTML and PDF."""
    from briefing import run

    given: dict[str, object] = {}
    if kind == DIGEST:
        before = MADE.with_name("earlier")
        run(kind, {"until": BEFORE, "earlier": "none"}, formats=(), out=before)
        given = {"earlier": str(before.relative_to(Path.cwd()))}
    made = run(kind, given, formats=("html", "pdf"), out=MADE / kind)
    if made.status != "succeeded":
        raise SystemExit(f"{kind}: {made.status}; see {MADE / kind}")


def paper(folder: Path) -> None:
    """Page one of the PDF as a picture."""
    import pypdfium2

    document = pypdfium2.PdfDocument(folder / "briefing.pdf")
    page = document[0]
    image = page.render(scale=WIDTH / page.get_width()).to_pil()
    document.close()
    save(image, folder / "page.png")


def screens() -> None:
    """The head of each HTML page, as a desktop and a phone show it."""
    browser = shutil.which("chromium") or shutil.which("chromium-browser")
    if browser is None or importlib.util.find_spec("playwright") is None:
        sys.stdout.write("No pictures of the HTML pages: they need playwright and Chromium.\n")
        return
    import io

    from PIL import Image
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=browser, args=FLAGS)
        for name, (width, height) in WINDOWS.items():
            page = opened.new_page(viewport={"width": width, "height": height})
            for kind in KINDS:
                page.goto((MADE / kind / "briefing.html").as_uri())
                save(Image.open(io.BytesIO(page.screenshot())), MADE / kind / name)
        opened.close()


def together(path: Path) -> None:
    """The picture of the README: page one as PDF, and on a phone."""
    from PIL import Image, ImageOps

    folder = MADE / "topic_briefing"
    one, two = (Image.open(folder / n).convert("RGB") for n in ("page.png", "phone.png"))
    one, two = (ImageOps.expand(image, 1, "#c8ccd4") for image in (one, two))
    sheet = Image.new("RGB", (one.width + two.width + 60, one.height + 32), "white")
    sheet.paste(one, (16, 16))
    sheet.paste(two, (one.width + 44, 16))
    save(sheet, path)


def save(image: Picture, path: Path) -> None:
    """Write a small PNG."""
    from PIL import Image

    image.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)


if __name__ == "__main__":
    raise SystemExit(main())
