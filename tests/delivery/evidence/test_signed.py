"""Packs of what somebody has signed, made and checked as a user does it."""

from __future__ import annotations

import json
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from briefing.cli import commands, main
from briefing.delivery import releases
from briefing.delivery.copies import Copy
from briefing.delivery.evidence import pack
from briefing.delivery.evidence.checking import container
from briefing.delivery.evidence.checking.telling import lines
from briefing.delivery.evidence.checking.values import written
from briefing.delivery.evidence.verifying import verified
from tests.delivery.evidence.packed import FIRST, faults, filed, sealed
from tests.delivery.releases import keys

KOREAN = FIRST.paragraphs[2].encode()  # nothing of it is cited
DAY = "reports/topic_briefing/harbour/2026-11-30"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with one run."""
    root = tmp_path / "project"
    for name in ("notebooks", "data"):
        (root / name).mkdir(parents=True)
    filed(root / DAY)
    monkeypatch.chdir(root)
    return root


@pytest.fixture
def version(project: Path) -> Iterator[Copy]:
    """The run, released."""
    yield releases.release(project / DAY, by="C. Chief")
    for path in project.rglob("*"):  # what was signed may not be written, nor cleared away
        if path.is_dir():
            path.chmod(0o755)


def test_a_version_is_packed_with_all_that_was_signed(version: Copy, tmp_path: Path) -> None:
    """Report, notebook, record and facts; what was signed is what the notebook shows."""
    made = pack(version, tmp_path / "pack.zip")
    found = verified(made.path)
    assert faults(found) == []
    assert {one for one in found.files if one.startswith("report/")} == {
        f"report/{name}" for name in version.events[-1].files
    }
    assert found.checks[-1].name == "content"


def test_the_pack_of_a_version_that_was_withdrawn_says_so(version: Copy, project: Path) -> None:
    """In its name, its manifest and its history."""
    releases.withdraw(version.key, by="C. Chief", why="the pier is not planned", root=project)
    gone = releases.versions(version)[-1]
    made = pack(gone, project)
    found = verified(made.path)
    assert ("v1-WITHDRAWN" in made.path.name, faults(found)) == (True, [])
    assert "version 1, WITHDRAWN, TLP:AMBER" in lines(found)[0]


def test_another_notebook_than_was_signed_is_found(version: Copy, tmp_path: Path) -> None:
    """Though every hash in the pack, and in its history, was made to fit."""
    found = verified(pack(version, tmp_path / "pack.zip").path)
    told = json.loads(found.files["MANIFEST.json"])
    other = sealed({**found.files, "MANIFEST.json": written({**told, "content": "0" * 64})})
    history = json.loads(other["history.json"])
    history["events"][0]["content"] = "0" * 64
    other = sealed({**other, "history.json": written(history)})
    (tmp_path / "other.zip").write_bytes(container.compose(other))
    assert "content: the notebook is not what was signed" in faults(
        verified(tmp_path / "other.zip")
    )


@pytest.mark.parametrize("kind", ["ssh", "minisign"])
def test_a_signature_of_the_house_goes_along(project: Path, kind: str) -> None:
    """The kit checks it by the keys it knows; by none of them it does not hold."""
    key = keys.made(kind, project)
    copy = releases.release(project / DAY, by="C. Chief", sign=key)
    path = pack(copy, project / "pack.zip").path
    signed = next(one for one in verified(path).checks if one.name == "signatures")
    assert (faults(verified(path)), signed.what.startswith("by house")) == ([], True)
    keys.gone(kind, project)
    keys.made(kind, project, "stranger")
    assert any(one.startswith("signatures: version 1: ") for one in faults(verified(path)))


def test_a_signature_can_be_checked_without_the_kit(project: Path) -> None:
    """With the file of the event, its signature and the program, as the README says."""
    copy = releases.release(project / DAY, by="C. Chief", sign=keys.made("ssh", project))
    with zipfile.ZipFile(pack(copy, project / "pack.zip").path) as archive:
        archive.extractall(project / "there")
    event = project / "there" / "signatures" / "event-1.json"
    allowed = project / "data" / "signers" / "allowed_signers"
    call = ["ssh-keygen", "-Y", "verify", "-n", "briefing", "-f", str(allowed), "-I", "house"]
    done = subprocess.run(
        [*call, "-s", f"{event}.ssh"], input=event.read_bytes(), capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_a_checker_that_is_not_the_kits_is_told(version: Copy, tmp_path: Path) -> None:
    """It may be of another version, or lie; what is printed is the kit's own finding."""
    found = verified(pack(version, tmp_path / "pack.zip").path)
    lying = sealed({**found.files, "verify.py": b"print('SOUND')\n"})
    (tmp_path / "lying.zip").write_bytes(container.compose(lying))
    again = verified(tmp_path / "lying.zip")
    assert (again.sound, again.notes[-1].startswith("The pack's own checker is not")) == (
        True,
        True,
    )


def test_the_commands(project: Path) -> None:
    """Pack the folder of a run, check the file, and check it once it was changed."""
    runner = CliRunner()
    packed = runner.invoke(commands, ["pack", DAY, "--json"], catch_exceptions=False)
    told = json.loads(packed.stdout)
    path = Path(told["path"])
    assert path.parent == project
    assert (told["marking"], path.stat().st_size) == ("TLP:AMBER", told["bytes"])
    checked = runner.invoke(commands, ["verify", str(path), "--json"], standalone_mode=False)
    assert (checked.return_value, json.loads(checked.stdout)["sound"]) == (0, True)
    path.write_bytes(path.read_bytes()[:-1])
    assert runner.invoke(commands, ["verify", str(path)], standalone_mode=False).return_value == 1


def test_licences_of_the_policy_are_kept_to(project: Path) -> None:
    """`licences` in data/distribution.toml."""
    (project / "data" / "distribution.toml").write_text(
        '[licences]\n"The Test Gazette" = "whole"\n"*" = "none"\n', "utf-8"
    )
    runner = CliRunner()
    runner.invoke(commands, ["pack", DAY, "--out", "pack.zip"], catch_exceptions=False)
    extents = verified(project / "pack.zip").checks
    assert [one.what for one in extents if one.name == "sources"] == ["1 whole, 0 cited, 1 none"]


def printed(project: Path) -> set[str]:
    """The files of the report in a pack that was made within the licences."""
    call = ["pack", DAY, "--out", "pack.zip", "--within-licences"]
    CliRunner().invoke(commands, call, catch_exceptions=False)
    found = verified(project / "pack.zip")
    assert faults(found) == []
    assert not any(KOREAN in content for content in found.files.values())
    return {one for one in found.files if one.startswith("report/")}


def test_within_its_licences_a_pack_has_no_text_whole(project: Path) -> None:
    """The mail takes the place of files that print them; every sentence is found in it."""
    assert printed(project) == {"report/briefing.eml", "report/run.json"}


def test_where_no_word_may_go_the_mail_stays_too(project: Path) -> None:
    """The claims table has every sentence."""
    policy = '[licences]\n"*" = "none"\n'
    (project / "data" / "distribution.toml").write_text(policy, "utf-8")
    assert printed(project) == {"report/run.json"}


def test_what_is_not_there_is_told(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 2 and one line."""
    with pytest.raises(SystemExit) as left:
        main(["verify", str(project / "nothing.zip")])
    assert (left.value.code, capsys.readouterr().err.count("\n")) == (2, 1)
