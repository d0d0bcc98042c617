"""A section of a project's own may lie as it likes: the report stops."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from briefing import checks, sections
from briefing.checks import ownwords
from briefing.errors import OwnError
from briefing.models import Section
from tests.build import article, coverage
from tests.own.conftest import put

ONE = article(
    "Kim Jong Un denied on Monday that North Korea had fired 20 missiles at Japan.",
    'Prime Minister Fumio Kishida said: "We will not talk before the summit in Tokyo."',
    "President Joe Biden met Kishida in Tokyo. Officials in Tokyo reviewed 340 licences in 2023.",
    "The plan is a shameful mistake, and Tokyo should drop it.",
)
TWO = article(
    "Officials in Seoul reviewed 28 licences. Joe Biden met Yoon Suk Yeol in Seoul on Tuesday.",
    title="Another",
    outlet="The Other Gazette",
)
HEAD = """
from briefing.models import Part, Statement
from briefing.reading import read
from briefing.sections import parts, telling

TITLE = "Mine"
COLUMNS = ("Name", "As told")
PHRASES = ("per year",)


def span(annex, words):
    for article in annex.articles:
        at = article.text.find(words)
        if at >= 0:
            return article, article.span(at, at + len(words))
    raise LookupError(words)


def name(annex, words):
    return telling.name(*span(annex, words))


def told(annex, words):
    return telling.told(*span(annex, words))


