"""Whoever changes a record that a notebook displays is found out, whichever field it is.

The runner proves the records outside the kernel. Here a forger holds the records of an honest
briefing: each field of each record is changed in turn, and then come the cleverer ways.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import copy
from dataclasses import replace
from typing import Any

import msgspec
import nbformat
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing import bundle, checks, prepare, sections
from briefing.cleaning.known import text_id
from briefing.exporters.document import parse
from briefing.judged import Judgements
from briefing.library import Coverage, open_library
from briefing.models import Annex, Front, Part, Section, Skipped, Statement, Table, Verdict
from briefing.runner import proof
from briefing.runner.asked import Asked, otherwise
from briefing.runner.held import held, own_texts, unheld
from tests.conftest import PROJECT

TOPIC = "trilateral security cooperation"
PLACE = "data/sample"
LIE = " Yoon resigned on 3 May 2031."
CODE = 'prepare(gathered, "topic_briefing")'
ASKED = Asked({"topic": TOPIC, "library": PLACE, "judgements": "none", "earlier": "none"}, CODE)
# Fields that no report prints, or that prove nothing: each with the reason.
_FREE = {
    "section.empty": "not printed where the section says something",
}
_EACH = 2  # leaves of one kind that are changed


@pytest.fixture(scope="module")
def made() -> Coverage:
    """A topic briefing on the sample, every section of its notebook made."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(PROJECT)
        gathered = open_library(PLACE).about(TOPIC)
        coverage = prepare(gathered, "topic_briefing", judgements="none", earlier="none")
        sections.front(coverage)
        for name in ("bottom_line", "watch", "reported", "conflicts", "quotations", "actors"):
            getattr(sections, name)(coverage)
        for name in ("timeline", "argued", "terms", "gaps", "reference_checks", "sources"):
            getattr(sections, name)(coverage)
    return coverage


@pytest.fixture(autouse=True)
def _here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(PROJECT)


def judged(
    made: Coverage, *shown: Section, annex: Annex | None = None, front: Front | None = None
) -> Verdict:
    """What the runner says of these records, in place of those of the honest briefing."""
    kept = shown or made.sections
    found = proof.Shown(kept, annex or made.annex, (), 0, front or made.front)
    return proof.verdict(found, asked=ASKED)


def section_of(made: Coverage, slug: str) -> Section:
    """The section of this name."""
    return next(section for section in made.sections if section.slug == slug)


def test_the_honest_briefing_passes(made: Coverage) -> None:
    """Before anything is forged, all of it stands."""
    assert judged(made).failures == ()


# ---------------------------------------------------------------- each field in turn

Path = tuple[str | int, ...]


