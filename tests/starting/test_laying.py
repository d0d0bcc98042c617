"""`briefing init`: a project of one's own, and the same brought up to a newer kit."""

from __future__ import annotations

import json
import os
import tomllib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing import parameters
from briefing.delivery import policy
from briefing.errors import PathError, UsageError
from briefing.starting.kit import Kit, kit
from briefing.starting.laying import Made, changes, lay, stale
from briefing.starting.manifest import FILE, read
from tests.conftest import PACKAGE, PROJECT

CELL = '{"cell_type": "code", "id": "%s", "metadata": %s, "outputs": [], "source": %s}'


def notebook(source: str, more: str = "print(topic)") -> bytes:
    """A notebook with a parameters cell and one that follows."""
    cells = [
        {"cell_type": "code", "id": "a", "metadata": {"tags": ["parameters"]}, "source": source},
        {"cell_type": "code", "id": "b", "metadata": {}, "source": more},
    ]
    node = {"cells": [{**c, "outputs": [], "execution_count": None} for c in cells]}
    return json.dumps(node | {"metadata": {}, "nbformat": 4, "nbformat_minor": 5}).encode()


OLD = Kit("1.0", {"README.md": b"one", "notebooks/a.ipynb": notebook('topic = "x"  # words'),
                  "data/facts.csv": b"a,b", "own/README.md": b"own"})  # fmt: skip


def newer(**files: bytes | None) -> Kit:
    """The next version of the kit; None takes a file out of it."""
    names = {"readme": "README.md", "notebook": "notebooks/a.ipynb", "facts": "data/facts.csv"}
    changed: Mapping[str, bytes | None] = {names.get(k, f"{k}.txt"): v for k, v in files.items()}
    found = {**OLD.files, **changed}
    return Kit("1.1", {name: content for name, content in found.items() if content is not None})


def told(made: Made) -> dict[str, list[str]]:
    """What became of the files, but for those that are the same."""
    return {what: paths for what, paths in changes(made) if what != "same"}


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    found = (p for p in folder.rglob("*") if p.is_file())
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in found}


# ---------------------------------------------------------------- a new project


def test_a_project_has_all_it_needs(tmp_path: Path) -> None:
    """Notebooks, sample, facts, distribution, a schedule, a place for what is one's own."""
    made = lay(tmp_path / "desk", kit())
    for name in (
        "notebooks/topic_briefing.ipynb", "notebooks/nightly.toml", "notebooks/schedule.toml",
        "data/sample/README.md", "data/reference/people.csv", "data/judgements/README.md",
        "data/distribution.toml", "own/README.md", "own/sections/.gitkeep", "requirements.txt",
        ".gitignore", ".gitattributes", "jupytext.toml", ".github/workflows/briefing.yml", FILE,
    ):  # fmt: skip
        assert (made.folder / name).is_file(), name
    kinds = sorted(p.name for p in (PROJECT / "notebooks").glob("*.ipynb"))
    assert sorted(p.name for p in (made.folder / "notebooks").glob("*.ipynb")) == kinds


def test_the_wheel_holds_what_the_checkout_does() -> None:
    """Each file of the kit outside the package is named in pyproject.toml for the wheel."""
    settings = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))
    forced = settings["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    template = PACKAGE / "starting" / "template"
    own = {p.relative_to(template).as_posix().replace("dot-", ".") for p in template.rglob("*")}
    for path in kit().files.keys() - own - {"requirements.txt"}:
        places = [path, path.rpartition("/")[0]]
        (source,) = [place for place in places if place in forced]
        assert forced[source] == f"briefing/starting/kit/{source}"


def test_the_distribution_can_be_used(tmp_path: Path) -> None:
    """Nothing in it is wrong, and its only way is a folder of the project."""
    made = lay(tmp_path, kit())
    found = policy.load(made.folder / "data" / "distribution.toml")
    assert [way.kind for way in found.ways.values()] == ["site"]


def test_twice_is_once(tmp_path: Path) -> None:
    """Called again nothing is written."""
    lay(tmp_path, kit())
    before = contents(tmp_path)
    made = lay(tmp_path, kit())
    assert (told(made), contents(tmp_path)) == ({}, before)


def test_a_name_with_spaces_and_letters_of_any_script(tmp_path: Path) -> None:
    """A folder may be called as its house likes."""
    made = lay(tmp_path / "Büro für 정책 분석", OLD)
    assert (made.folder / "notebooks" / "a.ipynb").is_file()


def test_nothing_is_written_in_a_dry_run(tmp_path: Path) -> None:
    """What would be done is told, and the folder is not made."""
    made = lay(tmp_path / "desk", OLD, dry=True)
    assert len(made.changed) == len(OLD.files)
    assert not (tmp_path / "desk").exists()


# ---------------------------------------------------------------- what is refused


def test_files_of_somebody_are_listed_and_left(tmp_path: Path) -> None:
    """Names that are taken are all told, and nothing is written."""
    (tmp_path / "README.md").write_text("mine")
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "README.md").write_text("mine too")
    before = contents(tmp_path)
    with pytest.raises(PathError, match=r"nothing was written: README\.md, own/README\.md"):
        lay(tmp_path, OLD)
    assert contents(tmp_path) == before


