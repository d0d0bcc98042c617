"""The letter: what it says at its head, what is in it, and that nothing breaks out of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.delivery.errands import Errand
from briefing.delivery.journal import Journal
from briefing.delivery.ways import mail
from tests.delivery.mail import letters
from tests.delivery.mail.letters import body, copy, errand, read, sent, tried, way

ANN, BEN = "ann@reader.example", "ben@reader.example"


@pytest.fixture(autouse=True)
def _day(monkeypatch: pytest.MonkeyPatch) -> None:
    """A known time."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1710000000")


def test_the_head_names_sender_receiver_and_list(tmp_path: Path, journal: Journal) -> None:
    """One receiver a message, and what mail programs make of lists."""
    post = way(reply_to="Questions <ask@house.example>", unsubscribe="mailto:leave@house.example")
    found = read(tried(errand(copy(tmp_path), post, ANN), journal, tmp_path / "out"))
    assert {name: found[name] for name in found if not name.startswith(("M", "C", "I", "R"))} == {
        "From": "The Desk <desk@house.example>",
        "To": ANN,
        "Subject": "[TLP:AMBER] A pier for May (version 1)",
        "Date": "Sat, 09 Mar 2024 16:00:00 +0000",
        "List-Id": "The board <board.house.example>",
        "List-Unsubscribe": "<mailto:leave@house.example>",
        "Auto-Submitted": "auto-generated",
    }
    assert found["Reply-To"] == "Questions <ask@house.example>"


def test_one_click_is_enough_where_the_web_takes_it(tmp_path: Path, journal: Journal) -> None:
    """RFC 8058: the address says who leaves which list."""
    post = way(unsubscribe="https://house.example/leave?who={receiver}&list={list}")
    found = read(tried(errand(copy(tmp_path), post, ANN), journal, tmp_path / "out"))
    told = "<https://house.example/leave?who=ann%40reader.example&list=board>"
    assert found["List-Unsubscribe"] == told
    assert found["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


@pytest.mark.parametrize(
    "told", ["http://a.example", "leave", "mailto:a@b\r\nBcc: c@d", "https://a b"]
)
def test_no_other_address_to_leave(told: str, tmp_path: Path, journal: Journal) -> None:
    """It is refused with words."""
    post = way(unsubscribe=told)
    (outcome,) = mail.carry([errand(copy(tmp_path), post, ANN)], post, journal, tmp_path / "out")
    assert (outcome.ending, "unsubscribe of the way post is no address" in outcome.why) == (
        "failed", True,
    )  # fmt: skip


def test_the_same_errand_has_the_same_id(tmp_path: Path, journal: Journal) -> None:
    """A mail program that gets it twice shows it once."""
    one = errand(copy(tmp_path), way(), ANN)
    found = read(tried(one, journal, tmp_path / "out"))
    assert found["Message-ID"] == f"<{one.identity(ANN)}@house.example>"


def test_both_bodies_and_the_file_are_marked(tmp_path: Path, journal: Journal) -> None:
    """At the top and at the end, and in the name of what is attached."""
    found = read(tried(errand(copy(tmp_path), way(), ANN), journal, tmp_path / "out"))
    lines = body(found, "plain").strip().split("\n")
    assert (lines[0], lines[-1]) == (letters.AMBER, letters.AMBER)
    assert body(found, "html").count(">TLP:AMBER</span>") == 2
    (pdf,) = found.iter_attachments()
    assert pdf.get_filename() == "TLP-AMBER_a-pier-for-may_2024-03-05_v1.pdf"
    assert pdf.get_content() == letters.PDF


def test_a_report_that_is_not_marked_stays(tmp_path: Path, journal: Journal) -> None:
    """What the policy judged is what the mail must say."""
    one = errand(copy(tmp_path, marking="TLP:RED"), way(), ANN)
    (outcome,) = mail.carry([one], one.way, journal, tmp_path / "out")
    assert (outcome.ending, outcome.why.partition(": its mail ")[2]) == (
        "failed", "is not marked TLP:RED. Run it again.",
    )  # fmt: skip


def test_a_draft_says_so_everywhere(tmp_path: Path, journal: Journal) -> None:
    """In the subject, in the name of the file, and in both bodies."""
    one = errand(copy(tmp_path, status="draft", version=0), way(), ANN)
    found = read(tried(one, journal, tmp_path / "out"))
    assert found["Subject"] == "[TLP:AMBER] DRAFT: A pier for May"
    (pdf,) = found.iter_attachments()
    assert pdf.get_filename() == "TLP-AMBER_a-pier-for-may_2024-03-05_DRAFT.pdf"
    assert "Status: DRAFT" in body(found, "plain")
    assert 'class="x" style="' in body(found, "html").partition("Status: DRAFT")[0]


def test_a_file_that_was_changed_is_not_sent(tmp_path: Path, journal: Journal) -> None:
    """The hash of a signed version is looked at."""
    made = copy(tmp_path)
    (tmp_path / "briefing.pdf").write_bytes(b"%PDF-1.7 another")
    one = errand(made, way(), ANN, BEN)
    outcomes = mail.carry([one], one.way, journal, tmp_path / "out")
    assert [outcome.ending for outcome in outcomes] == ["failed", "failed"]


def test_a_dry_run_writes_what_would_go_and_sends_nothing(tmp_path: Path, journal: Journal) -> None:
    """Files with safe names, for nobody else's eyes; the journal stays empty."""
    post = way(name="../../post")
    one = Errand(copy=copy(tmp_path), readers=letters.readers(ANN, name="../../etc"), way=post)
    (outcome,) = mail.carry([one], post, journal, tmp_path / "out")
    path = Path(outcome.where)
    assert path.parent == tmp_path / "out"
    assert path.stat().st_mode & 0o077 == 0
    assert journal.rows() == []


def test_what_somebody_has_is_not_tried(tmp_path: Path, journal: Journal) -> None:
    """A dry run tells who has it already."""
    one = errand(copy(tmp_path), way(), ANN, BEN)
    sent(journal, one, ANN)
    outcomes = mail.carry([one], one.way, journal, tmp_path / "out")
    assert [(o.receiver, o.ending) for o in outcomes] == [(ANN, "already"), (BEN, "tried")]
