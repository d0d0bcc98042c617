"""The five sample reports: pictures and files that `docs.building.pictures` made before."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

DOCS = Path(__file__).resolve().parents[1]
MADE = DOCS / "_build" / "gallery"
KINDS = {
    "topic_briefing": "What the sources say, what lies ahead, what is missing.",
    "chronology": "What happened when, and how each date was read.",
    "actor_profile": "Where a person stands, and what changed.",
    "weekly_digest": "What is new since the last run.",
    "source_comparison": "What two articles on one event agree on, and where they differ.",
}
PICTURES = {
    "desk.png": "on a desktop",
    "phone.png": "on a phone",
    "page.png": "page one of the PDF",
}


def page() -> str:
    """A part for each report that was made; of the others a line that says what is left out."""
    return "\n".join(_part(kind, line) for kind, line in KINDS.items())


def _part(kind: str, line: str) -> str:
    title = kind.replace("_", " ").capitalize()
    folder = MADE / kind
    files = [n for n in ("briefing.html", "briefing.pdf") if (folder / n).exists()]
    links = " · ".join(
        f'<a href="../gallery/{kind}/{n}">{n.rpartition(".")[2].upper()}</a>' for n in files
    )
    shown = "\n".join(
        f'<img src="../gallery/{kind}/{name}" alt="{title} {what}" loading="lazy">'
        for name, what in PICTURES.items()
        if (folder / name).exists()
    )
    left = "" if files else "Not made in this build: `make docs` makes the reports, too.\n"
    return f'## {title}\n\n{line} {links}\n\n{left}<div class="gallery">\n{shown}\n</div>\n'


def put(app: Any, failed: Exception | None) -> None:
    """Lay the reports and their pictures into the site."""
    if failed is None and MADE.is_dir() and app.builder.format == "html":
        kept = shutil.ignore_patterns("*.ipynb", "*.json", "*.tmp")
        shutil.copytree(MADE, Path(app.outdir) / "gallery", ignore=kept, dirs_exist_ok=True)
