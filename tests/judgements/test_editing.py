"""Several people edit one judgements file, a field at a time, and nothing is lost."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from briefing.errors import ConflictError, PathError, UsageError
from briefing.judged import Correcting, Judgements
from briefing.judgements import editing, keeping
from briefing.judgements.loading import read_bytes
from tests.judgements.build import KEY

SECOND = """\
  - id: kj2
    text: Denmark waits.  # for now
    kind: finding
    rests_on: [{words: Fishing boats will carry}]
# what we got wrong
corrections: []
"""
LABEL = {"kind": "label", "passage": "a wise step", "value": "opinion", "by": "Ann"}


@pytest.fixture(autouse=True)
def _project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A project to stand in."""
    (tmp_path / "data/judgements").mkdir(parents=True)
    (tmp_path / "notebooks").mkdir()
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file with two key judgements."""
    path = tmp_path / "data/judgements/a.yaml"
    path.write_text(KEY + SECOND)
    return path


def test_a_field_is_put_blanked_and_put_again(file: Path) -> None:
    """Only its own words change."""
    seen = editing.put(editing.opened(file), "key_judgements/0/likelihood", "unlikely")
    assert file.read_text() == (KEY + SECOND).replace(": likely", ": unlikely")
    seen = editing.put(seen, "key_judgements/0/likelihood", None)
    assert seen.judgements.key_judgements[0].likelihood == ""
    editing.put(seen, "key_judgements/0/likelihood", "likely")
    assert file.read_text() == KEY + SECOND


def test_a_file_is_made_of_the_blank() -> None:
    """With every field and its explanation, at the place where a run looks for it."""
    place = editing.place_of("topic_briefing", "Sea lanes")
    seen = editing.add(editing.opened(place, "topic_briefing", "Sea lanes"), "corrections", LABEL)
    text = place.read_text()
    assert place.name == "topic_briefing-sea-lanes.yaml"
    assert "# Topic: 'Sea lanes'" in text
    assert "# Admiralty grades" in text
    assert seen.judgements.corrections == (Correcting(**LABEL),)  # type: ignore[arg-type]  # words of a test


def test_a_file_is_begun_once() -> None:
    """Who comes second opens what the first began."""
    unseen = editing.opened(editing.place_of("a", "b"), "a", "b")
    first = editing.put(editing.begin(unseen), "title", "It is so")
    assert editing.begin(unseen) == first


def test_the_parameter_names_the_file(tmp_path: Path) -> None:
    """Within the project, and YAML; "none" names none."""
    assert editing.place_of("a", "b", "data/mine.yml") == tmp_path / "data/mine.yml"
    for wrong, kind in (("none", UsageError), ("../x.yaml", PathError), ("data/x.txt", PathError)):
        with pytest.raises(kind):
            editing.place_of("a", "b", wrong)


@pytest.mark.parametrize(
    ("path", "value", "why"),
    [
        ("key_judgements/0/likelihood", "quite likely", "no likelihood word"),
        ("key_judgements/1/likelihood", "probable", "another row"),
        ("key_judgements/1/inference", "yes", "a finding is what sources say"),
        ("key_judgements/0/confidence/because", None, "because must be filled in"),
        ("key_judgements/5/text", "x", "there is no entry"),
        ("key_judgements/0", None, "dropped, not blanked"),
        ("titel", "x", "Did you mean 'title'"),
        ("title", "a\u202eb", "control character"),
        ("title", "\ud800", "cannot be changed safely"),
        ("title", ["a"], "a line of words"),
        ("released", {"by": "Ann"}, "a release needs both"),
        ("marking", 3, "a field holds words"),
        ("", "x", "a path names a field"),
    ],
)
def test_what_the_reader_would_refuse_is_not_written(
    file: Path, path: str, value: object, why: str
) -> None:
    """The file stays as it was, and the message says why."""
    with pytest.raises(UsageError, match=why):
        editing.put(editing.opened(file), path, value)
    assert file.read_text() == KEY + SECOND


def test_a_file_with_a_fault_is_not_edited(file: Path) -> None:
    """Its line is told."""
    file.write_text("title: &a x\n")
    with pytest.raises(UsageError, match=r"a\.yaml:1:\d+: anchors"):
        editing.opened(file)


def test_what_others_wrote_is_kept(file: Path) -> None:
    """Two who opened the same file change different things."""
    one, two = editing.opened(file), editing.opened(file)
    editing.drop(one, "key_judgements/0")
    editing.add(two, "corrections", LABEL)
    seen = editing.put(two, "key_judgements/1/likelihood", "unlikely")
    (left,) = seen.judgements.key_judgements
    assert (left.id, left.likelihood) == ("kj2", "unlikely")
    assert len(seen.judgements.corrections) == 1
    assert "  # for now" in file.read_text()
    assert "# what we got wrong" in file.read_text()


def test_the_same_field_is_a_conflict(file: Path) -> None:
    """Both values are told; theirs stays until the file is opened again."""
    one, two = editing.opened(file), editing.opened(file)
    editing.put(one, "key_judgements/0/likelihood", "unlikely")
    with pytest.raises(ConflictError, match="keep theirs or write yours") as told:
        editing.put(two, "key_judgements/0/likelihood", None)
    assert (told.value.field, told.value.theirs, told.value.yours) == (
        "key_judgements/0/likelihood",
        "unlikely",
        None,
    )
    assert "likelihood: unlikely" in file.read_text()
    editing.put(editing.opened(file), "key_judgements/0/likelihood", None)


def test_a_likelihood_is_of_the_sentence_as_it_read(file: Path) -> None:
    """Another field of the same entry that has changed is a conflict as well, and is named."""
    one, two = editing.opened(file), editing.opened(file)
    editing.put(one, "key_judgements/0/text", "Norway will not share radar data.")
    with pytest.raises(ConflictError) as told:
        editing.put(two, "key_judgements/0/likelihood", "unlikely")
    assert told.value.field == "key_judgements/0/text"
    assert told.value.theirs == "Norway will not share radar data."


@pytest.mark.parametrize("path", ["key_judgements/0", "key_judgements/0/likelihood"])
def test_an_entry_that_was_changed_or_is_gone(file: Path, path: str) -> None:
    """It is neither dropped over a change nor brought back."""
    one, two = editing.opened(file), editing.opened(file)
    if path.endswith("0"):
        editing.put(one, "key_judgements/0/alternative", "It may not.")
        with pytest.raises(ConflictError):
            editing.drop(two, path)
    else:
        editing.drop(one, "key_judgements/0")
        with pytest.raises(ConflictError):
            editing.put(two, path, "unlikely")


def test_two_who_do_the_same_agree(file: Path) -> None:
    """No conflict, and nothing stands there twice."""
    one, two = editing.opened(file), editing.opened(file)
    for seen in (one, two):
        editing.put(seen, "title", "It is so")
        editing.add(seen, "corrections", LABEL)
        editing.drop(seen, "key_judgements/1")
    found = editing.opened(file).judgements
    assert (len(found.corrections), len(found.key_judgements)) == (1, 1)


def test_two_different_corrections_of_one_passage_are_a_conflict(file: Path) -> None:
    """Only one of them would hold."""
    one, two = editing.opened(file), editing.opened(file)
    editing.add(one, "corrections", LABEL)
    with pytest.raises(ConflictError) as told:
        editing.add(two, "corrections", {**LABEL, "value": "fact"})
    assert told.value.theirs == LABEL


_ADDER = """\
import sys
from pathlib import Path
from briefing.judgements import editing
seen = editing.opened(Path(sys.argv[1]), "a", "b")
for number in range(25):
    words = f"{sys.argv[2]} was wrong {number}"
    new = {"kind": "label", "passage": words, "value": "opinion", "by": sys.argv[2]}
    if sys.argv[3] == "stale":
        editing.add(seen, "corrections", new)
    else:
        seen = editing.add(seen, "corrections", new)