"""


def made(house: Path, again: str, head: str = HEAD) -> Section:
    """What a section prints whose `again` yields this."""
    put(house, "sections/mine", f"{head}def again(annex):\n    yield {again}\n")
    shown: Section = sections.mine(coverage(ONE, TWO))
    return shown


def gates(shown: Section) -> set[str]:
    """The gates that stop it."""
    return {one.check for one in checks.prove([shown], coverage(ONE, TWO).annex).failures}


TRUE = [
    'name(annex, "340 licences"), told(annex, "340 licences")',
    'name(annex, "Joe Biden"), telling.number([a.span(i, i + 9) for a in annex.articles'
    ' if (i := a.text.find("Joe Biden")) >= 0])',
    'told(annex, "340 licences")',
    'told(annex, "28 licences"), telling.outlet(annex.articles[1])',
    'told(annex, "28 licences"), telling.fixed("per year")',
    'name(annex, "Fumio Kishida"), telling.quotation(annex.articles[0],'
    " read(annex.articles[0]).quotes[0])",
]  # fmt: skip
FALSE = {
    "a name of another sentence": 'name(annex, "Yoon Suk Yeol"), told(annex, "340 licences")',
    "a number of another source": 'name(annex, "28 licences"), told(annex, "340 licences")',
    "two names side by side": 'name(annex, "Joe Biden"), name(annex, "20 missiles")',
    "a fact without its denial": 'name(annex, "North Korea had fired 20 missiles"),'
    ' telling.outlet(annex.articles[0])',
    "a cut fact in a list": 'name(annex, "North Korea had fired 20 missiles at Japan.")',
    "a name alone in a list": 'name(annex, "Joe Biden")',
    "an opinion as a fact": 'name(annex, "Tokyo"), name(annex, "a shameful mistake")',
    "an opinion in a list": 'name(annex, "Tokyo should drop it.")',
    "a count of nothing": 'name(annex, "Joe Biden"), telling.number(article.span(n, n + 5)'
    " for article in annex.articles for n in range(5))",
    "a count of one too few": 'name(annex, "Joe Biden"),'
    ' telling.number([span(annex, "Joe Biden")[1]])',
    "a count of another": 'name(annex, "Joe Biden"), telling.number([span(annex, "Kim")[1]])',
    "words that are no name": 'name(annex, "fired 20 missiles at Japan"),'
    ' telling.number([span(annex, "fired 20 missiles at Japan")[1]])',
    "another speaker": 'name(annex, "Joe Biden"), telling.quotation(annex.articles[0],'
    " read(annex.articles[0]).quotes[0])",
    "another holder": 'name(annex, "Joe Biden"), Statement("quotation",'
    ' telling.quotation(annex.articles[0], read(annex.articles[0]).quotes[0]).parts,'
    ' holder="Joe Biden")',
    "half a quotation": 'name(annex, "Fumio Kishida"), Statement("quotation",'
    ' (parts.phrase("“"), parts.verbatim(*span(annex, "We will")), parts.phrase("”")),'
    ' holder="Fumio Kishida")',
    "words beside a quotation": 'name(annex, "Fumio Kishida"), Statement("quotation",'
    " (parts.verbatim(*span(annex, 'Joe Biden')), *telling.quotation(annex.articles[0],"
    ' read(annex.articles[0]).quotes[0]).parts), holder="Fumio Kishida")',
    "a label that cites": 'told(annex, "340 licences"), parts.cell("fact", "per year",'
    ' span(annex, "20 missiles")[1])',
    "a word of its own between names": 'name(annex, "Tokyo"), Statement("fact", (parts.verbatim('
    '*span(annex, "Joe Biden")), parts.phrase("per year"),'
    ' parts.verbatim(*span(annex, "North Korea"))))',
    "a phrase nobody declared": 'name(annex, "Joe Biden"), telling.fixed("per month")',
    "a phrase of the kit that relates": 'name(annex, "Kim Jong Un"), telling.fixed(" argues: ")',
    "a finding of the kit": 'name(annex, "Joe Biden"), telling.fixed("None stated")',
    "an invented number": 'name(annex, "Joe Biden"), Statement("fact", (Part("900", "verbatim",'
    ' span(annex, "340")[1]),))',
    "an invented count": 'name(annex, "Joe Biden"), Statement("fact", (Part("9", "count"),),'
    ' (span(annex, "Joe Biden")[1],))',
    "a judgement": 'name(annex, "Joe Biden"), Statement("judgement", (parts.phrase("per year"),))',
    "words of the analyst": 'name(annex, "Joe Biden"), Statement("fact", (Part("sure", "analyst",'
    ' note="title"),))',
    "the reference file": 'name(annex, "Joe Biden"), Statement("reference", (Part("x",'
    ' "reference", note="r1"),))',
    "words of a model": 'name(annex, "Joe Biden"), Statement("fact", (Part("Biden won.", "model",'
    ' span(annex, "Joe Biden")[1]),))',
    "a gap": 'Statement("gap", (parts.phrase("per year"),))',
    "a watch item": 'Statement("watch", told(annex, "340 licences").parts)',
    "no source at all": 'telling.fixed("per year"), telling.fixed("per year")',
    "another source's record": 'told(annex, "340 licences"), telling.outlet(annex.articles[1])',
    "another day": 'told(annex, "340 licences"), Statement("fact", (Part("2 May 1999", "metadata",'
    " annex.articles[0].whole),))",
    "more facts than one": 'told(annex, "340 licences"), told(annex, "28 licences")',
}  # fmt: skip


@pytest.mark.parametrize("again", TRUE)
def test_what_the_sources_bear_out_may_stand(house: Path, again: str) -> None:
    """Facts, names that stand in them, quotations with their speaker, counts."""
    assert gates(made(house, again)) == set()


@pytest.mark.parametrize("again", FALSE.values(), ids=FALSE)
def test_a_lie_stops_the_report(house: Path, again: str) -> None:
    """Though the file says the same each time it is asked."""
    assert gates(made(house, again)) & {"own", "wording", "quotation", "clause"}


@pytest.mark.parametrize(
    "words",
    [
        "Lies told", "Friends and foes", "Unlikely events", "Numbers not given", "Nine dates",
        "Biden", "In japan", "Claims", "Supports", "Opposes it", "Reportedly given", "Half of it",
        "Illegal acts", "Threats", "Denied", "Without proof", "Kishida said", "Must read",
    ],
)  # fmt: skip
def test_fixed_words_judge_nobody(words: str) -> None:
    """No weighing, denial, likelihood, number word or name."""
    assert ownwords.wrong(words, coverage(ONE, TWO).annex)


@pytest.mark.parametrize("where", ["TITLE", "COLUMNS", "PHRASES"])
def test_fixed_words_are_looked_at_wherever_they_stand(house: Path, where: str) -> None:
    """In a title, a head or a phrase."""
    told = {"TITLE": "Mine", "COLUMNS": ("Name", "As told"), "PHRASES": ()}
    told[where] = "Lies told" if where == "TITLE" else ("Lies told", "As told")
    lines = "\n".join(f"{name} = {value!r}" for name, value in told.items())
    assert gates(made(house, TRUE[0], f"{HEAD}\n{lines}\n\n\n")) >= {"own"}


@pytest.mark.parametrize("words", ["Numbers given", "Per year", "Ships and cargo", "As told"])
def test_plain_words_may_stand(words: str) -> None:
    """Nouns that say what is in a column."""
    assert ownwords.wrong(words, coverage(ONE, TWO).annex) == ""


def test_words_that_change_while_it_runs_are_found(house: Path) -> None:
    """What was a plain title when the file was loaded may not become another one."""
    head = HEAD + "def title():\n    global TITLE\n    TITLE = 'Biden 9 : “x”'\n    return ()\n\n\n"
    assert "own" in gates(made(house, f"from title()\n    yield {TRUE[0]}", head))


def test_a_title_of_the_kit_is_not_taken(house: Path) -> None:
    """A bottom line is what the kit's own checks know as one."""
    assert gates(made(house, TRUE[0], f'{HEAD}\nTITLE = "Bottom line"\n\n\n')) == {"own"}


