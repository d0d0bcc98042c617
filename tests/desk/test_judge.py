"""The judgements form offers what the checks allow, and writes what it is told."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from briefing import checks, sections
from briefing.desk.judge import quoting
from briefing.desk.judge.faults import examined
from briefing.desk.judge.form import Judge
from briefing.desk.judge.note import Note
from briefing.judged import Judgements
from briefing.judgements import editing, plain
from briefing.judgements.words import LEVELS, ROWS
from briefing.library import Coverage
from tests.judgements.build import COPY, GAZETTE, HERALD, WIRE, judged

judge = import_module("briefing.desk.judge")  # its package gives the name to a function
ARTICLES = (GAZETTE, HERALD, WIRE, COPY)
ONE = "We will share radar data by 2026"
TWO = "Fishing boats will carry the receivers"
COPIED = "The accord lists eleven stations"  # a text and its copy: one source
NAMED = [{"words": COPIED, "source": "Bay Post"}, {"words": COPIED, "source": "Hill Times"}]
BASES: dict[int, list[dict[str, str]]] = {
    0: [{"words": "words that no source has"}],
    1: [{"words": ONE}],
    2: [{"words": ONE}, {"words": TWO}],
}


@pytest.fixture
def coverage() -> Coverage:
    """Four texts of three independent sources, no judgements yet."""
    made = judged("{}", *ARTICLES)
    made.judgements, made.kind, made.topic = None, "topic_briefing", "radar"
    return made


@pytest.fixture
def form(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, coverage: Coverage) -> Judge:
    """A form on a file just begun."""
    (tmp_path / "data").mkdir()
    (tmp_path / "notebooks").mkdir()
    monkeypatch.chdir(tmp_path)
    shown = judge.show(coverage)
    assert isinstance(shown, Judge)
    return shown


def asked(form: Judge, kind: str, **content: Any) -> dict[str, Any]:
    """What the form answers its page."""
    answers: list[dict[str, Any]] = []
    form.send = answers.append  # what would go to the page
    form._told(None, {"kind": kind, "number": 1, "sha": form.state["sha"], **content}, None)
    return answers[-1]


def field(form: Judge, path: str) -> dict[str, Any]:
    """The field at a path, as the page is told of it."""

    def below(one: dict[str, Any]) -> list[dict[str, Any]]:
        inner = [*one.get("fields", []), *one.get("entries", []), *one.get("parts", [])]
        return [one, *(found for part in inner for found in below(part))]

    every = [one for group in form.state["groups"] for one in below(group)]
    return next(one for one in every if one.get("path") == path)


def key(rests_on: list[dict[str, str]], **more: Any) -> dict[str, Any]:
    """A key judgement without names or numbers."""
    return {"id": "kj1", "text": "it goes on", "kind": "assessment", "rests_on": rests_on, **more}


def failures(held: dict[str, Any], coverage: Coverage) -> list[str]:
    """What the checks of a report say of likelihood and confidence."""
    faults = examined(held, coverage)
    assert faults.found is not None, faults.wrong
    coverage.judgements = faults.found
    sections.bottom_line(coverage)
    return [f.why for f in checks.check(coverage).failures if "rests on one uncorr" in f.why]


@pytest.mark.parametrize("number", [0, 1, 2])
@pytest.mark.parametrize("scale", ["icd203", "phia"])
def test_the_words_offered_are_those_the_checks_allow(
    coverage: Coverage, form: Judge, scale: Any, number: int
) -> None:
    """Every likelihood of both scales, on no, one and two independent sources."""
    asked(form, "begin")
    asked(form, "put", path="scale", value=scale)
    asked(form, "add", path="key_judgements", value=key(BASES[number]))
    offered = field(form, "key_judgements/0/likelihood")["choices"]
    told = {one["value"]: not one["barred"] for one in offered}
    allowed = {
        band.word: not failures(
            {"scale": scale, "key_judgements": [key(BASES[number], likelihood=band.word)]}, coverage
        )
        for row in ROWS[scale]
        for band in row
    }
    assert told == allowed
    assert all(told.values()) == (number > 1)


@pytest.mark.parametrize("number", [0, 1, 2])
def test_the_levels_offered_are_those_the_checks_allow(
    coverage: Coverage, form: Judge, number: int
) -> None:
    """High takes two independent sources."""
    asked(form, "begin")
    asked(form, "add", path="key_judgements", value=key(BASES[number]))
    offered = field(form, "key_judgements/0/confidence/level")["choices"]
    told = {one["value"]: not one["barred"] for one in offered}
    allowed = {}
    for level in LEVELS:
        one = key(BASES[number], confidence={"level": level, "because": "it is so"})
        allowed[level] = not failures({"key_judgements": [one]}, coverage)
    assert told == allowed == {"low": True, "moderate": True, "high": number > 1}


def test_a_text_and_its_copy_are_one_source(form: Judge) -> None:
    """Two outlets with one text allow no more than one."""
    asked(form, "begin")
    asked(form, "add", path="key_judgements", value=key(NAMED))
    barred = [
        c["value"] for c in field(form, "key_judgements/0/likelihood")["choices"] if c["barred"]
    ]
    assert barred == ["very likely", "almost certain", "highly probable", "nearly certain"]


def test_a_passage_more_frees_the_words(form: Judge) -> None:
    """As soon as it is picked; and taking it away again says what is now too much."""
    asked(form, "begin")
    asked(form, "add", path="key_judgements", value=key(BASES[1]))
    asked(form, "add", path="key_judgements/0/rests_on", value={"words": TWO})
    asked(form, "put", path="key_judgements/0/likelihood", value="very likely")
    assert field(form, "key_judgements/0/likelihood")["wrong"] == []
    asked(form, "drop", path="key_judgements/0/rests_on/1")
    (why,) = field(form, "key_judgements/0/likelihood")["wrong"]
    assert "rests on one uncorroborated source" in why


def test_one_row_of_synonyms_is_offered(form: Judge) -> None:
    """That of the first word used; alone, a judgement may use either."""
    asked(form, "begin")
    for number in (1, 2):
        asked(form, "add", path="key_judgements", value=key(BASES[1], id=f"kj{number}"))
    asked(form, "put", path="key_judgements/0/likelihood", value="probable")
    groups = {c["group"] for c in field(form, "key_judgements/0/likelihood")["choices"]}
    words = [c["value"] for c in field(form, "key_judgements/1/likelihood")["choices"]]
    assert (len(groups), words) == (2, [band.word for band in ROWS["icd203"][1]])


@pytest.mark.parametrize(
    ("path", "words", "why"),
    [
        ("key_judgements/0/text", "This will almost certainly go on", "one uncorroborated source"),
        ("key_judgements/0/text", "We have high confidence in this", "one uncorroborated source"),
        ("key_judgements/0/text", "It goes on in 2031", "'2031' is in none of the passages"),
        ("key_judgements/0/confidence/because", "it is likely", "stands in one sentence"),
        ("key_judgements/0/text", "", "must be filled in"),
    ],
)
def test_own_words_are_checked_while_they_are_typed(
    form: Judge, path: str, words: str, why: str
) -> None:
    """With the very words of the checks, and nothing is written."""
    asked(form, "begin")
    one = key(BASES[1], confidence={"level": "low", "because": "it is so"})
    asked(form, "add", path="key_judgements", value=one)
    before = form.state
    told = asked(form, "check", path=path, value=words)
    assert any(why in one for one in told["wrong"]) or not words
    assert form.state == before


def test_a_new_entry_is_checked_while_it_is_typed(form: Judge) -> None:
    """Each thing at the field it is about."""
    asked(form, "begin")
    told = asked(
        form, "try", path="key_judgements", value=key(BASES[1], text="This is certain to go on")
    )
    (why,) = told["faults"]["text"]["wrong"]
    assert "one uncorroborated source" in why


def test_nothing_is_filled_in(form: Judge) -> None:
    """A file just begun judges nothing, and every field is blank."""
    asked(form, "begin")
    assert editing.opened(form._place.place).judgements == form._seen[form.state["sha"]].judgements
    assert plain.plain(editing.opened(form._place.place).judgements) == plain.plain(Judgements())
    values = [f["value"] for f in form.state["groups"][0]["fields"] if "parts" not in f]
    assert values == ["", "", "", ""]


def test_grades_list_what_the_coverage_has(form: Judge) -> None:
    """Outlets for letters, texts without their copies for numbers; the two are never combined."""
    asked(form, "begin")
    reliability, credibility = form.state["groups"][-2:]
    assert [f["name"] for f in reliability["fields"]] == [
        "The Test Gazette", "Bergen Herald", "Bay Post", "Hill Times",
    ]  # fmt: skip
    assert [f["name"] for f in credibility["fields"]] == [a.title for a in ARTICLES[:3]]


def test_a_grade_is_given_changed_and_taken_back(form: Judge) -> None:
    """One entry a source; none is left when both its fields are blank."""
    asked(form, "begin")
    given = {"path": "grades/reliability", "name": "Bay Post"}
    asked(form, "grade", **given, grade="C", because="")
    asked(form, "grade", **given, grade="B", because="it was right before")
    (one,) = form._seen[form.state["sha"]].judgements.grades.reliability
    assert (one.source, one.grade, one.because) == ("Bay Post", "B", "it was right before")
    asked(form, "grade", **given, grade="", because="")
    assert form._seen[form.state["sha"]].judgements.grades.reliability == ()


def test_a_conflict_is_told_and_the_second_try_writes(form: Judge) -> None:
    """What the page had before the eyes counts, not what the file holds by now."""
    asked(form, "begin")
    sha = form.state["sha"]
    editing.put(editing.opened(form._place.place), "title", "Theirs")
    told = asked(form, "put", path="title", value="Mine", sha=sha)
    assert told["conflict"] == {"field": "title", "theirs": "Theirs", "yours": "Mine"}
    assert field(form, "title")["value"] == "Theirs"
    asked(form, "put", path="title", value="Mine")
    assert editing.opened(form._place.place).judgements.title == "Mine"


def test_what_others_wrote_is_shown_at_a_look(form: Judge) -> None:
    """And a fault they made is told with its line, while nothing is written."""
    asked(form, "begin")
    place = form._place.place
    editing.put(editing.opened(place), "title", "Theirs")
    asked(form, "look")
    assert field(form, "title")["value"] == "Theirs"
    place.write_text("titel: x\n")
    assert "Did you mean 'title'" in asked(form, "put", path="author", value="Ann")["refused"]
    asked(form, "look")
    assert ":1:1:" in form.state["refused"]
    assert place.read_text() == "titel: x\n"
    place.write_text("title: right again\n")
    asked(form, "look")
    assert (form.state["refused"], field(form, "title")["value"]) == ("", "right again")


def test_passages_are_found_by_their_words(coverage: Coverage) -> None:
    """Those that have them in a row first; a text that repeats another is not offered twice."""
    first, *_ = quoting.search(coverage, "the radar ACCORD")
    assert first["words"].startswith(("The ministers signed", "Officials in Bergen"))
    found = quoting.search(coverage, "accord eleven stations")
    assert [one["source"] for one in found] == ["Ministers share radar data"]
    assert quoting.search(coverage, "zebra") == []


def test_with_nothing_typed_the_bottom_line_is_offered(coverage: Coverage) -> None:
    """The passages that its facts rest on."""
    made = sections.bottom_line(coverage)
    facts = " ".join(one.text for one in made.statements)
    offered = [one["words"] for one in quoting.search(coverage, " ")]
    assert offered
    assert all(words.rstrip(".").split(" on ")[0] in facts for words in offered)


@pytest.mark.parametrize(
    ("words", "source", "why"),
    [
        (ONE, "", ""),
        (ONE, "Radar pact", "no source is called “Radar pact”"),
        ("We will share sonar data", "", "in no source of this coverage, letter for letter"),
        ("Minister Ana Lopez", "", "2 sources have these words; name the one you mean"),
        ("two", "Bay Post", "stands more than once in its source; quote more words"),
        (COPIED, "", ""),
    ],
)
def test_whether_a_passage_is_found_once(
    coverage: Coverage, words: str, source: str, why: str
) -> None:
    """A copy of a text does not count as a second source."""
    assert quoting.standing(coverage, words, source)["wrong"] == why


def test_none_is_said(monkeypatch: pytest.MonkeyPatch, coverage: Coverage) -> None:
    """A notebook whose parameter is "none" has no form."""
    monkeypatch.setattr(judge, "_parameter", lambda: "none")
    shown = judge.show(coverage)
    assert isinstance(shown, Note)
    assert 'is "none"' in shown._repr_html_().replace("&quot;", '"')


def test_where_no_forms_are_shown_the_file_is_named(form: Judge) -> None:
    """Escaped, as any text from outside."""
    html, text = form.faces()
    assert "data/judgements/topic_briefing-radar.yaml" in text
    assert "data/judgements/topic_briefing-radar.yaml" in html