"""


def test_two_at_the_same_time_both_keep_theirs(tmp_path: Path) -> None:
    """Two processes add 25 corrections each to a file that is not there yet."""
    place = tmp_path / "data/judgements/a-b.yaml"
    both = [
        subprocess.Popen([sys.executable, "-c", _ADDER, str(place), who, how])
        for who, how in (("Ann", "stale"), ("Bo", "fresh"))
    ]
    assert [one.wait(timeout=120) for one in both] == [0, 0]
    found = editing.opened(place).judgements.corrections
    assert sorted(one.passage for one in found) == sorted(
        f"{who} was wrong {number}" for who in ("Ann", "Bo") for number in range(25)
    )
    assert [entry.name for entry in place.parent.iterdir()] == [place.name]


def test_a_writer_waits_for_another_and_not_for_ever(file: Path) -> None:
    """The lock is bounded, and says who is in the way."""
    with (
        keeping.alone(file.parent),
        pytest.raises(PathError, match="somebody else has been writing"),
        keeping.alone(file.parent, patience=0.05),
    ):
        pass


def test_a_file_that_is_gone_is_not_made_anew(file: Path) -> None:
    """What was removed on purpose does not come back with one field in it."""
    seen = editing.opened(file)
    file.unlink()
    with pytest.raises(PathError, match="somebody removed it"):
        editing.put(seen, "title", "It is so")
    assert not file.exists()


def test_a_protected_file_is_respected(file: Path) -> None:
    """Its folder would let it be replaced; it says no all the same."""
    file.chmod(0o444)
    with pytest.raises(PathError, match="may not be written to"):
        editing.put(editing.opened(file), "title", "It is so")
    assert file.read_text() == KEY + SECOND


def test_permissions_and_links_stay(file: Path, tmp_path: Path) -> None:
    """A link still leads to the file, whose mode is kept."""
    file.chmod(0o640)
    link = tmp_path / "data/judgements/link.yaml"
    link.symlink_to(file)
    editing.put(editing.opened(link), "title", "It is so")
    assert link.is_symlink()
    assert file.stat().st_mode & 0o777 == 0o640
    assert "title: It is so" in file.read_text()


_FULL = """\
import resource, sys
from pathlib import Path
from briefing.errors import PathError
from briefing.judgements import editing
seen = editing.opened(Path(sys.argv[1]))
resource.setrlimit(resource.RLIMIT_FSIZE, (64, 64))
try:
    editing.put(seen, "title", "It is so")
