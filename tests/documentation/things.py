"""What a page may ask to be laid before a block: `<!-- run: with THING -->`.

Each is what a reader has by then: articles, a library, a run, servers. They are real, and made by
the kit's own commands where it has any.
"""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Callable
from pathlib import Path

from tests.conftest import PROJECT
from tests.documentation.desk import Desk

ARTICLES = "path/to/articles"
_MARKED = 'marking: "TLP:GREEN"'


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
    place.write_text(re.sub(r"(?m)^#? ?marking:.*$", _MARKED, blank, count=1), "utf-8")


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
    folder.mkdir(exist_ok=True)
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
    "a library at ": _library,
    "a run of ": _run,
    "a marking for ": _marking,
    "a release of ": _release,
    "a policy that stays on this machine": _policy,
    "keys of the house": _keys,
    "example.org on this machine": _web,
    "a font and a mark of the house": _style,
}
