"""Quotations scored on texts in the form of PolNeAR, made here."""

from __future__ import annotations

from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.evaluation import polnearnames
from briefing.evaluation.counts import Count
from briefing.evaluation.extractionfiles import Files
from briefing.evaluation.outcome import Outcome
from briefing.evaluation.polnearfiles import attributions, load, paths
from briefing.evaluation.polnearquotes import DIRECT, is_direct
from briefing.evaluation.sets import polnear
from briefing.models import Skipped

TEXT = (
    "River news.\n\nMarta Olsen came at noon. “The dam holds,” Marta Olsen said. “It is new.”\n\n"
    "“Nobody asked the farmers,” he said."
)


def _label(number: int, *parts: tuple[str, str]) -> str:
    """The lines of one attribution: of each part its kind, and its words in `TEXT`."""
    lines, names = [], []
    for at, (kind, words) in enumerate(parts):
        begin = TEXT.rindex(words)
        name = f"T{number}{at}"
        lines.append(f"{name}\t{kind} {begin} {begin + len(words)}\t{words}\n")
        names.append(f"{kind}:{name}")
    return "".join(lines) + f"E{number}\tAttribution:{names[0][-3:]} {' '.join(names)}\n"


def _files(*labels: str) -> Files:
    inner = "part/attributions/a_1.ann"
    content = {"part/text/a.txt": TEXT.encode(), inner: "".join(labels).encode()}
    return Files("made", {path: BytesIO(raw).getvalue for path, raw in content.items()})


def _outcome(*labels: str) -> Outcome:
    (outcome,) = polnear.outcomes("quotes", _files(*labels))
    assert isinstance(outcome, Outcome)
    return outcome


BROKEN = _label(
    1,
    ("Source", "Marta Olsen"),
    ("Cue", "said"),
    ("Content", "“The dam holds,”"),
    ("Content", "“It is new.”"),
)


def test_a_quotation_broken_by_its_speaker_is_found_in_pieces() -> None:
    """Two of ours with one speaker are one labelled content."""
    counts = _outcome(BROKEN).counts
    assert (counts[DIRECT], counts["direct, in one piece"]) == (
        Count(1, 1, 1, 1),
        Count(0, 1, 0, 1),
    )


def test_another_speaker_is_a_slip_that_says_who() -> None:
    """The labelled source and ours are both told."""
    label = _label(2, ("Source", "River"), ("Cue", "said"), ("Content", "“It is new.”"))
    outcome = _outcome(label)
    (slip,) = outcome.slips
    assert outcome.counts[DIRECT] == Count(0, 1, 0, 1)
    assert (slip.kind, slip.expected, slip.found) == ("wrong", "River", "Marta Olsen (Marta Olsen)")


def test_letters_of_sources_and_contents_are_counted() -> None:
    """All that is labelled against all of ours."""
    counts = _outcome(BROKEN).counts
    assert counts["all, letters of content"].recall == 1.0
    assert counts["all, letters of source"].recall == 1.0


def test_of_several_labellers_the_first_is_taken() -> None:
    """A text labelled twice is scored once."""
    files = _files(BROKEN)
    files.loads["part/attributions/a_2.ann"] = files.loads["part/attributions/a_1.ann"]
    assert list(paths(files)) == [("part/text/a.txt", "part/attributions/a_1.ann")]


def test_places_are_those_of_the_article() -> None:
    """Empty lines between paragraphs of the file do not count."""
    text = load("part/text/a.txt", "part/attributions/a_1.ann", _files(BROKEN))
    (one,) = text.attributions
    told = [text.article.text[start:end] for start, end in one.content]
    assert told == ["“The dam holds,”", "“It is new.”"]


def test_a_file_that_cannot_be_read_is_said() -> None:
    """It is skipped with the reason."""
    files = _files(BROKEN)
    files.loads["part/text/a.txt"] = lambda: b"\xff"
    (told,) = polnear.outcomes("quotes", files)
    assert isinstance(told, Skipped)
    assert "UnicodeDecodeError" in told.why


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("Sen. Ann Lee (R-Ohio), who leads the panel", "lee"),
        ("a spokesman for Ann Lee", "spokesman"),
        ("the chief, Ann Lee,", "lee"),
        ("Nils Lund of Bergen", "lund"),
        ("he", "he"),
    ],
)
def test_the_last_name_of_a_source(source: str, name: str) -> None:
    """What hangs on the name or description is left out."""
    assert polnearnames.last_name(source) == name


@pytest.mark.parametrize(
    ("content", "direct"),
    [("“We go.”", True), ('"We go"?', True), ("that “we go”", False), ("“”", False)],
)
def test_a_direct_quotation_begins_and_ends_with_marks(content: str, *, direct: bool) -> None:
    """Marks around part of a content make it no direct quotation."""
    assert is_direct(content) is direct


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="TE0123456789 \t\n:;SourceContent", max_size=120))
def test_any_labels_are_read(labels: str) -> None:
    """What is no label is passed over."""
    assert all(one.source >= () for one in attributions(labels))