except PathError as error:
    print(error)
"""


def test_where_no_room_is_left_the_file_is_as_it_was(file: Path) -> None:
    """A real limit of the system on what may be written."""
    assert resource.RLIMIT_FSIZE is not None
    done = subprocess.run(
        [sys.executable, "-c", _FULL, str(file)], capture_output=True, check=True, timeout=60
    )
    assert b"cannot be written" in done.stdout
    assert file.read_text() == KEY + SECOND
    assert [entry.name for entry in file.parent.iterdir()] == [file.name]


def test_the_mark_at_the_head_of_a_file_stays(file: Path) -> None:
    """Some editors write it."""
    file.write_bytes(b"\xef\xbb\xbftitle: x\n")
    editing.put(editing.opened(file), "title", "y")
    assert file.read_bytes() == b"\xef\xbb\xbftitle: y\n"


def test_a_file_too_large_is_not_written(file: Path) -> None:
    """Its next reader would refuse it."""
    file.write_bytes(b"title: x\n#" + b"x" * (262_144 - 10))
    with pytest.raises(UsageError, match="larger than"):
        editing.put(editing.opened(file), "title", "xyz")


def test_the_blank_holds_nothing(tmp_path: Path) -> None:
    """What begins a file judges nothing."""
    place = tmp_path / "data/judgements/a-b.yaml"
    editing.begin(editing.opened(place, "a", "b"))
    assert read_bytes(place.read_bytes()) == (Judgements(), ())
    assert os.access(place, os.W_OK)
