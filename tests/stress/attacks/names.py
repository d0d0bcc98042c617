"""Names never leave their folder: topics, titles, lists, files, members of archives, links."""

from __future__ import annotations

import io
import ntpath
import os
import tarfile
import warnings
import zipfile
from contextlib import suppress
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Any

import pytest

from briefing.errors import BriefingError
from briefing.slugs import slug
from tests.stress.attacks import hostiles
from tests.stress.trials import trial

TEXT = "A pier opens\n\nThe harbour opened a second pier on 4 March 2024, the port authority said."


def _is_reserved(name: str) -> bool:
    """True for what Windows keeps for devices; from Python 3.13 on ntpath says that."""
    newer = getattr(ntpath, "isreserved", None)
    return bool(newer(name) if newer else PureWindowsPath(name).is_reserved())


def one_name(told: str) -> None:
    """See that a text is the name of one file, here and on Windows, and nothing else."""
    assert told not in ("", ".", "..")
    assert PurePosixPath(told).name == told
    assert PureWindowsPath(told).name == told
    assert not _is_reserved(told)
    assert len(told.encode()) <= 255
    assert not hostiles.acting(told)
    assert not told.startswith(("-", "~", " ")), told
    assert not told.endswith((".", " ")), told


@trial(
    "attack",
    who="a topic, a title, an outlet or a list",
    title="names with .., slashes and their look-alikes, NUL, devices, 20,000 signs",
    holds="each becomes one plain name below its folder, and two topics never share it",
    cases=4000,
    part=300,
)
def names_in_folders(case: int, _folder: Path) -> None:
    """Folders of runs, judgements, items of a batch, reports on a site, packs and stores."""
    from briefing.batch import naming
    from briefing.delivery.site import addresses
    from briefing.judgements import loading
    from briefing.runner import place

    dice = hostiles.chance(case)
    told, other = hostiles.name(dice), hostiles.name(dice)
    one_name(slug(told))
    if told.casefold() != other.casefold():
        same = "".join(told.casefold().split()) == "".join(other.casefold().split())
        assert slug(told) != slug(other) or same or not told.strip(), other
    home = Path("reports")
    made = place.folder(home, "topic_briefing", told)
    assert made.parent.parent.parent == home
    judged = loading.default(told or "x", other)
    assert judged.parent.name == "judgements"
    one_name(judged.name)
    with suppress(BriefingError):
        _, short = naming.name(told, "topic_briefing", {"topic": other}, told=True)
        one_name(short)
    for found in (addresses.place(told, "x"), addresses.topic(told), addresses.day(told)):
        for part in found.split("/"):
            one_name(part)


@trial(
    "attack",
    who="a batch file",
    title="folders of items that read attributes, pad to gigabytes or hold no word",
    holds="words in braces are the five that are known, or the item is refused",
    cases=400,
    part=60,
)
def named_outs(case: int, _folder: Path) -> None:
    """The line `out` of a batch."""
    from briefing.batch.folders import folder
    from briefing.batch.plan import Item

    dice = hostiles.chance(case)
    word = dice.choice(("topic", "item", "batch", "day", "notebook", "x", ""))
    form = dice.choice(
        ("{%s.__class__}", "{%s:>99999999999}", "{%s!r:999999999}", "{%s[0]}", "{%s", "%s}", "{%s}",
         "{0.%s}", "{%s:{%s}}", "{{%s}}", "{%s.__init__.__globals__}")
    )  # fmt: skip
    out = "site/" + form.replace("%s", word)
    item = Item(name="a", slug="a", notebook="topic_briefing", out=out)
    try:
        made = folder("b", item, "topic_briefing", {"topic": hostiles.name(dice)})
    except BriefingError:
        return
    assert len(str(made)) < 1_000, out
    assert "<" not in str(made), out
    assert ".." not in made.parts, out


@trial(
    "attack",
    who="an archive",
    title="members with absolute paths, .., devices, links and hostile names, in zip and tar",
    holds="nothing is written to the disk, no file of the machine is read, labels are plain text",
    cases=600,
    part=30,
)
def members_of_archives(case: int, folder: Path) -> None:
    """Hundreds of ways to call a member, and links to files that exist."""
    from briefing.models import Article
    from briefing.sources import read_bytes

    dice = hostiles.chance(case)
    bait = folder / "bait.txt"
    bait.write_text("bait-7d1c " * 40, "utf-8")
    before = sorted(folder.iterdir())
    raw = _zipped(dice) if dice.random() < 0.5 else _tarred(dice, bait)
    suffix = ".zip" if raw[:2] == b"PK" else ".tar"
    with suppress(BriefingError):
        for one in read_bytes(raw, f"in{suffix}"):
            told = one.origin.place if isinstance(one, Article) else f"{one.place}{one.why}"
            assert not hostiles.acting(told), told
            assert "bait-7d1c" not in (one.text if isinstance(one, Article) else "")
    assert sorted(folder.iterdir()) == before


def _zipped(dice: Any) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # of two members with one name
        for _ in range(4):
            name = hostiles.file_name(dice).encode("utf-8", "replace").decode()
            info = zipfile.ZipInfo(dice.choice(("", "../", "/", "C:\\")) + name + ".txt")
            if dice.random() < 0.2:
                info.external_attr = 0o120777 << 16  # a link
                archive.writestr(info, "/etc/passwd")
            else:
                archive.writestr(info, TEXT)
    return made.getvalue()


_TYPES = (*(tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.REGTYPE, tarfile.CHRTYPE, tarfile.FIFOTYPE),)


def _tarred(dice: Any, bait: Path) -> bytes:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w") as archive:
        for number in range(4):
            info = tarfile.TarInfo(f"{dice.choice(('', '../', '/'))}{number}.txt")
            info.type = dice.choice(_TYPES)
            info.linkname = str(bait)
            content = TEXT.encode() if info.type == tarfile.REGTYPE else b""
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return made.getvalue()


@trial(
    "attack",
    who="a folder of articles",
    title="links to files outside, to themselves and to devices, named pipes, hostile file names",
    holds="no link leads out of the folder, nothing hangs, names are shown as plain text",
    cases=60,
    part=4,
)
def folders_of_articles(case: int, folder: Path) -> None:
    """Read into a library by the command, as a user would."""
    from briefing.library import open_library
    from briefing.models import Article

    dice = hostiles.chance(case)
    home = folder / "articles"
    (home / "deep").mkdir(parents=True)
    (folder / "secret.txt").write_text("bait-7d1c " * 40, "utf-8")
    (home / "whole.txt").write_text(TEXT, "utf-8")
    (home / "link.txt").symlink_to(folder / "secret.txt")
    (home / "up").symlink_to(folder)
    (home / "round.txt").symlink_to("round.txt")
    (home / "zero.txt").symlink_to("/dev/zero")
    os.mkfifo(home / "pipe.txt")
    for number in range(8):
        with suppress(OSError, ValueError):
            name = hostiles.file_name(dice)
            (home / "deep" / f"{name}{number}.txt").write_text(f"{TEXT} {number}", "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        library = open_library(str(home))
        articles = library.about("harbour").articles
    assert articles
    for one in articles:
        assert isinstance(one, Article)
        assert "bait-7d1c" not in one.text
        assert not hostiles.acting(one.origin.place)
