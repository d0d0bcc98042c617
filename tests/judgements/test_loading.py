"""A judgements file is read as typed, and every fault is told with its line."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from briefing.errors import PathError, UsageError
from briefing.judged import Judgements
from briefing.judgements import default, examine, find
from briefing.judgements.loading import read_bytes

WHOLE = """\
title: Oslo waits for the others
scale: icd203
bottom_line:
  - text: Oslo waits.
    rests_on:
      - words: The ministers signed the accord
key_judgements:
  - id: waits
    text: Oslo will wait.
    kind: assessment
    rests_on:
      - words: The ministers signed the accord
        source: The Test Gazette
    likelihood: likely
    confidence:
      level: moderate
      because: one text tells of it
"""


def problems(text: str) -> list[str]:
    """What is wrong with a file of this text, as an editor shows it."""
    return [problem.told("f") for problem in read_bytes(text.encode())[1] if not problem.mild]


def found(text: str) -> Judgements:
    """The judgements of a text that is right."""
    judgements, wrong = read_bytes(text.encode())
    assert judgements is not None, wrong
    return judgements


def test_a_whole_file_is_read() -> None:
    """Every field comes through."""
    judgement = found(WHOLE).key_judgements[0]
    assert (judgement.likelihood, judgement.kind) == ("likely", "assessment")
    assert judgement.confidence is not None
    assert judgement.confidence.because == "one text tells of it"


def test_an_empty_file_judges_nothing() -> None:
    """A file of comments only is a blank one."""
    assert found("# nothing yet\n") == Judgements()


@pytest.mark.parametrize("typed", ["no", "yes", "2026-03-01", "0x1F", "1e3", "null", "on", "12:30"])
def test_words_come_through_as_typed(typed: str) -> None:
    """No word turns into a truth value, a number or a date."""
    assert found(f"distribution: {typed}").distribution == typed


@pytest.mark.parametrize("typed", ["", "~", '""'])
def test_a_blank_is_a_blank(typed: str) -> None:
    """A name without a value is as if it were not there."""
    assert found(f"distribution: {typed}") == Judgements()


def test_folded_lines_become_one() -> None:
    """A text over several lines is one line."""
    assert found("title: >\n  Oslo\n  waits\n").title == "Oslo waits"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("titel: x", "f:1:1: no field is called 'titel'. Did you mean 'title'?"),
        ("title: x\ntitle: y", "f:2:1: 'title' is given twice here; keep one of them"),
        ("\nmarking: TLP:RD", "f:2:10: marking is one of TLP:RED"),
        ("revised: 3 March", "f:1:10: revised is a day as YYYY-MM-DD"),
        ("revised: ٢٠٢٦-٠٣-٠١", "f:1:10: revised is a day as YYYY-MM-DD"),
        ("revised: 0026-03-01", "f:1:10: revised is a day as YYYY-MM-DD"),
        ("revised: 2026-02-30", "f:1:10: the calendar has no day 2026-02-30"),
        ("a: &x 1", "f:1:4: anchors (&name) and aliases (*name) are not read"),
        ("title: !!int 3", "f:1:8: tags such as 'tag:yaml.org,2002:int' are not read"),
        ("---\ntitle: x\n---\n", "f:3:1: a second document begins here"),
        ("- x", "f:1:1: the file must hold names and values"),
        ("title: [x]", "f:1:8: title is a line of words, not a list"),
        ("watch: x", "f:1:8: watch is a list: begin each entry with a hyphen"),
        ("watch:\n  - x", "f:2:5: here belong names and values: what, date"),
        ("watch:\n  - date: no date", "f:2:5: what must be filled in here"),
        ('title: "a\\u202Eb"', "f:1:8: title holds a control character"),
        ("title: " + "x" * 601, "f:1:8: title has 601 characters; at most 600 fit"),
        ("title: [", "f:2:1: this is not YAML"),
        ("released: {by: Ann}", "f:1:11: a release needs both by (who) and on (the day)"),
        ("key_judgements: " + "[" * 20, "nested more than 8 levels deep"),
    ],
)
def test_a_fault_is_told_with_its_line(text: str, told: str) -> None:
    """Where it is, what is wrong, and what would be right."""
    assert told in problems(text)[0]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("likely", "likly", "f:14:17: 'likly' is no likelihood word of ICD 203. Did you mean"),
        ("likely", "realistic possibility", "the nearest here is 'roughly even chance'"),
        ("moderate", "fair", "f:16:14: level is one of low, moderate, high, not 'fair'"),
        ("      because: one text tells of it\n", "", "f:16:7: because must be filled in here"),
        ("assessment", "finding\n    inference: yes", "f:11:16: a finding is what sources say"),
        ("one text tells", "it is likely", "f:17:16: 'likely' is a likelihood and stands in one"),
        (
            "    rests_on:\n      - words: The ministers signed the accord\nkey",
            "key",
            "it rests on no passage",
        ),
        (
            "The ministers signed the accord\n        source",
            "The mini\n        source",
            "at least 12",
        ),
    ],
)
def test_a_rule_of_the_trade_is_told_with_its_line(old: str, new: str, told: str) -> None:
    """What the fields allow and the standards do not."""
    assert told in problems(WHOLE.replace(old, new, 1))[0]


def test_rows_of_synonyms_are_not_mixed() -> None:
    """A file keeps to one row of ICD 203."""
    second = (
        WHOLE + "forecasts:\n  - {id: q, question: Will it?, by: 2026-03-01, likelihood: remote}"
    )
    assert "another row of synonyms" in problems(second)[0]


def test_phia_has_words_of_its_own() -> None:
    """“Realistic possibility” is a word of the other yardstick."""
    text = WHOLE.replace("icd203", "phia").replace("likely", "realistic possibility", 1)
    assert found(text).key_judgements[0].likelihood == "realistic possibility"


def test_doubtful_wording_is_a_warning() -> None:
    """It stops nothing."""
    text = WHOLE.replace("Oslo will wait.", "Oslo may possibly wait, apparently.")
    judgements, wrong = read_bytes(text.encode())
    assert judgements is not None
    assert {(p.line, p.mild) for p in wrong} >= {(9, True)}
    assert all(p.mild for p in wrong)


@pytest.mark.parametrize(("number", "so_far"), [(1, "one key judgement"), (2, "2 key judgements")])
def test_fewer_key_judgements_than_are_usual_are_a_warning(number: int, so_far: str) -> None:
    """In words that read well beside the field."""
    entry = "  - {id: kj%s, text: Oslo waits., kind: assessment, rests_on: [{words: said in Oslo}]}"
    text = "\n".join(["key_judgements:", *(entry % n for n in range(number))])
    told = [p.why for p in read_bytes(text.encode())[1] if p.mild]
    assert told == [f"only {so_far} so far; three to seven are usual"]


def test_a_file_that_is_too_large_is_refused() -> None:
    """A judgements file is a page or two."""
    assert "larger than" in problems("#" * 300_000)[0]


def test_what_is_no_text_is_refused_at_its_place() -> None:
    """The first byte that is no UTF-8."""
    _, wrong = read_bytes(b"title: x\ndistribution: \xff")
    assert [(p.line, p.column) for p in wrong] == [(2, 15)]


# ---------------------------------------------------------------- where the file stands


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with a folder of judgements."""
    for name in ("notebooks", "data/judgements"):
        (tmp_path / name).mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_without_a_file_there_are_no_judgements(place: Path) -> None:
    """The default file need not exist."""
    assert place.is_dir()
    assert find("topic_briefing", "radar") is None