def test_files_of_somebody_can_be_kept(tmp_path: Path) -> None:
    """With keep the kit's version is laid beside, and counts as offered."""
    (tmp_path / "README.md").write_text("mine")
    made = lay(tmp_path, OLD, keep=True)
    assert told(made)["beside"] == ["README.md.new"]
    assert (tmp_path / "README.md").read_text() == "mine"
    (tmp_path / "README.md.new").unlink()
    assert told(lay(tmp_path, OLD)) == {"kept": ["README.md"]}


def test_no_project_in_the_files_of_another(tmp_path: Path) -> None:
    """A folder below another project's notebooks would be taken for its notebooks."""
    lay(tmp_path, OLD)
    with pytest.raises(PathError, match="lies among the files of the project"):
        lay(tmp_path / "notebooks" / "desk", OLD)
    assert (lay(tmp_path / "second", OLD).folder / "README.md").is_file()


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    """A name that is a file, or below one, is refused."""
    (tmp_path / "desk").write_text("")
    with pytest.raises(PathError, match="is a file"):
        lay(tmp_path / "desk", OLD)
    with pytest.raises(PathError):
        lay(tmp_path / "desk" / "below", OLD)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere: not tried")
def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    """A read-only folder is told of."""
    tmp_path.chmod(0o500)
    with pytest.raises(PathError, match="may not be written to, and nothing was written"):
        lay(tmp_path / "desk", OLD)


def test_a_file_in_the_place_of_a_folder(tmp_path: Path) -> None:
    """Nothing is written when one file would have no folder to lie in."""
    (tmp_path / "notebooks").write_text("mine")
    with pytest.raises(PathError, match="notebooks is no folder, and nothing was written"):
        lay(tmp_path, OLD)
    assert [*contents(tmp_path)] == ["notebooks"]


def test_no_link_leads_out(tmp_path: Path) -> None:
    """A folder that is a link to elsewhere is not written to."""
    desk, elsewhere = tmp_path / "desk", tmp_path / "elsewhere"
    desk.mkdir()
    elsewhere.mkdir()
    (desk / "notebooks").symlink_to(elsewhere, target_is_directory=True)
    with pytest.raises(PathError, match="leads out of the project by a link"):
        lay(desk, OLD)
    assert ([*elsewhere.iterdir()], sorted(desk.iterdir())) == ([], [desk / "notebooks"])


@pytest.mark.parametrize("target", ["elsewhere.txt", "nowhere"])
def test_a_file_that_is_a_link_is_not_followed(tmp_path: Path, target: str) -> None:
    """A link in the place of a file is somebody's, wherever it leads."""
    (tmp_path / "elsewhere.txt").write_text("mine")
    (tmp_path / "desk").mkdir()
    (tmp_path / "desk" / "README.md").symlink_to(tmp_path / target)
    with pytest.raises(PathError, match=r"README\.md"):
        lay(tmp_path / "desk", OLD)
    assert (tmp_path / "elsewhere.txt").read_text() == "mine"


# ---------------------------------------------------------------- a newer kit