def leaves(value: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Every value inside a record, with its place; an empty list is one too."""
    inside = value.items() if isinstance(value, dict) else enumerate(value)
    for key, one in inside:
        if isinstance(one, dict | list | tuple) and one:
            yield from leaves(one, (*path, key))
        else:
            yield (*path, key), one


def changed(value: Any) -> Any:
    """Another value of the same kind."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, int | float):
        return value + 1
    return value + LIE if isinstance(value, str) else LIE if value is None else [LIE]


def with_value(value: Any, path: Path, new: Any) -> Any:
    """The value with `new` at a place."""
    if not path:
        return new
    made: Any = copy(value) if isinstance(value, dict) else list(value)
    made[path[0]] = with_value(value[path[0]], path[1:], new)
    return made


def forged(record: Any, name: str, seen: dict[str, int]) -> Iterator[tuple[str, Any]]:
    """The record with one field changed, for a few fields of each kind."""
    plain = msgspec.to_builtins(record)
    for path, value in leaves(plain):
        kind = ".".join([name, *(key for key in path if isinstance(key, str))])
        kind = kind.partition(".plotly")[0]
        seen[kind] = seen.get(kind, 0) + 1
        if seen[kind] > _EACH or kind in _FREE:
            continue
        try:
            yield (
                f"{kind} = {value!r}",
                msgspec.convert(with_value(plain, path, changed(value)), type(record)),
            )
        except msgspec.ValidationError:
            continue


def test_no_field_of_a_section_can_be_changed(made: Coverage) -> None:
    """Titles, heads, lines above, references, parts, holders, kinds, figures."""
    seen: dict[str, int] = {}
    passed = [
        (section.slug, what)
        for section in made.sections
        for what, other in forged(section, "section", seen)
        if checks.prove([other], made.annex, made.front).passed
    ]
    assert passed == []
    assert len(seen) > 20


def test_no_field_of_the_masthead_can_be_changed(made: Coverage) -> None:
    """Title, topic, lines, language, marking."""
    tried = forged(made.front, "front", {})
    passed = [what for what, front in tried if checks.prove([], made.annex, front).passed]
    assert passed == []


def test_no_field_of_the_annex_can_be_changed(made: Coverage) -> None:
    """Texts, titles, outlets, dates, forms, languages, addresses, notes, copies, rows."""
    tried = [*forged(made.annex, "annex", {})]
    passed = [what for what, annex in tried if not [*_against(annex)]]
    assert passed == []
    assert len(tried) > 20


def _against(annex: Annex) -> Iterator[object]:
    """What is found without looking at a single section."""
    yield from own_texts(annex)
    yield from checks.prove([], annex).failures
    yield from otherwise(annex, ASKED)
    yield from held(annex, PLACE)


# ---------------------------------------------------------------- the cleverer ways

FACT = "bottom_line"  # the slug of a section of plain facts


def own(made: Coverage, title: str, *statements: Statement, **more: Any) -> Section:
    """A section of the analyst's own; of the facts of the bottom line unless told otherwise."""
    facts = statements or section_of(made, FACT).statements
    return Section("mine", title, facts, **more)


def first(made: Coverage) -> Statement:
    """An honest fact."""
    return section_of(made, FACT).statements[0]


def told(made: Coverage, *shown: Part, kind: str = "fact", **more: Any) -> Section:
    """A section of facts with a statement of these parts."""
    statement = Statement(kind, shown, **more)  # type: ignore[arg-type]
    return replace(section_of(made, FACT), statements=(statement,), headline=None)


def letters(made: Coverage, words: str) -> tuple[Part, ...]:
    """Words put together of single letters of a source."""
    article = made.articles[0]
    places = [(c, article.text.index(c)) for c in words if c in article.text]
    return tuple(Part(c, "verbatim", article.span(at, at + 1)) for c, at in places)


def respelt(made: Coverage, old: str, new: str) -> Section:
    """The first fact with another sign in its printed words."""
    parts = first(made).parts
    return told(made, *(replace(p, text=p.text.replace(old, new, 1)) for p in parts))


FORGERIES: dict[str, Callable[[Coverage], Section]] = {
    "a title that tells something": lambda m: own(m, "Yoon resigned in May"),
    "a title that denies": lambda m: own(m, "No security cooperation"),
    "a title with a sign nobody sees": lambda m: own(m, "Security\u200b cooperation"),
    "a title that runs backwards": lambda m: own(m, "\u202esecurity cooperation"),
    "a title in letters that look alike": lambda m: own(m, "Sеcurity cooperation"),
    "a title as long as a text": lambda m: own(m, "security cooperation " * 9),
    "the title of a section of the kit": lambda m: own(m, "Where sources disagree"),
    "a line above a section": lambda m: own(m, "Security", intro="Confirmed by all."),
    "a count above a section": lambda m: own(
        m, "Security", intro="99 further events are left out for length."
    ),
    "words for when there is nothing": lambda m: replace(
        own(m, "Security"), statements=(), empty=LIE
    ),
    "a table without rows": lambda m: replace(
        section_of(m, FACT), table=Table(("Yoon", "resigned"), ())
    ),
    "a figure where none belongs": lambda m: own(
        m, "Security", figure=section_of(m, "timeline").figure
    ),
    "a section that hides what it has": lambda m: replace(
        section_of(m, "timeline"), statements=(), table=None, figure=None, headline=None
    ),
    "a list of facts that hides them": lambda m: replace(
        section_of(m, FACT), statements=(), headline=None
    ),
    "a judgement of the kit's phrases": lambda m: own(
        m, "Security", Statement("judgement", (Part("Nothing further is reported.", "template"),))
    ),
    "a judgement that no file makes": lambda m: told(
        m, Part(LIE, "analyst", note="bottom_line/0/text"), kind="judgement"
    ),
    "a fact with a holder": lambda m: own(
        m, "Security", replace(first(m), holder="The Yoon office")
    ),
    "a phrase before a fact": lambda m: told(
        m, Part("None stated", "template"), Part(": ", "template"), *first(m).parts
    ),
    "two facts run together": lambda m: told(
        m, *(part for fact in section_of(m, FACT).statements for part in fact.parts)
    ),
    "a word put together of letters": lambda m: told(m, *letters(m, "resigned")),
    "a sign nobody sees": lambda m: respelt(m, " ", " \u200b"),
    "words that run backwards": lambda m: respelt(m, " ", " \u202e"),
    "a letter that looks alike": lambda m: respelt(m, "a", "а"),
    "a digit of another script": lambda m: respelt(m, " ", " ٢ "),
    "a note on plain words": lambda m: told(
        m, *(replace(p, note="bottom_line/0") for p in first(m).parts)
    ),
    "words of an earlier run": lambda m: told(m, Part(LIE, "earlier", note="new/0")),
    "a row of the reference file": lambda m: told(m, Part(LIE, "reference", note="x")),
    "a headline of another section": lambda m: replace(
        section_of(m, "timeline"), headline=section_of(m, "gaps").headline
    ),
    "sources in another order": lambda m: replace(
        section_of(m, FACT), sources=section_of(m, FACT).sources[::-1]
    ),
}


@pytest.mark.parametrize("way", FORGERIES)
def test_no_forged_section_passes(made: Coverage, way: str) -> None:
    """Whatever stands in or round a section is proven, or the report stops."""
    forged_one = FORGERIES[way](made)
    kept = tuple(s for s in made.sections if s.slug != forged_one.slug)
    assert forged_one not in made.sections
    assert not checks.prove((*kept, forged_one), made.annex, made.front).passed


def test_the_second_of_two_sections_of_one_name_is_proven_too(made: Coverage) -> None:
    """An honest section does not cover for a forged one."""
    honest = section_of(made, "gaps")
    assert not checks.prove([replace(honest, title="Gaps" + LIE), honest], made.annex).passed


def test_a_section_of_ones_own_may_stand(made: Coverage) -> None:
    """Facts under a title of a few words of theirs pass; a reader is told whose title it is."""
    verdict = checks.prove([own(made, "Security cooperation")], made.annex, made.front)
    assert verdict.failures == ()
    assert "frame" in {warning.check for warning in verdict.warnings}


# ---------------------------------------------------------------- a forged annex under honest words


def remade(made: Coverage, annex: Annex) -> Verdict:
    """What the runner says of a briefing that is honest but for its annex."""
    other = replace(made, articles=annex.articles, topic=annex.topic, kind=annex.kind)
    other = replace(other, model=annex.model, passed_over=annex.passed_over)
    other = replace(other, skipped=annex.skipped, _facts={}, _sections={})
    front, shown = sections.front(other), (sections.bottom_line(other), sections.gaps(other))
    return proof.verdict(proof.Shown(shown, other.annex, (), 0, front), asked=ASKED)


def with_article(annex: Annex, **fields: Any) -> Annex:
    """The annex with another record of its first article."""
    one, *rest = annex.articles
    return replace(annex, articles=(replace(one, **fields), *rest))


def retold(annex: Annex) -> Annex:
    """The annex with another text, and the id that belongs to it."""
    one = annex.articles[0]
    text = (*one.paragraphs, "Yoon resigned on 3 May 2031.")
    return with_article(annex, paragraphs=text, id=text_id(one.title, "\n\n".join(text)))


ANNEXES: dict[str, Callable[[Annex], Annex]] = {
    "another outlet": lambda a: with_article(a, outlet="The Ministry"),
    "another form": lambda a: with_article(a, genre="speech"),
    "another author": lambda a: with_article(a, byline="Yoon Suk-yeol"),
    "another text of its own id": retold,
    "a copy that is none": lambda a: with_article(a, copy_of=a.articles[1].id),
    "a source left out, another twice": lambda a: replace(
        a, articles=(*a.articles[:-1], a.articles[0])
    ),
    "another topic": lambda a: replace(a, topic="Yoon resigns"),
    "another kind": lambda a: replace(a, kind="chronology"),
    "a model that nobody named": lambda a: replace(a, model="“approved” (by the ministry)"),
    "an input that was none": lambda a: replace(a, skipped=(Skipped("Yoon", "resigned"),)),
    "a run that was none": lambda a: replace(a, passed_over=(Skipped("Yoon", "resigned"),)),
}


@pytest.mark.parametrize("way", ANNEXES)
def test_no_forged_annex_passes(made: Coverage, way: str) -> None:
    """The annex is proven by the library, the files and the parameters of the run."""
    assert not remade(made, ANNEXES[way](made.annex)).passed


def test_an_annex_that_is_honest_passes(made: Coverage) -> None:
    """Made of the same annex again, all stands."""
    assert remade(made, made.annex).failures == ()


def test_a_library_that_is_gone_proves_nothing(made: Coverage) -> None:
    """What cannot be compared is a failure, and the failure says where."""
    assert [failure.text for failure in held(made.annex, "data/nowhere")] == ["data/nowhere"]


def test_what_was_not_compared_is_told(made: Coverage) -> None:
    """A notebook without a parameter that names its library is warned of, any other is not."""
    assert ([*unheld(made.annex, PLACE)], len([*unheld(made.annex, None)])) == ([], 1)


def test_a_marking_cannot_be_hidden(made: Coverage) -> None:
    """Without a masthead no page would bear the marking of the analyst's file."""
    marked = replace(made.annex, judgements=Judgements(marking="TLP:RED"))
    why = [f.why for f in checks.prove([], marked).failures if f.check == "masthead"]
    assert [reason.partition(" and ")[0] for reason in why] == ["the briefing is marked TLP:RED"]


# ---------------------------------------------------------------- what only the outputs can hold


def notebook(*cells: tuple[str, Any]) -> Any:
    """An executed notebook of these cells, each with its tag and the record it displays."""
    made = [
        nbformat.v4.new_code_cell(  # type: ignore[no-untyped-call]
            outputs=[
                nbformat.v4.new_output(  # type: ignore[no-untyped-call]
                    "display_data", {bundle.MIME: payload}
                )
            ],
            metadata={"tags": [tag] if tag else []},
        )
        for tag, payload in cells
    ]
    return nbformat.v4.new_notebook(cells=made)  # type: ignore[no-untyped-call]


@pytest.mark.parametrize("tag", ["guide", "remove-cell"])
def test_an_honest_record_nobody_sees_covers_for_none(made: Coverage, tag: str) -> None:
    """What is printed is what is proven: masthead and annex of the cells that reach a report."""
    assert made.front is not None
    forged_front = replace(made.front, title=LIE)
    forged_annex = replace(made.annex, topic=LIE)
    shown = proof.shown(
        notebook(
            ("", bundle.encode(forged_front)),
            ("", bundle.encode(forged_annex)),
            (tag, bundle.encode(made.front)),
            (tag, bundle.encode(made.annex)),
        )
    )
    assert (shown.front, shown.annex) == (forged_front, forged_annex)


def test_a_verdict_nobody_sees_covers_for_none() -> None:
    """The verdict of the runner is printed, not one that the notebook shows."""
    right = Verdict(3)
    node = notebook(("", bundle.encode(Verdict(999))), ("guide", bundle.encode(right)))
    assert parse(proof.for_export(node, right)).verdict == right


ODD = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.floats(allow_nan=False),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=8,
)


@given(ODD, st.sampled_from(["section/1", "front/1", "annex/1", "verdict/1", "x/9"]))
@settings(max_examples=80, deadline=None)
def test_no_payload_stops_the_runner(value: Any, schema: str) -> None:
    """Wrong types, odd shapes: a failure is told, none is raised."""
    shown = proof.shown(notebook(("", {"schema": schema, "value": value})))
    assert shown.broken or not proof.verdict(shown).failures


def test_a_payload_as_deep_as_a_well_is_told() -> None:
    """Nesting without end is no record."""
    deep: list[Any] = []
    for _ in range(100_000):
        deep = [deep]
    node = notebook(("", {}))
    figure = {"headline": "x", "alt": "x", "plotly": {"data": deep}}
    value = {"slug": "timeline", "title": "Timeline", "figure": figure}
    payload = {"schema": "section/1", "value": value}
    dict.__setitem__(node.cells[0].outputs[0].data, bundle.MIME, payload)
    shown = proof.shown(node)
    assert proof.verdict(shown).failures != ()
