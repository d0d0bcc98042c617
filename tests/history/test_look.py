"""The run to compare with is found among the reports, read as records, and never trusted."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing import bundle
from briefing.errors import PathError
from briefing.history import last, lighter, look
from briefing.history.filed import earlier_as_filed
from briefing.models import Annex, Article, Section
from tests.history.cases import made

ARTICLE = made("Ferry", "A ferry sank off Calder Bay.", "Post", "2035-04-01")
TOPIC = "ferry"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty project on 15 April 2035."""
    (tmp_path / "notebooks").mkdir()
    (tmp_path / "data").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "2060244000")
    return tmp_path


def notebook(*records: Section | Annex) -> bytes:
    """An executed notebook that shows these records."""
    shown = [
        {"output_type": "display_data", "data": {bundle.MIME: bundle.encode(r)}} for r in records
    ]
    cells = [{"cell_type": "markdown", "source": "x"}, {"cell_type": "code", "outputs": shown}]
    return json.dumps({"cells": cells, "nbformat": 4}).encode()


def put(day: str, raw: bytes, kind: str = "weekly_digest", status: str = "succeeded") -> Path:
    """Leave a run of a day among the reports."""
    folder = Path("reports") / kind / TOPIC / day
    folder.mkdir(parents=True)
    (folder / "briefing.ipynb").write_bytes(raw)
    outputs = {"briefing.ipynb": {"sha256": hashlib.sha256(raw).hexdigest(), "bytes": len(raw)}}
    record = {"run": f"run of {day}", "status": status, "started": day, "outputs": outputs}
    (folder / "run.json").write_text(json.dumps(record), "utf-8")
    return folder


def good(article: Article = ARTICLE) -> bytes:
    """The notebook of a good run."""
    return notebook(Section("watch", "What to watch"), Annex((article,)))


def test_the_latest_run_before_today_is_the_base() -> None:
    """A run of today is this one's own, and an older one is passed by."""
    for day in ("2035-04-02", "2035-04-09", "2035-04-15"):
        put(day, good())
    found = last("weekly_digest", TOPIC)
    assert found is not None
    assert (found.day, found.run, found.order) == ("2035-04-09", "run of 2035-04-09", (ARTICLE.id,))
    assert (found.cutoff, [s.slug for s in found.sections]) == ("2035-04-01", ["watch"])


def test_a_digest_without_a_run_of_its_own_takes_the_topic_briefing() -> None:
    """The first digest is compared with the last topic briefing on the topic."""
    put("2035-04-09", good(), kind="topic_briefing")
    found = last("weekly_digest", TOPIC)
    assert found is not None
    assert found.place == f"reports/topic_briefing/{TOPIC}/2035-04-09/briefing.ipynb"


def test_a_first_run_has_no_base() -> None:
    """Without reports there is nothing to compare with, and nothing was passed over."""
    assert look("weekly_digest", TOPIC) == look("weekly_digest", TOPIC, "none")
    assert look("weekly_digest", TOPIC).earlier is None


@pytest.mark.parametrize(
    ("raw", "status", "why"),
    [
        (good(), "checks failed", "its run did not succeed"),
        (b"{", "succeeded", "its files are not those of a briefing of this kit"),
        (b"[" * 100_000, "succeeded", "its files are not those of a briefing of this kit"),
        (notebook(), "succeeded", "it had found no article"),
        (
            good(replace(ARTICLE, paragraphs=("Another text.",))),
            "succeeded",
            "its files are not those of a briefing of this kit",
        ),
    ],
)
def test_a_run_that_is_no_base_is_passed_over(raw: bytes, status: str, why: str) -> None:
    """It is told which run was passed over and why, and the one before it is taken."""
    put("2035-04-02", good())
    put("2035-04-09", raw, status=status)
    found = look("weekly_digest", TOPIC)
    assert found.earlier is not None
    assert found.earlier.day == "2035-04-02"
    assert [(s.place, s.why) for s in found.passed_over] == [
        (f"reports/weekly_digest/{TOPIC}/2035-04-09", why)
    ]


def test_a_notebook_edited_after_its_run_is_passed_over() -> None:
    """Only what the run itself wrote was proven."""
    folder = put("2035-04-09", good())
    (folder / "briefing.ipynb").write_bytes(good() + b" ")
    (passed,) = look("weekly_digest", TOPIC).passed_over
    assert passed.why == "its notebook is not the one its run wrote"


def test_a_folder_that_leads_out_of_the_project_is_passed_over(tmp_path: Path) -> None:
    """A link among the reports opens no other folder."""
    folder = put("2035-04-09", good())
    outside = tmp_path.parent / f"{tmp_path.name}-outside"
    folder.rename(outside)
    folder.symlink_to(outside, target_is_directory=True)
    (passed,) = look("weekly_digest", TOPIC).passed_over
    assert passed.why == "it leads out of the project"


@given(st.binary(max_size=200))
@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_file_stops_a_briefing(raw: bytes) -> None:
    """A corrupt notebook costs the comparison, not the report."""
    folder = Path("reports") / "weekly_digest" / TOPIC / "2035-04-09"
    if not folder.exists():
        put("2035-04-09", good())
    digest = {"briefing.ipynb": {"sha256": hashlib.sha256(raw).hexdigest()}}
    record = {"run": "1", "status": "succeeded", "outputs": digest}
    (folder / "briefing.ipynb").write_bytes(raw)
    (folder / "run.json").write_text(json.dumps(record), "utf-8")
    assert len(look("weekly_digest", TOPIC).passed_over) == 1


def test_a_run_may_be_named() -> None:
    """A folder or its notebook, relative to the project."""
    folder = put("2035-04-02", good())
    put("2035-04-09", good())
    for place in (folder.as_posix(), f"{folder.as_posix()}/briefing.ipynb"):
        found = last("weekly_digest", TOPIC, place)
        assert found is not None
        assert found.day == "2035-04-02"


@pytest.mark.parametrize(
    ("place", "says"),
    [
        ("../elsewhere", "lies outside the project"),
        ("/", "lies outside the project"),
        (f"reports/weekly_digest/{TOPIC}/2035-04-08", "Did you mean '2035-04-09'?"),
        ("data", "its files cannot be read"),
    ],
)
def test_a_named_run_that_cannot_be_used_is_an_error(place: str, says: str) -> None:
    """What the user asked for is not passed over in silence."""
    put("2035-04-09", good())
    with pytest.raises(PathError, match="earlier run") as error:
        last("weekly_digest", TOPIC, place)
    assert says in str(error.value)


def test_texts_that_are_still_sources_are_kept_once() -> None:
    """The run keeps the texts that only it had."""
    put("2035-04-09", good())
    found = last("weekly_digest", TOPIC)
    assert found is not None
    assert lighter(found, [ARTICLE]).articles == ()
    assert lighter(found, []).articles == (ARTICLE,)


def test_the_earlier_run_of_a_notebook_is_the_one_on_file() -> None:
    """A notebook that shows another earlier run than its file holds is found out."""
    put("2035-04-09", good())
    found = last("weekly_digest", TOPIC)
    assert found is not None
    shown = Annex((ARTICLE,), earlier=lighter(found, [ARTICLE]), kind="weekly_digest", topic=TOPIC)
    assert [*earlier_as_filed(shown)] == []
    for forged in (
        replace(found, day="2035-04-01"),
        replace(found, sha256="0"),
        replace(found, place="data"),
    ):
        assert len([*earlier_as_filed(replace(shown, earlier=lighter(forged, [ARTICLE])))]) == 1
