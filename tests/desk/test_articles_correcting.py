"""A correction goes from the viewer into the file, is read again, and can be taken back."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from briefing.desk.articles import viewer
from briefing.desk.articles.correcting import Corrections, Kind, Wanted
from briefing.desk.articles.quoting import quoted
from briefing.desk.articles.viewer import Viewer, place
from briefing.errors import ConflictError, UsageError
from briefing.judged import Correcting
from briefing.judgements import editing
from briefing.library.coverage import Coverage, with_copies
from briefing.models import Article, Span
from briefing.preparing import prepare
from briefing.reading import read
from tests.build import article
from tests.judgements.build import COPY, GAZETTE, HERALD, WIRE

ARTICLES = (GAZETTE, HERALD, WIRE, COPY)


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project without judgements."""
    (tmp_path / "data").mkdir()
    (tmp_path / "notebooks").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BRIEFING_ANALYST", "A. Analyst")
    return tmp_path


def ready(*articles: Article, judgements: str = "") -> Coverage:
    """A coverage as the notebook makes it."""
    made = with_copies("radar", articles or ARTICLES)
    return prepare(made, "topic_briefing", judgements=judgements, earlier="none", model="none")


def corrections(*articles: Article) -> Corrections:
    """The corrections of a coverage of these articles."""
    made = ready(*articles)
    return Corrections(made.articles, place(made), made.kind, made.topic)


def wanted(kind: Kind, span: Span, value: str) -> Wanted:
    """What the analyst wants."""
    return Wanted(kind, span, value, "A. Analyst", "it says so")


def asked(form: Viewer, kind: str, **content: Any) -> dict[str, Any]:
    """What the viewer answers its page."""
    answers: list[dict[str, Any]] = []
    form.send = answers.append  # what would go to the page
    form._told(None, {"kind": kind, "number": 1, "part": 0, "turn": 7, **content}, None)
    return answers[-1]


def at(span: Span) -> dict[str, int]:
    """A passage as the page names it."""
    return {"start": span.start, "end": span.end}


def test_a_speaker_is_corrected_and_the_next_run_keeps_to_it() -> None:
    """Written, read again, and found by `prepare` as by any run."""
    quote = read(GAZETTE).quotes[0]
    answer = asked(
        Viewer(ready()),
        "correct",
        what="speaker",
        **at(quote.span),
        value="Tom Berg",
        by="A",
        why="w",
    )
    assert answer["kind"] == "written"
    assert answer["place"] == "data/judgements/topic_briefing-radar.yaml"
    again = next(a for a in ready().articles if a.id == GAZETTE.id)
    assert (read(again).quotes[0].speaker, read(again).quotes[0].rule) == ("Tom Berg", "analyst")


def test_the_viewer_shows_what_is_corrected() -> None:
    """With who and why, and in the list."""
    form = Viewer(ready())
    quote = read(GAZETTE).quotes[0]
    answer = asked(
        form, "correct", what="speaker", **at(quote.span), value="Tom Berg", by="B", why="w"
    )
    found = next(m for m in answer["article"]["marks"] if m["corrects"] == "speaker")
    assert (found["value"], found["by"], found["because"]) == ("said by Tom Berg", "B", "w")
    assert form.articles[0]["corrected"] == 1
    assert form.analyst == "B"


def test_a_date_moves_its_event() -> None:
    """What rests on the reading follows."""
    made = corrections()
    time = next(t for t in read(GAZETTE).times if GAZETTE.passage(t.span) == "4 June 2024")
    made.write(wanted("date", time.span, "2024-06-05"))
    assert "2024-06-05" in {event.date for event in read(made.articles[0]).events}


def test_a_label_is_corrected_by_the_words_of_its_sentence() -> None:
    """The whole sentence when it is short."""
    made = corrections()
    sentence = next(s for s in read(GAZETTE).sentences if "wise step" in GAZETTE.passage(s.span))
    written = made.write(wanted("label", sentence.span, "fact"))
    assert (written.passage, written.source) == ("The plan is a wise step.", "")