def test_the_default_file_is_named_for_kind_and_topic(place: Path) -> None:
    """It is found by itself."""
    path = default("topic_briefing", "Radar data")
    assert path == place / "data/judgements/topic_briefing-radar-data.yaml"
    path.write_text(WHOLE, "utf-8")
    judgements = find("topic_briefing", "Radar data")
    assert judgements is not None
    assert judgements.place == "data/judgements/topic_briefing-radar-data.yaml"
    assert len(judgements.sha256) == 64


def test_none_asks_for_none(place: Path) -> None:
    """The default file is left aside."""
    (place / "data/judgements/topic_briefing-radar.yaml").write_text(WHOLE, "utf-8")
    assert find("topic_briefing", "radar", "none") is None


def test_a_missing_file_is_answered_with_the_nearest(place: Path) -> None:
    """A typo in the parameter."""
    (place / "data/judgements/topic_briefing-radar.yaml").write_text(WHOLE, "utf-8")
    with pytest.raises(PathError, match=r"Did you mean 'topic_briefing-radar\.yaml'"):
        find("topic_briefing", "radar", "data/judgements/topic_briefing-rader.yaml")


@pytest.mark.parametrize(
    "name", ["../judgements.yaml", "/etc/hostname", "data/judgements/link.yaml"]
)
def test_no_file_outside_the_project_is_read(place: Path, name: str) -> None:
    """Not by a path, and not through a link."""
    (place / "data/judgements/link.yaml").symlink_to("/etc/hostname")
    with pytest.raises(PathError, match="lies outside the project"):
        find("topic_briefing", "radar", name)


