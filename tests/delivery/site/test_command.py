"""`briefing site build`: the site of a way, or one for the house itself, in a folder."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from briefing.cli import main
from tests.delivery.site import links


def called(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """What the command says: exit code, output and errors."""
    with pytest.raises(SystemExit) as left:
        main(["site", "build", *arguments])
    told = capsys.readouterr()
    return int(left.value.code or 0), told.out, told.err


@pytest.mark.usefixtures("home")
def test_it_writes_the_site_of_a_way(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It says what the policy keeps back, and its links lead somewhere."""
    out = tmp_path / "out"
    code, said, _ = called(capsys, "--way", "web", "--out", str(out), "--json")
    told = json.loads(said)
    assert (code, told["marking"], [one["key"] for one in told["shown"]]) == (
        0, "TLP:GREEN", ["topic_briefing/bergen-harbour"],
    )  # fmt: skip
    assert told["refused"][0]["rules"] == ["marking"]
    pages = {p.relative_to(out).as_posix(): p.read_bytes() for p in out.rglob("*") if p.is_file()}
    assert links.broken(pages) == []


@pytest.mark.usefixtures("home")
def test_it_makes_a_site_for_the_house(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """All that is released and marked, up to a marking."""
    for most, count in (("TLP:RED", 2), ("TLP:GREEN", 1), ("TLP:CLEAR", 0)):
        out = str(tmp_path / most[4:])
        said = called(capsys, "--out", out, "--most", most, "--json")[1]
        assert len(json.loads(said)["shown"]) == count


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--way", "wep"), "Did you mean 'web'?"),
        (("--most", "TLP:GREN"), "Did you mean 'TLP:GREEN'?"),
        (("--way", "web", "--drafts"), "leave them out"),
    ],
)
def test_a_slip_in_the_call_is_told(
    home: Path, arguments: tuple[str, ...], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """With the nearest name, and exit code 2."""
    code, _, said = called(capsys, "--out", "out", *arguments)
    assert (code, words in said, (home / "out").exists()) == (2, True, False)


@pytest.mark.usefixtures("home")
def test_it_says_what_it_wrote_and_what_is_kept_back(capsys: pytest.CaptureFixture[str]) -> None:
    """In two lines; called again, it writes nothing."""
    code, said, _ = called(capsys, "--out", "out", "--most", "TLP:GREEN")
    first, second = said.splitlines()
    assert (code, first.split(";")[0]) == (0, "out/index.html: 1 report, TLP:GREEN")
    assert second == "Kept back by the policy: 1 marking. --json tells each."
    again = called(capsys, "--out", "out", "--most", "TLP:GREEN")[1]
    assert "; 0 files written, 0 removed." in again