def test_corrected_again_it_stays_one_correction() -> None:
    """The later value takes the place of the earlier one."""
    made, quote = corrections(), read(GAZETTE).quotes[0]
    made.write(wanted("speaker", quote.span, "Tom Berg"))
    made.write(wanted("speaker", quote.span, "Officials"))
    assert [one.value for one in made.judgements.corrections] == ["Officials"]


def test_a_correction_is_taken_back() -> None:
    """The reading is that of the rules again, and the file has none."""
    made, quote = corrections(), read(GAZETTE).quotes[0]
    made.write(wanted("speaker", quote.span, "Tom Berg"))
    made.withdraw("speaker", quote.span)
    assert made.judgements.corrections == ()
    assert read(made.articles[0]).quotes[0].speaker == "Ana Lopez"


def test_words_that_several_sources_have_name_theirs() -> None:
    """The title, when the title names one text."""
    other = article(
        *GAZETTE.paragraphs, "Another end.", title="Pact", outlet="Farm", genre="report"
    )
    articles = (GAZETTE, other)
    span = read(GAZETTE).quotes[0].span
    found = quoted(articles, span, Correcting("speaker", "", "x", "y"))
    assert found.source == "Radar pact signed"


def test_words_that_stand_twice_are_quoted_with_their_neighbours() -> None:
    """“Monday” alone would be found twice."""
    found = article("They met on Monday in Oslo.", "They left on Monday by boat.")
    second = read(found).times[1].span
    made = quoted((found,), second, Correcting("date", "", "none", "y"))
    assert made.passage == "Monday by boat."


def test_a_text_is_corrected_beside_its_copy() -> None:
    """A correction of the copy alone stands; that of the original names its source."""
    span = read(WIRE).times[0].span
    articles = corrections().articles
    alone = Correcting("date", "12 June 2024", "2024-06-13", "B", "Hill Times")
    made = quoted(articles, span, Correcting("date", "", "none", "A"), [alone])
    assert made.source == "Ministers share radar data"


def test_a_passage_that_cannot_be_told_apart_is_refused() -> None:
    """Two paragraphs with the same words: no correction could find one of them again."""
    found = article("They met on Monday.", "They met on Monday.")
    with pytest.raises(UsageError, match="stand in the sources only once"):
        quoted((found,), read(found).times[0].span, Correcting("date", "", "none", "y"))


def test_every_reading_of_the_articles_can_be_corrected() -> None:
    """The words found for each lead a run to just that reading."""
    for one in (GAZETTE, HERALD, WIRE):
        reading = read(one)
        items: list[tuple[Kind, Span]] = [("label", s.span) for s in reading.sentences]
        items += [("speaker", quote.span) for quote in reading.quotes]
        items += [("date", time.span) for time in reading.times]
        for kind, span in items:
            assert quoted(ARTICLES, span, Correcting(kind, "", "x", "y")).passage


@pytest.mark.parametrize(
    ("kind", "value", "by", "told"),
    [
        ("date", "31 June", "A", "a date is YYYY"),
        ("label", "rumour", "A", "a label is one of"),
        ("speaker", "  ", "A", "write who said it"),
        ("speaker", "Tom Berg", "", "write your name"),
        ("speaker", "Tom \u202e Berg", "A", "control character"),
    ],
)
def test_what_cannot_be_right_is_told(kind: str, value: str, by: str, told: str) -> None:
    """And nothing is written."""
    reading = read(GAZETTE)
    spans = {"date": reading.times[0].span, "label": reading.sentences[0].span}
    spans["speaker"] = reading.quotes[0].span
    form = Viewer(ready())
    answer = asked(form, "correct", what=kind, **at(spans[kind]), value=value, by=by)
    assert answer["kind"] == "fault"
    assert told in answer["why"]
    assert not place(ready()).exists()


