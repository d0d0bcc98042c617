"""Histories, packs and judgements of a later kit are refused with advice."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from briefing.delivery.releases import chain
from briefing.errors import DeliveryError
from briefing.judgements.loading import read_bytes
from tests.compat.conftest import called, changed


def test_a_history_of_a_newer_form_is_refused(kits: Path, tmp_path: Path) -> None:
    """No backup is asked for: nothing is damaged."""
    told = json.loads((kits / "released" / "releases" / "releases.json").read_bytes())
    told |= {"schema": "briefing.releases/2", "events": {}}
    (tmp_path / "releases.json").write_text(json.dumps(told))
    with pytest.raises(
        DeliveryError, match="Install the kit that wrote it or a later one"
    ) as caught:
        chain.read(tmp_path)
    assert "backup" not in str(caught.value)


def test_a_pack_of_a_newer_form_names_its_own_checker(kits: Path, tmp_path: Path) -> None:
    """`briefing verify` cannot tell; the checker in the pack can."""
    import zipfile

    with zipfile.ZipFile(kits / "pack-draft.zip") as old:
        old.extractall(tmp_path / "pack")
    changed(
        tmp_path / "pack" / "MANIFEST.json",
        lambda told: told.update(schema="briefing.evidence/2", kit="8.1.0"),
    )
    code, said = called("verify", str(tmp_path / "pack"))
    assert (code, "a newer kit made it, 8.1.0" in said) == (1, True), said
    assert "python PACK.zip" in said


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("schema: briefing.judgements/2\ntitle: x\nweather: fine\n", "of a newer kit"),
        ("schema: briefing.run/1\n", "not one of briefing.judgements"),
        ("schema: [1]\n", "not one of briefing.judgements"),
    ],
)
def test_judgements_of_a_newer_form(text: str, why: str) -> None:
    """One problem, at the line that names the form; nothing else of the file is judged."""
    found, problems = read_bytes(text.encode())
    assert found is None
    assert [(one.line, why in one.why) for one in problems] == [(1, True)]


def test_judgements_may_name_their_form() -> None:
    """That of today, or leave it out."""
    named, problems = read_bytes(b"title: x\nschema: briefing.judgements/1\n")
    assert problems == ()
    assert named == read_bytes(b"title: x\n")[0]


def test_a_form_keeps_the_name_of_the_form(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is written into the file from the desk leaves that line as it is."""
    from briefing.judgements import editing

    monkeypatch.chdir(tmp_path)
    file = tmp_path / "a.yaml"
    file.write_text("schema: briefing.judgements/1\ntitle: x\n")
    seen = editing.put(editing.opened(file), "title", "Another title")
    seen = editing.put(seen, "author", "A. Analyst")
    assert (seen.judgements.title, seen.judgements.author) == ("Another title", "A. Analyst")
    assert file.read_text().startswith("schema: briefing.judgements/1\n")