def test_what_was_not_changed_is_replaced(tmp_path: Path) -> None:
    """Files as the kit laid them are renewed, new ones added."""
    lay(tmp_path, OLD)
    made = lay(tmp_path, newer(readme=b"two", extra=b"more"))
    assert told(made) == {"replaced": ["README.md"], "added": ["extra.txt"]}
    assert (made.before, made.version) == ("1.0", "1.1")
    assert (tmp_path / "README.md").read_bytes() == b"two"


def test_what_was_changed_stays_and_the_newer_lies_beside(tmp_path: Path) -> None:
    """The house's version is kept; the offer is made once."""
    lay(tmp_path, OLD)
    (tmp_path / "README.md").write_text("ours")
    assert told(lay(tmp_path, newer(readme=b"two"))) == {"beside": ["README.md.new"]}
    assert (tmp_path / "README.md").read_text() == "ours"
    assert (tmp_path / "README.md.new").read_text() == "two"
    assert told(lay(tmp_path, newer(readme=b"two"))) == {"kept": ["README.md"]}


def test_a_newer_offer_replaces_an_older_one(tmp_path: Path) -> None:
    """A NAME.new that the kit laid gives way; one that somebody wrote stops everything."""
    lay(tmp_path, OLD)
    (tmp_path / "README.md").write_text("ours")
    lay(tmp_path, newer(readme=b"two"))
    made = lay(tmp_path, replace(newer(readme=b"three"), version="1.2"))
    assert told(made) == {"beside": ["README.md.new"]}
    (tmp_path / "README.md.new").write_text("ours")
    with pytest.raises(PathError, match=r"README\.md\.new"):
        lay(tmp_path, replace(newer(readme=b"four"), version="1.3"))


def test_what_was_merged_by_hand_is_the_kits_again(tmp_path: Path) -> None:
    """A file that is as the newest kit has it is renewed the next time."""
    lay(tmp_path, OLD)
    (tmp_path / "README.md").write_text("ours")
    lay(tmp_path, newer(readme=b"two"))
    (tmp_path / "README.md.new").replace(tmp_path / "README.md")
    made = lay(tmp_path, replace(newer(readme=b"three"), version="1.2"))
    assert told(made) == {"replaced": ["README.md"]}


def test_what_was_removed_stays_removed(tmp_path: Path) -> None:
    """A file the house took away does not come back, now or later."""
    lay(tmp_path, OLD)
    (tmp_path / "data" / "facts.csv").unlink()
    for version in ("1.1", "1.2"):
        made = lay(tmp_path, replace(newer(facts=version.encode()), version=version))
        assert told(made) == {"removed": ["data/facts.csv"]}


def test_what_the_kit_gave_up_stays(tmp_path: Path) -> None:
    """A file that the newer kit does not have is the house's from then on."""
    lay(tmp_path, OLD)
    assert told(lay(tmp_path, newer(facts=None))) == {"left": ["data/facts.csv"]}
    assert (tmp_path / "data" / "facts.csv").read_bytes() == b"a,b"
    assert told(lay(tmp_path, newer(facts=None))) == {}


def test_the_values_of_a_notebook_are_carried_over(tmp_path: Path) -> None:
    """Where only values and outputs were changed, the newer notebook has the values."""
    lay(tmp_path, OLD)
    path = tmp_path / "notebooks" / "a.ipynb"
    node = json.loads(notebook('topic = "fish"  # words'))
    node["cells"][1] |= {"outputs": [{"output_type": "stream"}], "execution_count": 3}
    path.write_text(json.dumps(node))
    more = notebook('topic = "x"  # what it is about\nsince = ""', "print(since)")
    assert told(lay(tmp_path, newer(notebook=more))) == {"carried": ["notebooks/a.ipynb"]}
    now = json.loads(path.read_text())
    assert "".join(now["cells"][0]["source"]) == ('topic = "fish"  # what it is about\nsince = ""')
    assert (now["cells"][1]["source"], now["cells"][1]["outputs"]) == ("print(since)", [])


def test_a_twin_that_is_older_now_is_told(tmp_path: Path) -> None:
    """A renewed notebook and its twin in Markdown must be brought together."""
    lay(tmp_path, OLD)
    (tmp_path / "markdown").mkdir()
    (tmp_path / "markdown" / "a.md").write_text("twin")
    assert stale(lay(tmp_path, newer(notebook=notebook('topic = "y"')))) == ["notebooks/a.ipynb"]
    assert stale(lay(tmp_path, newer(notebook=notebook('topic = "y"')))) == []


