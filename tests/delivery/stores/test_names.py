"""No name of a file leads out of the place, whoever made it up."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.delivery.placing.grounds import checked
from briefing.delivery.ways import places
from briefing.errors import DeliveryError
from tests.delivery.stores.build import way

NAMES = st.text(st.sampled_from("ab/.\\~:%?#* \n\0é\u202e-"), max_size=12) | st.text(max_size=30)


@given(NAMES)
def test_a_name_that_passes_stays_inside(name: str) -> None:
    """Whatever passes is a plain path below the place; all else is an error that says so."""
    try:
        passed = checked(name)
    except DeliveryError as refused:
        said = str(refused)
    else:
        parts = PurePosixPath(passed).parts
        assert (passed, not {"..", ".", "/"} & {*parts}) == ("/".join(parts), True)
        return
    assert ("cannot be the name of a published" in said, said.isprintable()) == (True, True)


@pytest.mark.parametrize(
    "name",
    ["", "/etc/passwd", "../x", "a/../x", "a//b", "a/", "./a", "C:x", "a\\b", "a?versionId=1",
     "a#b", "a%2e", "a\nb", "a\u202eb", "x" * 256, "/".join(["abcdefghi"] * 100), " a", "a /b",
     ".staging-1"],
)  # fmt: skip
def test_what_leads_elsewhere_is_refused(name: str, tmp_path: Path) -> None:
    """Before anything is written."""
    place = tmp_path / "out"
    with pytest.raises(DeliveryError, match="cannot be the name"):
        places.put(way(place=str(place)), [("good", b"1"), (name, b"2")])
    assert list(place.rglob("*")) == []


@pytest.mark.parametrize(
    "name", ["a", "a/b.html", "한국/ü.pdf", "a b/c", ".well-known/x", "x" * 255]
)
def test_what_stays_inside_passes(name: str) -> None:
    """Letters of any script, spaces, dots that lead nowhere."""
    assert checked(name) == name


def test_a_link_does_not_lead_out(tmp_path: Path) -> None:
    """A folder in the place that is a link to elsewhere is not written through."""
    place, elsewhere = tmp_path / "out", tmp_path / "elsewhere"
    place.mkdir()
    elsewhere.mkdir()
    (elsewhere / "x").write_bytes(b"theirs")
    (place / "a").symlink_to(elsewhere)
    with pytest.raises(DeliveryError, match="a link that leads out"):
        places.put(way(place=str(place)), [("a/x", b"ours")])
    with pytest.raises(DeliveryError, match="a link that leads out"):
        places.remove(way(place=str(place)), ["a/x"])
    assert (elsewhere / "x").read_bytes() == b"theirs"
