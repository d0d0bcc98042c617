"""Zip containers: what they hold, and that no bad one costs more than its refusal."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.cleaning import zipped
from briefing.cleaning.zipped import Zipped, kind, listed, xml_of
from briefing.errors import SourceError


def made(**members: bytes) -> bytes:
    """A zip of these members."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as container:
        for name, content in members.items():
            container.writestr(name, content)
    return file.getvalue()


SOUND = made(a=b"one", b=b"two" * 50)


def test_a_member_is_read() -> None:
    """By its name, whole."""
    assert Zipped(SOUND, "x.zip").read("a") == b"one"


def test_the_directory_is_listed() -> None:
    """In its order."""
    assert listed(SOUND) == ("a", "b")


def test_what_is_no_zip_lists_nothing() -> None:
    """No error: the question is only what it is."""
    assert listed(b"plain text") == ()


def test_a_stated_media_type_is_read_without_the_directory() -> None:
    """It is the first member, uncompressed."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as container:
        container.writestr("mimetype", "application/epub+zip")
    assert kind(file.getvalue()) == "application/epub+zip"


def test_a_missing_member_is_told() -> None:
    """With its name."""
    with pytest.raises(SourceError, match=r"x\.zip: c is missing"):
        Zipped(SOUND, "x.zip").read("c")


def test_a_member_beyond_the_limit_is_refused() -> None:
    """Whatever the directory says of its size."""
    bomb = made(a=bytes(3_000_000))
    lying = bomb.replace((3_000_000).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    for raw in (bomb, lying):
        with pytest.raises(SourceError):
            Zipped(raw, "x.zip").read("a", largest=1_000_000)


def test_all_members_together_have_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    """Many small bombs are one large one."""
    monkeypatch.setattr(zipped, "MOST_UNPACKED", 160)
    container = Zipped(SOUND, "x.zip")
    container.read("b")
    with pytest.raises(SourceError, match="unpacks to more than"):
        container.read("b")


def test_a_crowded_container_is_refused() -> None:
    """Before its directory is read."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as container:
        for number in range(zipped.MOST_MEMBERS + 1):
            container.writestr(str(number), b"")
    with pytest.raises(SourceError, match="10,001 files"):
        Zipped(file.getvalue(), "x.zip")


def test_a_directory_that_counts_too_few_is_counted() -> None:
    """The record that ends a zip may lie."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as container:
        for number in range(zipped.MOST_MEMBERS + 1):
            container.writestr(str(number), b"")
    lying = bytearray(file.getvalue())
    lying[-12:-10] = lying[-14:-12] = b"\x01\x00"
    with pytest.raises(SourceError, match="10,001 files"):
        Zipped(bytes(lying), "x.zip")


def test_a_locked_member_is_told() -> None:
    """The flag of encryption is enough."""
    locked = bytearray(SOUND)
    locked[6] |= 1  # general purpose flag of the first local header
    directory = locked.find(b"PK\x01\x02")
    locked[directory + 8] |= 1
    with pytest.raises(SourceError, match="locked with a password"):
        Zipped(bytes(locked), "x.zip").read("a")


def test_entities_are_refused() -> None:
    """A bomb of them is never unfolded."""
    bomb = b'<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]><a>&c;</a>'
    with pytest.raises(SourceError, match="declares entities"):
        xml_of(bomb, "x.docx: document.xml")


def test_broken_xml_is_told() -> None:
    """With the place."""
    with pytest.raises(SourceError, match=r"^x\.xml is no sound XML"):
        xml_of(b"<a><b></a>", "x.xml")


@given(st.binary(max_size=300), st.integers(0, len(SOUND)), st.integers(0, len(SOUND)))
def test_any_bytes_are_read_or_refused(noise: bytes, start: int, end: int) -> None:
    """Noise, cuts, and noise inside a sound container."""
    for raw in (noise, SOUND[:end], SOUND[:start] + noise + SOUND[end:]):
        try:
            container = Zipped(raw, "x.zip")
            for name in container.names:
                container.read(name)
        except SourceError:
            pass