def test_a_notebook_with_other_cells_is_the_houses(tmp_path: Path) -> None:
    """Cells that the house wrote are never lost: the newer version lies beside."""
    lay(tmp_path, OLD)
    path = tmp_path / "notebooks" / "a.ipynb"
    path.write_bytes(notebook('topic = "x"  # words', "print('ours')"))
    made = lay(tmp_path, newer(notebook=notebook('topic = "y"')))
    assert told(made) == {"beside": ["notebooks/a.ipynb.new"]}


def test_a_value_without_a_place_is_not_lost(tmp_path: Path) -> None:
    """A parameter that the newer notebook has not keeps the house's notebook."""
    lay(tmp_path, OLD)
    (tmp_path / "notebooks" / "a.ipynb").write_bytes(notebook('topic = "fish"  # words'))
    made = lay(tmp_path, newer(notebook=notebook('subject = "y"')))
    assert told(made) == {"beside": ["notebooks/a.ipynb.new"]}


def test_records_are_never_touched(tmp_path: Path) -> None:
    """Judgements, libraries, ledgers and reports stay byte for byte."""
    lay(tmp_path, kit())
    mine = {"data/judgements/topic_briefing-fish.yaml", "data/desk.db", "reports/ledger.db",
            "reports/topic_briefing/fish/2024-01-01/run.json", "data/articles/one.txt"}  # fmt: skip
    for name in mine:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(f"ours: {name}")
    files = {name: content + b" " for name, content in kit().files.items()}
    lay(tmp_path, Kit("99", files))
    assert {name: f"ours: {name}" for name in mine} == {
        name: (tmp_path / name).read_text() for name in mine
    }


def test_an_older_kit_changes_nothing(tmp_path: Path) -> None:
    """A project of a newer kit asks for that kit."""
    lay(tmp_path, newer())
    with pytest.raises(UsageError, match=r"laid by briefing 1\.1, and 1\.0 is installed"):
        lay(tmp_path, OLD)


def test_where_the_kit_comes_from_is_told_once_a_version(tmp_path: Path) -> None:
    """A colleague who installed the same version from elsewhere does not change the line."""
    lay(tmp_path, Kit("1.0", {**OLD.files, "requirements.txt": b"from an index"}))
    files = {**OLD.files, "requirements.txt": b"from a file"}
    assert told(lay(tmp_path, Kit("1.0", files))) == {}
    assert told(lay(tmp_path, Kit("1.1", files))) == {"replaced": ["requirements.txt"]}


@pytest.mark.parametrize(
    "text", ["kit = ", "[files]", "kit = 1\nfiles = 3", "\0", '[files]\na = "b"']
)
def test_a_damaged_manifest_is_told(tmp_path: Path, text: str) -> None:
    """Without knowing what was laid, nothing is written."""
    lay(tmp_path, OLD)
    (tmp_path / FILE).write_text(text)
    with pytest.raises(UsageError, match=r"\.briefing\.toml is damaged"):
        lay(tmp_path, OLD)


@given(st.binary())
def test_any_manifest_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, raw: bytes
) -> None:
    """Whatever stands in the file, the answer is in words."""
    folder = tmp_path_factory.mktemp("manifest")
    (folder / FILE).write_bytes(raw)
    with pytest.raises(UsageError):
        read(folder)


def test_the_notebooks_of_the_kit_carry_their_values() -> None:
    """Each of the five keeps a house's values when it is renewed."""
    from briefing.starting.carrying import carried, form

    for name, content in kit().files.items():
        if not name.endswith(".ipynb"):
            continue
        node = json.loads(content)
        (cell,) = [c for c in node["cells"] if "parameters" in c["metadata"].get("tags", [])]
        cell["source"] = parameters.edited("".join(cell["source"]), {"since": "2024"})
        house = json.dumps(node).encode()
        assert form(name, house) == form(name, content) != ""
        renewed = carried(name, house, content)
        assert renewed is not None
        assert parameters.declared(json.loads(renewed))["since"].default == "2024"
