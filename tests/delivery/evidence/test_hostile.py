"""A zip made to harm whoever opens it is refused, with a word and without a traceback."""

from __future__ import annotations

import io
import stat
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.delivery.evidence.checking import container, pages, values
from briefing.delivery.evidence.checking.looking import looked_at
from tests.delivery.evidence.packed import faults, files, look, look_raw, sealed

ANY = settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])


def zipped(*entries: tuple[str | zipfile.ZipInfo, bytes], kind: int = zipfile.ZIP_STORED) -> bytes:
    """A zip as any program makes it."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", kind) as archive:
        for name, content in entries:
            if isinstance(name, str):
                name = zipfile.ZipInfo(name)  # noqa: PLW2901 - the same name as an entry
                name.external_attr = (stat.S_IFREG | 0o644) << 16
                name.compress_type = kind
            archive.writestr(name, content)
    return out.getvalue()


def link(name: str) -> zipfile.ZipInfo:
    """An entry that is a link."""
    found = zipfile.ZipInfo(name)
    found.external_attr = (stat.S_IFLNK | 0o777) << 16
    return found


def encrypted() -> bytes:
    """A zip that says its file is encrypted."""
    raw = bytearray(zipped(("README.txt", b"secret")))
    raw[6] |= 1
    raw[raw.index(b"PK\1\2") + 8] |= 1
    return bytes(raw)


HOSTILE = {
    "a way up": (zipped(("../../etc/passwd", b"x")), "the name leaves the pack"),
    "an absolute name": (zipped(("/etc/passwd", b"x")), "the name leaves the pack"),
    "a drive": (zipped(("C:evil.txt", b"x")), "a sign that no file should have"),
    "a link": (zipped((link("README.txt"), b"/etc/passwd")), "no ordinary file"),
    "a folder": (zipped(("report/", b"")), "the name leaves the pack"),
    "a bomb": (zipped(("README.txt", bytes(9_000_000)), kind=zipfile.ZIP_DEFLATED), "compressed"),
    "two of a name": (
        zipped(("readme.txt", b"x"), ("README.txt", b"y")), "two files have the same name",
    ),
    "encrypted": (encrypted(), "it is encrypted"),
    "thousands": (zipped(*((f"{n}", b"") for n in range(6_000))), "6000 files"),
    "cut": (container.compose(files())[:-1], "it does not end as a pack does"),
    "something after it": (container.compose(files()) + b"x", "it does not end as a pack does"),
    "something before it": (b"#!/bin/sh\n" + container.compose(files()), "between its files"),
    "nothing": (b"", "it does not end as a pack does"),
    "no pack": (zipped(("letter.txt", b"Dear all")), "it has no MANIFEST.json"),
    "compressed anew": (
        zipped(*sorted(files().items()), kind=zipfile.ZIP_DEFLATED), "files of a pack never are",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_it_is_refused(tmp_path: Path, name: str) -> None:
    """With what is wrong."""
    raw, why = HOSTILE[name]
    found = look_raw(raw, tmp_path)
    assert (found.sound, any(why in one for one in faults(found))) == (False, True), faults(found)


@given(st.binary(max_size=2_000))
@ANY
def test_any_bytes_are_refused(tmp_path: Path, raw: bytes) -> None:
    """Whatever they are, without an error."""
    assert not look_raw(raw, tmp_path).sound


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=9), inner),
    max_leaves=12,
)


@given(name=st.sampled_from(sorted(n for n in files() if n.endswith("json"))), value=_JSON)
@ANY
def test_any_values_are_refused(tmp_path: Path, name: str, value: object) -> None:
    """In place of any table of the pack, sealed so that all hashes fit."""
    changed = {**files(), name: values.written(value)}
    assert not look(sealed(changed) if name != "MANIFEST.json" else changed, tmp_path).sound


@pytest.mark.parametrize(
    "raw",
    [b"[" * 100_000, b'{"a":1,"a":2}', b"9" * 10_000, b"NaN", b"\xff", b'{"a":'],
    ids=["deep", "twice", "long", "not a number", "no text", "cut"],
)
def test_json_that_would_harm_is_refused(raw: bytes) -> None:
    """As a value that cannot be read, soon."""
    with pytest.raises(ValueError):  # noqa: PT011 - of several kinds, with words of their own
        values.read(raw)


def test_a_page_that_would_take_for_ever_is_refused(tmp_path: Path) -> None:
    """Elements within elements without end."""
    made = sealed({**files(), "report/briefing.html": b"<div>" * 200_000})
    assert any("nested too deep" in one for one in faults(look(made, tmp_path)))


def test_a_page_that_keeps_the_parser_busy_is_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Comments that never end take older parsers a day."""
    monkeypatch.setattr(pages, "_PATIENCE", 0.2)
    made = sealed({**files(), "report/briefing.html": b"<!--" * 100_000})
    assert any("takes too long" in one for one in faults(look(made, tmp_path)))


def test_more_pages_than_a_report_has_are_not_read(tmp_path: Path) -> None:
    """Each may take its time, so that there may only be a few."""
    page = files()["report/briefing.html"]
    made = sealed({**files(), **{f"report/{number}.html": page for number in range(20)}})
    assert any("so many pages" in one for one in faults(look(made, tmp_path)))


def test_a_link_in_an_unpacked_folder_is_refused(tmp_path: Path) -> None:
    """Nothing outside of the folder is read."""
    place = tmp_path / "pack"
    for name, content in files().items():
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_bytes(content)
    assert faults(looked_at(place)) == []
    (place / "README.txt").unlink()
    (place / "README.txt").symlink_to("/etc/hostname")
    assert faults(looked_at(place)) == ["form: README.txt: it is no ordinary file (a link?)"]


@given(st.dictionaries(st.text(min_size=1, max_size=12), st.binary(max_size=40), max_size=6))
def test_what_is_composed_is_opened_again(content: dict[str, bytes]) -> None:
    """Names of every script; those no file should have are refused when it is written."""
    if any(container.unsafe(name) for name in content):
        with pytest.raises(container.Refused):
            container.compose(content)
    elif len({name.casefold() for name in content}) == len(content):
        assert container.opened(container.compose(content)) == (content, [])
