"""Archives: every member a label and bytes, within bounds."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import SourceError
from briefing.models import Article
from briefing.sources import archive, read_bytes
from tests.build import articles_in, skipped_in

TEXT = b"Port opened\n\nThe ministers met in Oslo on Monday and talked about radar data.\n"


def zipped(members: Mapping[str, bytes]) -> bytes:
    """A zip archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, raw in members.items():
            made.writestr(name, raw)
    return out.getvalue()


def tarred(members: Mapping[str, bytes], mode: str = "w") -> bytes:
    """A tar archive."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as made:  # type: ignore[call-overload]
        for name, raw in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(raw)
            made.addfile(info, io.BytesIO(raw))
    return out.getvalue()


MEMBERS = {"news/a.txt": TEXT, "b.txt": TEXT.replace(b"Oslo", b"Seoul")}


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("a.zip", zipped(MEMBERS)),
        ("a.tar", tarred(MEMBERS)),
        ("a.tar.gz", tarred(MEMBERS, "w:gz")),
        ("a.tgz", tarred(MEMBERS, "w:gz")),
        ("a.tar.bz2", tarred(MEMBERS, "w:bz2")),
        ("a.tar.xz", tarred(MEMBERS, "w:xz")),
        ("a.txt", zipped(MEMBERS)),  # known by its content
    ],
)
def test_every_member_is_an_article(name: str, raw: bytes) -> None:
    """Its place names the archive and the member."""
    assert [article.origin.place for article in articles_in(raw, name)] == [
        f"{name}#news/a.txt",
        f"{name}#b.txt",
    ]


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("a.txt.gz", gzip.compress(TEXT, mtime=0)),
        ("a.txt.bz2", bz2.compress(TEXT)),
        ("a.txt.xz", lzma.compress(TEXT)),
        ("a.gz", gzip.compress(TEXT, mtime=0)),
    ],
)
def test_a_single_compressed_file(name: str, raw: bytes) -> None:
    """It is read as the file it was."""
    assert [article.title for article in articles_in(raw, name)] == ["Port opened"]


def test_an_archive_in_an_archive() -> None:
    """Depth is in the place."""
    (article,) = articles_in(zipped({"in.zip": zipped({"a.txt": TEXT})}), "out.zip")
    assert article.origin.place == "out.zip#in.zip#a.txt"


def test_too_deep_is_left() -> None:
    """Ten archives in one another are a trap."""
    raw = TEXT
    for level in range(10):
        raw = zipped({("a.txt" if level == 0 else "a.zip"): raw})
    (one,) = skipped_in(raw, "a.zip")
    assert one.why == "containers nested 6 deep. Unpack it by hand."


def test_a_bad_member_costs_itself() -> None:
    """The empty one is told, the other is read."""
    raw = zipped({"empty.txt": b"", "a.txt": TEXT})
    assert [s.place for s in skipped_in(raw, "a.zip")] == ["a.zip#empty.txt"]
    assert [a.title for a in articles_in(raw, "a.zip")] == ["Port opened"]


def test_hidden_members_and_readmes_are_no_input() -> None:
    """As in a folder."""
    raw = zipped({"__MACOSX/a.txt": TEXT, ".git/a.txt": TEXT, "README.txt": TEXT, "a.txt": TEXT})
    assert [a.origin.place for a in articles_in(raw, "a.zip")] == ["a.zip#a.txt"]


def test_unknown_kinds_are_told_once() -> None:
    """Three pictures are one line."""
    raw = zipped({"1.png": b"x", "2.png": b"x", "3.png": b"x", "a.txt": TEXT})
    assert [s.place for s in skipped_in(raw, "a.zip")] == ["a.zip: 3 *.png files"]


def test_a_zip_bomb_stops_at_the_limit_of_a_file() -> None:
    """Thirty million zeros in thirty kilobytes: told, and the next member is read."""
    raw = zipped({"bomb.txt": b"0" * 30_000_000, "a.txt": TEXT})
    (one,) = skipped_in(raw, "a.zip")
    assert one.why.startswith("unpacks to more than 20,000,000 bytes and was left")
    assert len(articles_in(raw, "a.zip")) == 1


def test_all_members_together_have_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    """Many small bombs are one large one."""
    monkeypatch.setattr(archive, "MOST_UNPACKED", 250)
    monkeypatch.setattr(archive._Budget.__init__, "__defaults__", (250, 9))
    raw = zipped({f"{n}.txt": TEXT + str(n).encode() for n in range(9)})
    assert (len(articles_in(raw, "a.zip")), len(skipped_in(raw, "a.zip"))) == (3, 6)


def test_archives_in_an_archive_share_its_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    """Bombs in boxes are one bomb."""
    inner = {f"{n}.zip": zipped({"a.txt": TEXT + b" " * 3_000, "b.txt": TEXT}) for n in range(9)}
    raw = zipped(inner)
    monkeypatch.setattr(archive._Budget.__init__, "__defaults__", (11_000, 99))
    assert len(articles_in(raw, "a.zip")) < 9
    assert any("unpacks to more" in one.why for one in skipped_in(raw, "a.zip"))


def test_a_number_sign_in_a_name_is_no_depth() -> None:
    """Nor does it keep anything from being read."""
    name = "C# and F# and J#, #1 of #2, ####.txt"
    (article,) = articles_in(zipped({f"#/#/{name}": TEXT}), "#####.zip")
    assert article.origin.place == f"#####.zip##/#/{name}"


def test_a_reader_left_half_way_leaves_no_depth_behind() -> None:
    """However many there are."""
    raw = zipped({"a.txt": TEXT, "b.txt": TEXT})
    left = [read_bytes(raw, "a.zip") for _ in range(20)]
    assert [type(next(found)) for found in left] == [Article] * 20
    assert len(articles_in(raw, "a.zip")) == 2


def test_compressed_twice_is_a_trap() -> None:
    """Nobody packs a packed file again."""
    with pytest.raises(SourceError, match="compressed more than once"):
        list(read_bytes(gzip.compress(gzip.compress(TEXT, mtime=0)), "a.gz"))


def test_names_are_labels() -> None:
    """A name that climbs out of the folder is told and touches nothing."""
    (article,) = articles_in(zipped({"../../x\x1b[2J.txt": TEXT}), "a.zip")
    assert article.origin.place == "a.zip#../../x\ufffd[2J.txt"


def test_links_in_a_tar_are_left() -> None:
    """A link to a file of this machine is no article."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as made:
        link = tarfile.TarInfo("a.txt")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        made.addfile(link)
    assert list(read_bytes(out.getvalue(), "a.tar")) == []


@given(st.sampled_from(["zip", "tar", "gz", "txz"]), st.data())
def test_a_broken_archive_raises_only_source_errors(kind: str, data: st.DataObject) -> None:
    """Cut short or with bytes changed, whole members still come out and nothing else happens."""
    raw = {
        "zip": zipped(MEMBERS),
        "tar": tarred(MEMBERS),
        "gz": gzip.compress(TEXT, mtime=0),
        "txz": tarred(MEMBERS, "w:xz"),
    }[kind]
    cut = data.draw(st.integers(1, len(raw)))
    spot = data.draw(st.integers(0, cut - 1))
    broken = raw[:spot] + data.draw(st.binary(min_size=1, max_size=4)) + raw[spot + 1 : cut]
    try:
        list(read_bytes(broken, f"a.{kind}"))
    except SourceError as error:
        assert str(error).startswith(f"a.{kind}")  # noqa: PT017 - it may also raise nothing
