"""What surrounds a project on some pages: servers, keys, a house style, what `make` installs."""

from __future__ import annotations

import importlib.util
import json
import shutil
import sys
import tarfile
from pathlib import Path

from tests.conftest import PROJECT
from tests.documentation.desk import CannotBeLaidError, Desk


def labelled(desk: Desk, words: str) -> None:
    """A text with dates and quotations, and news with a timeline: a folder, and an archive."""
    from tests.test_evaluation_timelines import NEWS, TIMES
    from tests.test_evaluation_timeml import TEXT

    folder, _, archive = words.partition(" and in ")
    place = desk.place / folder / "dam"
    place.mkdir(parents=True)
    (place / "news.csv").write_text(NEWS, "utf-8")
    (place / "times.csv").write_text(TIMES, "utf-8")
    (place.parent / "mill.tml").write_text(TEXT, "utf-8")
    said = "The dam holds"
    text = f"Mayor Anna Berg came at noon. “{said},” Anna Berg said."
    at = text.index(said)
    gold = {
        "title": "A dam", "published": "2022-06-16", "text": text,
        "persons": [{"name": "Anna Berg"}],
        "quotes": [{"speaker": "Anna Berg", "text": said, "start": at, "end": at + len(said)}],
    }  # fmt: skip
    (place.parent / "dam.json").write_text(json.dumps(gold), "utf-8")
    if archive:
        with tarfile.open(desk.place / archive, "w:gz") as packed:
            packed.add(place.parent, folder)


def makefile(desk: Desk, _words: str) -> None:
    """The Makefile, with this environment as the one that `make` installed."""
    (desk.place / ".venv").mkdir()
    for name in ("pyproject.toml", "requirements.txt", "requirements-dev.txt", "Makefile"):
        shutil.copy(PROJECT / name, desk.place)
    (desk.place / ".venv" / "bin").symlink_to(Path(sys.executable).parent)
    for name in (".python", ".installed", ".installed-dev"):
        (desk.place / ".venv" / name).touch()


def keys(desk: Desk, _words: str) -> None:
    """`~/.ssh/house`, `~/house.key`, a key of desk@example.org; the public ones are believed."""
    script = (Path(__file__).parent / "keys.sh").read_text("utf-8")
    desk.open.callback(desk.command, "gpgconf --kill all")
    code, said = desk.command(f"( {script}\n)")
    if code:
        raise CannotBeLaidError(said)


def web(desk: Desk, _words: str) -> None:
    """https://example.org on this machine: a page, and a feed that data/feeds.opml names."""
    from tests.fetching.site import Site, Tunnel, authority, page

    folder = desk.home / "authority"
    folder.mkdir()
    signer = authority(folder)
    site = desk.open.enter_context(Site(context=signer.context("web", "example.org")))
    tunnel = desk.open.enter_context(Tunnel(site.port))
    site.pages["/statement"] = page((Path(__file__).parent / "statement.html").read_bytes())
    site.pages["/feed.xml"] = page(
        (Path(__file__).parent / "feed.xml").read_bytes(), "application/rss+xml"
    )
    place = desk.place / "data"
    (place / "fetch.toml").write_text(
        f'proxy = "http://127.0.0.1:{tunnel.port}"\nca_file = "{signer.file}"\npause = 0\n', "utf-8"
    )
    feeds = (place / "feeds.opml").read_text("utf-8")
    ours = '<outline type="rss" text="A feed" xmlUrl="https://example.org/feed.xml"/></body>'
    (place / "feeds.opml").write_text(feeds.replace("</body>", ours), "utf-8")


def style(desk: Desk, _words: str) -> None:
    """style/mark.svg and style/HouseSans.ttf, a font of that name."""
    from fontTools.ttLib import TTFont

    from briefing.exporters.faces import latin

    folder = desk.place / "style"
    (folder / "templates").mkdir(parents=True)
    (folder / "mark.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>',
        "utf-8",
    )
    with TTFont(latin()[4].path) as font:
        for number in (1, 16):
            font["name"].setName("House Sans", number, 3, 1, 0x409)
        font.save(folder / "HouseSans.ttf")


def _mail(port: int) -> str:
    return (
        f'\n[ways.post]\nkind = "mail"\nmost = "TLP:GREEN"\nhost = "localhost"\nport = {port}\n'
        'security = "none"\nsender = "desk@example.org"\nattempts = 1\n'
    )


def policy(desk: Desk, _words: str) -> None:
    """A site and a store that are folders, and a mail server on this machine where it is there."""
    from tests.delivery.whole.ways import placed, readers

    mail = ""
    if importlib.util.find_spec("aiosmtpd"):
        from tests.delivery.mail.servers import office

        mail = _mail(desk.open.enter_context(office()).port)
    ways = ("web", "store", *(["post"] if mail else []))
    parts = (
        'owner = "chief@example.org"\nowner_way = "post"\n' if mail else "",
        placed("site", "public", name="web", drafts=False),
        placed("store", "archive", drafts=False),
        mail,
        readers(*ways, name="office", most="TLP:GREEN", only_released=True),
    )
    (desk.place / "data" / "distribution.toml").write_text("".join(parts), "utf-8")