def test_nothing_found_is_said_in_the_words_of_the_kit(house: Path) -> None:
    """A file cannot deny anything by being empty."""
    shown = made(house, "from ()")
    assert shown.empty == "The rules of this house found nothing to show here."
    assert gates(shown) == set()


def test_the_reader_is_told_whose_rules_they_are(house: Path) -> None:
    """Above the section, and among the warnings."""
    shown = made(house, TRUE[0])
    proven = checks.prove([shown], coverage(ONE, TWO).annex)
    assert shown.intro.startswith("Chosen by rules of this house")
    assert "own/sections/mine.py" in proven.warnings[0].why


def test_a_section_changed_in_the_notebook_is_found_out(house: Path) -> None:
    """Title, line above and rows are made again from the file."""
    shown = made(house, TRUE[0])
    for change in ({"title": "Other"}, {"intro": ""}, {"empty": ""}, {"front": True}):
        changed = replace(shown, **change)
        assert gates(changed) - {"wording"} == ({"frame"} if "empty" not in change else set())
    other = made(house, TRUE[4])
    made(house, TRUE[0])
    assert "again" in gates(replace(shown, table=other.table))


def test_a_file_that_is_gone_proves_nothing(house: Path) -> None:
    """What a notebook kept of it does not pass without it."""
    shown = made(house, TRUE[0])
    (house / "own" / "sections" / "mine.py").unlink()
    assert gates(shown) >= {"again", "frame"}


@pytest.mark.parametrize(
    ("again", "told"),
    [
        ("1 / 0", r"mine\.py:\d+: again\(annex\) broke down: ZeroDivisionError"),
        ('"words"', "neither a Statement nor a tuple of 2"),
        ('(name(annex, "Joe Biden"),)', "neither a Statement nor a tuple of 2"),
    ],
)
def test_a_section_that_breaks_down_says_where(house: Path, again: str, told: str) -> None:
    """The notebook stops with file and line."""
    with pytest.raises(OwnError, match=told):
        made(house, again)
