"""Whatever is changed in a pack is found: a byte, a field, a claim, a source, an event."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.delivery.copies import Copy, Event
from briefing.delivery.evidence.checking import container
from briefing.delivery.evidence.checking.values import written
from briefing.delivery.evidence.packing import gathered
from briefing.delivery.releases import chain
from tests.delivery.evidence.packed import (
    FIRST,
    SECOND,
    a_copy,
    faults,
    files,
    look,
    look_raw,
    sealed,
)

EVERYWHERE = settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])


@given(place=st.integers(0), bit=st.integers(0, 7))
@EVERYWHERE
def test_any_bit_of_the_zip(tmp_path: Path, place: int, bit: int) -> None:
    """Also one of a date, a flag or a name in the zip's own lists."""
    raw = bytearray(container.compose(files()))
    raw[place % len(raw)] ^= 1 << bit
    assert not look_raw(bytes(raw), tmp_path).sound


@pytest.mark.parametrize("name", sorted(files()))
def test_one_byte_of_each_file(tmp_path: Path, name: str) -> None:
    """Its first, its last, one more and one less; and the file left out."""
    made = files()
    content = made[name]
    flipped = bytes([content[0] ^ 1]) + content[1:]
    ended = content[:-1] + bytes([content[-1] ^ 1])
    for other in (flipped, ended, content + b" ", content[:-1]):
        assert not look({**made, name: other}, tmp_path).sound
    del made[name]
    assert not look(made, tmp_path).sound


def test_a_file_too_many(tmp_path: Path) -> None:
    """Nothing rides along unseen, not even in a pack sealed anew under a name packs do not have."""
    more = {**files(), "report/more.html": b"<p>more</p>"}
    assert "files: report/more.html: the manifest does not know it" in faults(look(more, tmp_path))
    code = sealed({**files(), "json.py": b"print('owned')"})
    assert "files: json.py: no pack has a file of this name" in faults(look(code, tmp_path))


@pytest.mark.parametrize("field", sorted(json.loads(files()["MANIFEST.json"])))
def test_each_field_of_the_manifest(tmp_path: Path, field: str) -> None:
    """Changed or left out."""
    told = json.loads(files()["MANIFEST.json"])
    for other in ({**told, field: "other"}, {n: v for n, v in told.items() if n != field}):
        assert not look({**files(), "MANIFEST.json": written(other)}, tmp_path).sound


def claims(change: Callable[[list[dict[str, Any]]], None]) -> dict[str, bytes]:
    """A pack whose claims were changed and which was then sealed anew."""
    table = json.loads(files()["claims.json"])
    change(table["claims"])
    return sealed({**files(), "claims.json": written(table)})


def changes(count: int) -> Iterator[Callable[[list[dict[str, Any]]], None]]:
    """Every way to change one claim of a table."""
    for place in range(count):
        for name in ("text", "kind", "place", "section"):
            yield lambda table, p=place, n=name: table[p].update({n: f"{table[p][n]} not"})  # type: ignore[misc]
        yield lambda table, p=place: table.pop(p)  # type: ignore[misc]
        yield lambda table, p=place: table[p]["parts"].append(dict(table[p]["parts"][0]))  # type: ignore[misc]
        for name in ("start", "end", "paragraph"):
            yield lambda table, p=place, n=name: table[p]["rests_on"][0].update(  # type: ignore[misc]
                {n: table[p]["rests_on"][0][n] + 1}
            )
        yield lambda table, p=place: table[p]["rests_on"].clear()  # type: ignore[misc]


def test_any_change_of_a_claim_though_all_hashes_fit(tmp_path: Path) -> None:
    """The notebook, the sources and the page say otherwise."""
    missed = [
        number
        for number, change in enumerate(changes(len(json.loads(files()["claims.json"])["claims"])))
        if look(claims(change), tmp_path).sound
    ]
    assert missed == []


def test_two_sources_swapped(tmp_path: Path) -> None:
    """With hashes that fit, and with ids that fit as well."""
    one, other = (f"sources/{article.id}.json" for article in (FIRST, SECOND))
    made = files()
    swapped = {**made, one: made[other], other: made[one]}
    assert not look(sealed(swapped), tmp_path).sound
    named = {
        one: made[other].replace(SECOND.id.encode(), FIRST.id.encode()),
        other: made[one].replace(FIRST.id.encode(), SECOND.id.encode()),
    }
    assert not look(sealed({**made, **named}), tmp_path).sound