def test_two_analysts_hear_of_each_other() -> None:
    """Who comes second sees both versions, and loses neither."""
    quote = read(GAZETTE).quotes[0]
    mine, theirs = Viewer(ready()), corrections()
    theirs.write(wanted("speaker", quote.span, "Officials"))
    given = {"what": "speaker", **at(quote.span), "value": "Tom Berg", "by": "B"}
    answer = asked(mine, "correct", **given)
    assert answer["kind"] == "conflict"
    assert answer["theirs"] == "value: Officials, by: A. Analyst, why: it says so"
    assert answer["yours"] == "value: Tom Berg, by: B"
    assert asked(mine, "look")["kind"] == "written"
    assert asked(mine, "correct", **given)["kind"] == "written"


def test_a_change_of_something_else_is_no_conflict() -> None:
    """Both corrections are in the file."""
    mine, theirs = corrections(), corrections()
    theirs.write(wanted("speaker", read(GAZETTE).quotes[0].span, "Officials"))
    mine.write(wanted("date", read(GAZETTE).times[0].span, "none"))
    assert len(mine.judgements.corrections) == 2


def test_a_changed_correction_is_not_taken_back_unseen() -> None:
    """Somebody else gave it another value meanwhile."""
    quote = read(GAZETTE).quotes[0]
    corrections().write(wanted("speaker", quote.span, "Officials"))
    mine, theirs = corrections(), corrections()
    theirs.write(wanted("speaker", quote.span, "Tom Berg"))
    with pytest.raises(ConflictError):
        mine.withdraw("speaker", quote.span)


def test_without_a_judgements_file_nothing_is_corrected(monkeypatch: pytest.MonkeyPatch) -> None:
    """The parameter says `none`, and the viewer says so."""
    shell = SimpleNamespace(user_ns={"judgements": "none"})
    monkeypatch.setattr(viewer, "shell", lambda: shell)
    form = Viewer(ready(judgements="none"))
    assert "none" in form.closed
    span = read(GAZETTE).quotes[0].span
    assert asked(form, "correct", what="speaker", **at(span), value="x", by="y")["kind"] == "fault"


def test_another_file_of_the_project_is_written_to(project: Path) -> None:
    """The one that the parameter names."""
    (project / "mine.yaml").write_text("title:\n", encoding="utf-8")
    form = Viewer(ready(judgements="mine.yaml"))
    span = read(GAZETTE).quotes[0].span
    answer = asked(form, "correct", what="speaker", **at(span), value="Tom Berg", by="A")
    assert answer["place"] == "mine.yaml"
    assert "Tom Berg" in (project / "mine.yaml").read_text("utf-8")


def test_corrections_that_find_nothing_are_listed() -> None:
    """With the reason."""
    where = editing.place_of("topic_briefing", "radar")
    gone = {"kind": "label", "passage": "words that no source has", "value": "fact", "by": "A"}
    editing.add(editing.opened(where, "topic_briefing", "radar"), "corrections", gone)
    (told,) = Viewer(ready()).lost
    assert told.endswith("because its passage stands in no source")


@pytest.mark.parametrize(
    "content",
    [
        {"kind": "open", "number": 99},
        {"kind": "open", "number": "x"},
        {"kind": "burn"},
        {},
        {"kind": "correct", "what": "id", "start": 0, "end": 1},
        {"kind": "correct", "what": "label", "start": -4, "end": 10**9},
    ],
)
def test_a_page_that_asks_for_nonsense_gets_a_sentence(content: dict[str, Any]) -> None:
    """The kernel goes on."""
    assert asked(Viewer(ready()), **{"kind": "", **content})["kind"] == "fault"


def test_an_empty_coverage_is_shown() -> None:
    """No article, no fault."""
    assert Viewer(ready(article("x"))).shown["number"] == 1
    assert Viewer(Coverage("radar", (), kind="topic_briefing")).shown == {}


def test_titles_stand_where_no_widget_is_shown() -> None:
    """Escaped, in HTML and as text."""
    form = Viewer(ready(article("Radar.", title="<script>")))
    html, text = form.faces()
    assert "<script>" not in html
    assert "S1  2024-06-20  <script>" in text
