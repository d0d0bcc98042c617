"""Store what the kit promises as it is now: `python -m tests.compat.pin`.

Schemas go into briefing/schemas/, names into tests/compat/pinned/, and the page of the schemas into
docs/reference/. Run it when you have added something; when you have changed or taken away, see
docs/compatibility.md first.
"""

from __future__ import annotations

import sys

from tests.compat import listing, pages, promises


def main() -> int:
    """Write what differs, and name each file."""
    for made in (promises.schemas, pages.pages, listing.lists):
        for path, text in made().items():
            if not path.is_file() or path.read_text("utf-8") != text:
                path.parent.mkdir(exist_ok=True)
                path.write_text(text, "utf-8")
                sys.stdout.write(f"{path.relative_to(promises.PROJECT)}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
