"""The layer over parsers: nothing unless it is chosen, and a clear word when it cannot be had."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from briefing.errors import PathError, UnknownNameError, UsageError
from briefing.reading import VERSION, parser, read
from briefing.reading.parser import spacypipeline
from tests.build import article

WITH_SPACY = importlib.util.find_spec("spacy") is not None


@pytest.fixture(autouse=True)
def rules_alone(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Each test begins, and leaves the others, with rules alone."""
    monkeypatch.delenv(parser.VARIABLE, raising=False)
    monkeypatch.setattr(parser, "_chosen", [])
    yield
    parser.use("")


def test_no_parser_is_used_unless_one_is_chosen() -> None:
    """What happens to be installed changes no reading."""
    assert (parser.current(), parser.identity()) == (None, "")


def test_rules_alone_are_described_by_their_version() -> None:
    """The line of a report names the version of the rules."""
    assert parser.describe() == f"rules, version {VERSION}"


def test_a_version_kept_with_a_reading_can_be_described() -> None:
    """A kept reading is described by the version it was made with."""
    assert parser.describe(7) == "rules, version 7"


def test_a_reading_by_rules_alone_names_no_tools() -> None:
    """The tools of a reading are those beside the rules."""
    assert read(article("The council met on Monday.")).tools == ""


def test_the_choice_of_use_wins_over_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """`use("")` reads by rules alone, whatever the environment says."""
    monkeypatch.setenv(parser.VARIABLE, "en_no_such_model")
    parser.use("")
    assert parser.identity() == ""


@pytest.mark.skipif(WITH_SPACY, reason="spaCy is installed: nothing to say about its absence")
def test_without_spacy_the_extra_is_named() -> None:
    """A parser that is asked for and cannot be had is an error that says what to install."""
    with pytest.raises(UsageError, match=r'pip install "briefing\[parser\]"'):
        parser.use("en_core_web_md")


@pytest.mark.skipif(WITH_SPACY, reason="spaCy is installed: nothing to say about its absence")
def test_the_environment_is_asked_when_an_article_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """BRIEFING_PARSER is never passed over in silence."""
    monkeypatch.setenv(parser.VARIABLE, "en_core_web_md")
    with pytest.raises(UsageError, match="en_core_web_md"):
        read(article("Nothing is read by less than what was asked for."))


@pytest.fixture
def spacy() -> Any:
    """Stand for spaCy itself; skips with a word where it is not installed."""
    return pytest.importorskip("spacy", reason="spaCy, an extra, is not installed")


@pytest.fixture
def small(spacy: Any) -> spacypipeline.Pipeline:
    """A pipeline without a model: one word hangs on the next, capitals are names."""

    @spacy.Language.component("by_hand")  # type: ignore[untyped-decorator, unused-ignore] # only where spaCy is
    def by_hand(doc: Any) -> Any:
        for token in doc:
            token.head = doc[min(token.i + 1, len(doc) - 1)]
            token.dep_ = "dep" if token.i + 1 < len(doc) else "ROOT"
            token.tag_, token.lemma_ = "NN", token.lower_
        doc.ents = [spacy.tokens.Span(doc, t.i, t.i + 1, "GPE") for t in doc if t.is_title]
        return doc

    nlp = spacy.blank("en")
    nlp.add_pipe("by_hand")
    return spacypipeline.Pipeline(nlp)


def test_words_are_counted_in_the_whole_text(small: spacypipeline.Pipeline) -> None:
    """Each stretch is parsed on its own; its words keep their places in the text."""
    text = "not this | in Oslo now | nor this | bye"
    parsed = small.parse(text, ((11, 22), (36, 39)))
    assert [text[word.start : word.end] for word in parsed.words] == ["in", "Oslo", "now", "bye"]


def test_heads_and_names_count_the_words_of_all_stretches(small: spacypipeline.Pipeline) -> None:
    """A head never points into another stretch."""
    parsed = small.parse("in Oslo | to Rome", ((0, 7), (10, 17)))
    assert ([w.head for w in parsed.words], parsed.names) == (
        [1, 1, 3, 3],
        ((1, 2, "GPE"), (3, 4, "GPE")),
    )


def test_blank_and_endless_stretches_are_left_out(small: spacypipeline.Pipeline) -> None:
    """Memory is bounded; nothing is raised."""
    text = "  " + "word " * (spacypipeline.MOST // 5 + 1)
    assert small.parse(text, ((0, 2), (2, len(text)), (5, 5))) == parser.Parsed()


def test_a_pipeline_in_memory_says_so(small: spacypipeline.Pipeline) -> None:
    """What has no files has no hash."""
    assert small.description.endswith("(not stored)")


@pytest.mark.usefixtures("spacy")
def test_an_unknown_model_is_answered_with_how_to_install_one() -> None:
    """The choice before stays."""
    with pytest.raises(UnknownNameError, match="spacy download en_core_web_md"):
        parser.use("en_no_such_model")
    assert parser.identity() == ""


@pytest.mark.usefixtures("spacy")
def test_a_folder_without_a_model_is_told(tmp_path: Path) -> None:
    """A folder must hold what spaCy writes there."""
    with pytest.raises(PathError, match=r"holds no config\.cfg"):
        parser.use(str(tmp_path))


@pytest.mark.usefixtures("spacy")
def test_a_damaged_model_is_told(tmp_path: Path) -> None:
    """Whatever spaCy raises becomes one error that names the folder."""
    (tmp_path / "config.cfg").write_text("no config", "utf-8")
    with pytest.raises(PathError, match="not a model spaCy can load"):
        parser.use(str(tmp_path))


def test_a_model_without_a_parser_is_refused(spacy: Any, tmp_path: Path) -> None:
    """A blank pipeline splits words and nothing more."""
    spacy.blank("en").to_disk(tmp_path)
    with pytest.raises(UsageError, match="has no tagger and no parser"):
        parser.use(str(tmp_path))


def test_the_hash_of_a_model_changes_with_any_of_its_files(spacy: Any, tmp_path: Path) -> None:
    """Two models of one name and version are told apart."""
    nlp = spacy.blank("en")
    nlp.to_disk(tmp_path)
    before = spacypipeline.Pipeline(nlp, tmp_path).identity
    (tmp_path / "more").write_text("1", "utf-8")
    assert spacypipeline.Pipeline(nlp, tmp_path).identity != before