@pytest.mark.parametrize("extent", ["whole", "cited", "none"])
def test_each_field_of_a_source_though_all_hashes_fit(tmp_path: Path, extent: Any) -> None:
    """The notebook holds the article; only what its licence is stands here alone."""
    made = files(Test_Gazette=extent)
    name = f"sources/{FIRST.id}.json"
    told = json.loads(made[name])
    missed = [
        field
        for field in told
        if look(sealed({**made, name: written({**told, field: "other"})}), tmp_path).sound
    ]
    assert missed == ["licence"]


def test_a_source_left_out_or_added(tmp_path: Path) -> None:
    """Though nothing cites it, and all hashes fit."""
    name = f"sources/{SECOND.id}.json"
    made = files()
    more = {**made, f"sources/{'0' * 16}.json": made[name].replace(SECOND.id.encode(), b"0" * 16)}
    assert not look(sealed(more), tmp_path).sound
    assert not look(sealed({n: c for n, c in made.items() if n != name}), tmp_path).sound


@pytest.mark.parametrize("extent", ["whole", "cited"])
def test_a_word_of_a_source_though_all_hashes_fit(tmp_path: Path, extent: Any) -> None:
    """What is cited is not verbatim any more, or the text is not the one that was read."""
    made = files(Test_Gazette=extent)
    name = f"sources/{FIRST.id}.json"
    changed = made[name].replace(b"second pier", b"seventh pie")
    assert changed != made[name]
    assert not look(sealed({**made, name: changed}), tmp_path).sound


def test_a_word_of_the_report_though_the_manifest_fits(tmp_path: Path) -> None:
    """run.json has the hash of the page, and the page no longer says what is claimed."""
    made = files()
    page = made["report/briefing.html"].replace(b"a second pier in May", b"a second pier in June")
    found = faults(look(sealed({**made, "report/briefing.html": page}), tmp_path))
    assert "report: briefing.html: it is not the file that run.json tells of" in found
    assert any(one.startswith("sentences: claim 1 is not in the report") for one in found)


def test_a_marking_that_the_page_does_not_bear(tmp_path: Path) -> None:
    """A lower one in the manifest is found, sealed anew or not."""
    told = json.loads(files()["MANIFEST.json"])
    made = sealed({**files(), "MANIFEST.json": written({**told, "marking": "TLP:CLEAR"})})
    assert "report: briefing.html: it is marked TLP:AMBER" in faults(look(made, tmp_path))


def released() -> Copy:
    """The copy as its second version, the first of which was withdrawn."""
    copy, events, last = a_copy(), [], ""
    for version, kind in ((1, "release"), (1, "withdrawal"), (2, "correction")):
        event = Event(
            version=version, kind=kind, by="C. Chief", on="2026-11-30T09:00:00+00:00",  # type: ignore[arg-type]
            content=copy.content, run=copy.run, day=copy.day, marking=copy.marking,
            title=copy.title, note="“Ü”\n\t\x7f/\\", files=dict(copy.files), previous=last,
        )  # fmt: skip
        events.append(event)
        last = chain.digest(event)
    return msgspec.structs.replace(
        copy, version=2, status="released", by="C. Chief", on="2026-11-30T09:00:00+00:00",
        events=tuple(events),
    )  # fmt: skip


def test_a_released_version_is_sound(tmp_path: Path) -> None:
    """Its chain is that of the releases, letter for letter."""
    found = look(gathered(released(), {}), tmp_path)
    assert faults(found) == []
    assert [one.what for one in found.checks if one.name == "history"] == [
        "events: 3, each bound to the one before; with a signature: 0"
    ]


@pytest.mark.parametrize("place", range(3))
def test_an_event_dropped_or_changed(tmp_path: Path, place: int) -> None:
    """First, middle or last, and every field of each, though all hashes of files fit."""
    made = gathered(released(), {})
    told = json.loads(made["history.json"])

    def sound(events: list[Any]) -> bool:
        other = written({**told, "events": events})
        return look(sealed({**made, "history.json": other}), tmp_path).sound

    before, event, after = (
        told["events"][:place], told["events"][place], told["events"][place + 1 :],
    )  # fmt: skip
    missed = [
        field
        for field, value in event.items()
        if sound([*before, {**event, field: 7 if value != 7 else 8}, *after])
    ]
    assert (missed, sound([*before, *after]), sound([*before, event, event, *after])) == (
        [], False, False,
    )  # fmt: skip