@pytest.mark.parametrize("name", ["x" * 5000, "a\nb", "\ud800", "a\0b", "data", "data/notes.txt"])
def test_a_name_of_no_judgements_file_is_refused(place: Path, name: str) -> None:
    """Too long, of no character set, a folder, another kind of file."""
    (place / "data/notes.txt").write_text("title: x", "utf-8")
    with pytest.raises(PathError, match=r"judgements file|outside the project"):
        find("topic_briefing", "radar", name)


def test_a_wrong_file_stops_the_run_with_its_line(place: Path) -> None:
    """The message says how to see all that is wrong."""
    path = place / "data/judgements/topic_briefing-radar.yaml"
    path.write_text("titel: x\nmarking: x\n", "utf-8")
    with pytest.raises(
        UsageError, match=r"radar\.yaml:1:1: no field .* 1 more .* judgements check"
    ):
        find("topic_briefing", "radar")
    judgements, wrong = examine(path)
    assert (judgements, len(wrong)) == (None, 2)


# ---------------------------------------------------------------- anything at all

_MARKS = ": [ ] { } &a *a !!x | > ~ --- # ? ' title key_judgements rests_on words text kind"
_PIECES = st.sampled_from([*_MARKS.split(), " ", "\n", "  ", "- ", '"', "\t"])


@given(
    st.one_of(
        st.binary(max_size=200), st.text(max_size=200).map(lambda t: t.encode("utf-8", "replace"))
    )
)
@example(b"a: " + b"[" * 5000)
@example(b"{" * 5000)
@example(b"\x00")
@example("\ufeff".encode())
def test_any_bytes_are_answered(raw: bytes) -> None:
    """With judgements or with problems, never with an error of the reader's own."""
    judgements, wrong = read_bytes(raw)
    assert (judgements is None) == any(not p.mild for p in wrong)


@given(st.lists(_PIECES, max_size=40).map("".join))
def test_any_yaml_is_answered(text: str) -> None:
    """Broken structure too, with a place inside the file."""
    _, wrong = read_bytes(text.encode())
    assert [p for p in wrong if not 1 <= p.line <= text.count("\n") + 2] == []


@given(st.text(st.characters(blacklist_categories=("Cs", "Cc", "Cf", "Zl", "Zp")), max_size=80))
def test_any_words_come_through(words: str) -> None:
    """What an analyst types in quotation marks is what the record holds, spaces folded."""
    typed = yaml.safe_dump({"distribution": words}, allow_unicode=True)
    assert found(typed).distribution == " ".join(words.split())


def test_the_default_file_has_a_name_that_file_systems_take(place: Path) -> None:
    """A long notebook and a long topic of three-byte letters together, and two of them apart."""
    names = [default("n" * 60, "한" * 100 + end).name for end in "ab"]
    assert [len(one.encode()) <= 240 for one in names] == [True, True]
    assert names[0] != names[1]
    (place / "data" / "judgements").mkdir(parents=True, exist_ok=True)
    (place / "data" / "judgements" / names[0]).touch()
