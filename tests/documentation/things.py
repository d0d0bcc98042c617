"""What a page may ask to be laid before a block: `<!-- run: with THING -->`.

Each is what a reader has by then: articles, a library, a run, servers. They are real, and made by
the kit's own commands where it has any.
"""

from __future__ import annotations

import json
import re
import shlex
import shutil
import sys
import tarfile
from collections.abc import Callable
from pathlib import Path

from tests.conftest import PROJECT
from tests.documentation.desk import Desk

ARTICLES = "path/to/articles"
_MARKED = "marking: TLP:GREEN"


class CannotBeLaidError(ValueError):
    """Nothing of that name may be asked for, or the command that lays it failed."""


def lay(words: str, desk: Desk) -> None:
    """Lay what a page asks for. Raises CannotBeLaidError with the words."""
    for begin, laying in THINGS.items():
        if words == begin.strip() or (begin.endswith(" ") and words.startswith(begin)):
            laying(desk, words.removeprefix(begin))
            return
    raise CannotBeLaidError(f"nobody can lay {words!r}; known: {', '.join(THINGS)}")


def placeholders(text: str, desk: Desk) -> None:
    """The folder that pages name in place of the reader's own, with articles in it."""
    if ARTICLES in text:
        _articles(desk, ARTICLES)


def call(desk: Desk, *words: str) -> None:
    """Run `briefing` for a page."""
    line = f"cd {shlex.quote(str(desk.place))} && briefing {shlex.join(words)}"
    code, said = desk.command(f"( {line} )")
    if code:
        raise CannotBeLaidError(f"briefing {shlex.join(words)}: exit code {code}\n{said}")


def _articles(desk: Desk, place: str) -> None:
    ours = shutil.ignore_patterns("README.md")
    shutil.copytree(PROJECT / "data" / "sample", desk.place / place, ignore=ours)


def _article(desk: Desk, place: str) -> None:
    first = min((PROJECT / "data" / "sample").glob("*.txt"))
    shutil.copy(first, desk.place / place)


def _library(desk: Desk, place: str) -> None:
    call(desk, "ingest", "data/sample", "--library", place)


def _asked(item: str) -> tuple[str, str, str]:
    """A notebook, its parameter and the value: `topic_briefing/export-controls`."""
    notebook, _, topic = item.partition("/")
    name = "actor" if notebook == "actor_profile" else "topic"
    return notebook, name, topic.replace("-", " ")


def _run(desk: Desk, item: str) -> None:
    notebook, name, topic = _asked(item)
    call(desk, "run", notebook, "-p", name, topic)


def _marking(desk: Desk, item: str) -> None:
    notebook, _, topic = _asked(item)
    place = desk.place / "data" / "judgements" / f"{item.replace('/', '-')}.yaml"
    if not place.exists():
        call(desk, "judgements", "new", notebook, topic)
    blank = place.read_text("utf-8")
    place.write_text(re.sub(r"(?m)^marking:.*$", _MARKED, blank, count=1), "utf-8")


def _release(desk: Desk, item: str) -> None:
    _marking(desk, item)
    _run(desk, item)
    call(desk, "release", item, "--by", "C. Chief")


def _mail(port: int) -> str:
    return (
        f'\n[ways.post]\nkind = "mail"\nmost = "TLP:GREEN"\nhost = "localhost"\nport = {port}\n'
        'security = "none"\nsender = "desk@example.org"\nattempts = 1\n'
    )


def _policy(desk: Desk, _words: str) -> None:
    """A site and a store that are folders, and a mail server on this machine."""
    from tests.delivery.mail.servers import office
    from tests.delivery.whole.ways import placed, readers

    post = desk.open.enter_context(office())
    parts = (
        'owner = "chief@example.org"\nowner_way = "post"\n',
        placed("site", "public", name="web", drafts=False),
        placed("store", "archive", drafts=False),
        _mail(post.port),
        readers("web", "store", "post", name="office", most="TLP:GREEN", only_released=True),
    )
    (desk.place / "data" / "distribution.toml").write_text("".join(parts), "utf-8")


def _labelled(desk: Desk, words: str) -> None:
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


def _makefile(desk: Desk, _words: str) -> None:
    """With this environment as the one that `make` installed."""
    (desk.place / ".venv").mkdir()
    for name in ("pyproject.toml", "requirements.txt", "requirements-dev.txt", "Makefile"):
        shutil.copy(PROJECT / name, desk.place)
    (desk.place / ".venv" / "bin").symlink_to(Path(sys.executable).parent)
    for name in (".python", ".installed", ".installed-dev"):
        (desk.place / ".venv" / name).touch()


def _keys(desk: Desk, _words: str) -> None:
    """`~/.ssh/house`, `~/house.key`, a key of desk@example.org; the public ones are believed."""
    import pytest

    for program in ("ssh-keygen", "minisign", "gpg"):
        if shutil.which(program) is None:
            pytest.skip(f"{program} is not installed: signatures of the house were not tried")
    script = (Path(__file__).parent / "keys.sh").read_text("utf-8")
    code, said = desk.command(f"( {script}\n)")
    if code:
        raise CannotBeLaidError(said)


def _web(desk: Desk, _words: str) -> None:
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
    data = desk.place / "data"
    (data / "fetch.toml").write_text(
        f'proxy = "http://127.0.0.1:{tunnel.port}"\nca_file = "{signer.file}"\npause = 0\n', "utf-8"
    )
    feeds = (data / "feeds.opml").read_text("utf-8")
    ours = '<outline type="rss" text="A feed" xmlUrl="https://example.org/feed.xml"/></body>'
    (data / "feeds.opml").write_text(feeds.replace("</body>", ours), "utf-8")


def _style(desk: Desk, _words: str) -> None:
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


THINGS: dict[str, Callable[[Desk, str], None]] = {
    "articles at ": _articles,
    "an article at ": _article,
    "a library at ": _library,
    "labelled texts at ": _labelled,
    "the Makefile, installed": _makefile,
    "a run of ": _run,
    "a marking for ": _marking,
    "a release of ": _release,
    "a policy that stays on this machine": _policy,
    "keys of the house": _keys,
    "example.org on this machine": _web,
    "a font and a mark of the house": _style,
}
