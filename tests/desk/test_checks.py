"""The checks as a list that follows what is run."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from IPython.core.interactiveshell import InteractiveShell

from briefing import Coverage, prepare, sections
from briefing.checks import gates
from briefing.desk.checks import form
from briefing.desk.checks.advice import ADVICE, advice
from briefing.desk.checks.form import Checks
from briefing.desk.checks.listing import listing, told
from briefing.desk.following import follow, leave
from briefing.library.coverage import with_copies
from briefing.models import Failure, Verdict
from tests.build import article

TEXT = "Norway signed the Radar Accord in Oslo on 3 June 2024. The harbours will get receivers."


def gathered() -> Coverage:
    """A coverage of one article, none of its sections shown."""
    return prepare(with_copies("radar", [article(TEXT)]), "topic_briefing", judgements="none")


@pytest.fixture
def coverage() -> Coverage:
    """A coverage of one article."""
    return gathered()


@pytest.fixture
def shell() -> Iterator[InteractiveShell]:
    """A shell of IPython, as a kernel has one."""
    InteractiveShell.clear_instance()
    yield InteractiveShell.instance()
    leave("checks")
    InteractiveShell.clear_instance()


def forged(coverage: Coverage, text: str = "Norway signed nothing at all.") -> None:
    """Put a sentence into a section that no passage has."""
    section = sections.bottom_line(coverage)
    (first, *_) = section.statements
    part = replace(first.parts[0], text=text)
    coverage.keep(replace(section, statements=(replace(first, parts=(part,)),)))


def run(shell: InteractiveShell, source: str) -> None:
    """Run a cell."""
    shell.run_cell(source)  # type: ignore[no-untyped-call] # IPython has no types here


def test_before_anything_is_shown(coverage: Coverage) -> None:
    """The list says what to do first."""
    assert "run the cells below" in Checks(coverage).told


def test_a_failure_is_listed_with_why_and_what_to_do(coverage: Coverage) -> None:
    """Under its section, whose slug leads there."""
    forged(coverage)
    (group,) = Checks(coverage).shown["failures"]
    (line, *_) = group["lines"]
    assert (group["slug"], line["text"]) == ("bottom_line", "Norway signed nothing at all.")
    assert line["why"]
    assert line["advice"]


def test_the_list_follows_the_cells(coverage: Coverage, shell: InteractiveShell) -> None:
    """After each cell what is shown then is proven; a new coverage of the name comes in."""
    shell.user_ns["coverage"] = coverage
    shown = form.shown(coverage)
    shell.user_ns["forge"] = lambda: forged(coverage)
    run(shell, "forge()")
    assert shown.shown["failed"] > 0
    shell.user_ns["coverage"] = gathered()
    run(shell, "1")
    assert "failed" not in shown.told.replace("none failed", "")


def test_what_did_not_change_is_not_proven_again(
    coverage: Coverage, shell: InteractiveShell, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A cell that shows no section costs nothing."""
    sections.gaps(coverage)
    shown = form.shown(coverage)
    proofs: list[Coverage] = []

    def counted(asked: Coverage) -> Verdict:
        proofs.append(asked)
        return gates.check(asked)

    monkeypatch.setattr(form, "check", counted)
    run(shell, "1")
    shown.again()
    assert not proofs
    sections.gaps(coverage)
    run(shell, "1")
    assert len(proofs) == 1


def test_a_slow_proof_does_not_follow_each_cell(
    coverage: Coverage, shell: InteractiveShell, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Cells that run one after another are not kept; the list says that it is behind."""
    sections.gaps(coverage)
    shown = form.shown(coverage)
    monkeypatch.setattr(shown, "_cost", 100.0)
    sections.gaps(coverage)
    run(shell, "1")
    assert "run this cell again" in shown.told


def test_one_list_follows_and_never_raises(
    shell: InteractiveShell, capsys: pytest.CaptureFixture[str]
) -> None:
    """A new one takes the place of the last; what goes wrong in it is not the cell's fault."""
    calls: list[str] = []

    def broken() -> None:
        calls.append("second")
        raise RuntimeError("broken")

    follow("checks", lambda: calls.append("first"))
    follow("checks", broken)
    run(shell, "1;")
    printed = capsys.readouterr()
    assert (calls, "broken" in printed.out + printed.err) == (["second"], False)


def test_a_face_without_widgets(coverage: Coverage) -> None:
    """The same as a table, with what comes from outside escaped."""
    forged(coverage, "<script>alert(1)</script>")
    html, text = Checks(coverage).faces()
    assert "<script" not in html
    assert "<script" in text


@given(st.lists(st.builds(Failure, st.text(), st.text(), st.text(), st.text())), st.integers(0, 9))
def test_any_verdict_is_listed(found: list[Failure], checked: int) -> None:
    """Every failure is counted, and listed under its section with what to do."""
    shown = listing(Verdict(checked, tuple(found)), with_copies("x", []))
    lines = [line for group in shown["failures"] for line in group["lines"]]
    assert (shown["failed"], min(len(found), 200)) == (len(found), len(lines))
    assert all(line["advice"] for line in lines)
    assert told(shown)


def test_advice_is_short() -> None:
    """What to do is one or two sentences; a check of one's own has some too."""
    assert all(len(text.split()) <= 30 for text in [*ADVICE.values(), advice("own")])
