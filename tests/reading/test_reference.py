"""The facts of data/reference: read from CSV, checked, and used to link names across scripts.

Slips that are found by them: tests/sections/test_reference_checks.py and the files beside this one.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.errors import SourceError
from briefing.reading import read, reference, scripts
from briefing.reading.linking import key
from tests.build import article

HEAD = "id,name,other_names,url,read\n"
ROW = "holm-lena,Lena Holm,Holm Lena; 抱夢 レナ; 홀름 레나,https://example.org/holm,2026-11-24\n"
ROLES = "person,role,start,end,url,read\n"
OUTLETS = "id,name,other_names,owner,country,kind,url,read\n"
EVENTS = "id,name,words,date,end,place,participants,url,read\n"
PAGE = "https://example.org/h,2026-11-24\n"
SHIPPED = Path(__file__).parents[2] / "data" / "reference"


def folder(tmp_path: Path, **files: str) -> Path:
    """A folder with these CSV files."""
    for name, text in files.items():
        (tmp_path / f"{name}.csv").write_text(text, "utf-8")
    return tmp_path


def test_the_facts_of_the_kit_are_whole() -> None:
    """Every row that ships can be read."""
    assert reference.load(SHIPPED).faults == ()


def test_a_row_has_all_its_names(tmp_path: Path) -> None:
    """The first name, then those of other scripts."""
    row = reference.load(folder(tmp_path, people=HEAD + ROW)).rows["holm-lena"]
    assert row.names == ("Lena Holm", "Holm Lena", "抱夢 レナ", "홀름 레나")


def test_no_files_are_an_empty_book(tmp_path: Path) -> None:
    """A project without facts, or a kit without the folder, works."""
    assert reference.load(tmp_path / "nowhere").rows == {}


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("Holm,Lena Holm,,https://example.org/h,2026-11-24\n", "id 'Holm'"),
        (ROW + ROW, "is there already"),
        ("a,,,https://example.org/h,2026-11-24\n", "no name"),
        ("a,Ann,,somewhere,2026-11-24\n", "no http address"),
        ("a,Ann,,https://example.org/h,yesterday\n", "not YYYY-MM-DD"),
        ("a,Ann,https://example.org/h,2026-11-24\n", "4 cells, not 5"),
    ],
)
def test_a_broken_row_is_told_with_file_and_line(tmp_path: Path, row: str, why: str) -> None:
    """The message says where to look and what is wrong."""
    with pytest.raises(SourceError, match=r"people\.csv.*line [23].*" + why):
        reference.load(folder(tmp_path, people=HEAD + row))


def test_wrong_columns_are_told(tmp_path: Path) -> None:
    """A file of another form names the columns it should have."""
    with pytest.raises(SourceError, match="the columns are id, name"):
        reference.load(folder(tmp_path, people="name,id\n"))


@pytest.mark.parametrize(
    ("role", "why"),
    [
        ("nobody,Minister,2020,2021,https://example.org/h,2026-11-24\n", "no person 'nobody'"),
        ("holm-lena,Minister,soon,,https://example.org/h,2026-11-24\n", "start 'soon'"),
        ("holm-lena,Minister,2021,2020,https://example.org/h,2026-11-24\n", "before start"),
    ],
)
def test_a_broken_role_is_told(tmp_path: Path, role: str, why: str) -> None:
    """A role needs a person of people.csv and days in order."""
    with pytest.raises(SourceError, match=r"roles\.csv, line 2.*" + why):
        reference.load(folder(tmp_path, people=HEAD + ROW, roles=ROLES + role))


def test_roles_of_a_day(tmp_path: Path) -> None:
    """A month at the end counts whole; an open end lasts."""
    roles = (
        "holm-lena,Minister,2020-03-01,2021-05,https://example.org/h,2026-11-24\n"
        "holm-lena,Premier,2021-05-31,,https://example.org/h,2026-11-24\n"
    )
    book = reference.load(folder(tmp_path, people=HEAD + ROW, roles=ROLES + roles))
    assert [r.role for r in book.roles_on("holm-lena", "2021-05-31")] == ["Minister", "Premier"]


def test_roles_of_a_person_in_order(tmp_path: Path) -> None:
    """Those without a start lead; the country is the one that all of them name."""
    roles = (
        f"holm-lena,Premier of Norway,2021,,{PAGE}"
        f"holm-lena,Minister of Defense of Norway,,2020,{PAGE}"
    )
    book = reference.load(folder(tmp_path, people=HEAD + ROW, roles=ROLES + roles))
    held = [role.role for role in book.roles_of("holm-lena")]
    assert held == ["Minister of Defense of Norway", "Premier of Norway"]
    assert book.country_of("holm-lena") == "NO"


def test_roles_of_two_countries_are_no_country(tmp_path: Path) -> None:
    """Nothing is guessed of a person who served two."""
    roles = f"holm-lena,Premier of Norway,2021,,{PAGE}holm-lena,Envoy of Sweden,,2020,{PAGE}"
    book = reference.load(folder(tmp_path, people=HEAD + ROW, roles=ROLES + roles))
    assert book.country_of("holm-lena") == ""


@pytest.mark.parametrize("name", ["The Harbour Post", "harbour post", "HARBOUR POST", "Pósten"])
def test_an_outlet_by_any_of_its_names(tmp_path: Path, name: str) -> None:
    """Case, accents and an opening "The" aside."""
    row = f"harbour-post,The Harbour Post,Posten,Quay Ltd,NO,newspaper,{PAGE}"
    found = reference.load(folder(tmp_path, outlets=OUTLETS + row)).outlet(name)
    assert found is not None
    assert (found.owner, found.country, found.kind) == ("Quay Ltd", "NO", "newspaper")


def test_an_outlet_nobody_noted_is_none(tmp_path: Path) -> None:
    """A name that no row has, and one that two rows have."""
    rows = f"one,The Post,,,NO,agency,{PAGE}two,Post,,,SE,agency,{PAGE}"
    book = reference.load(folder(tmp_path, outlets=OUTLETS + rows))
    assert (book.outlet("Gazette"), book.outlet("Post")) == (None, None)
    assert (book.names_of("one"), book.country_of("two")) == (("The Post",), "SE")


def test_an_event_has_its_phrases(tmp_path: Path) -> None:
    """Semicolons part phrases, bars the words that may stand for one another."""
    row = f"pact,The pact,sign|ink Pact; Pact signed,2020-06-15,2020-06-17,Oslo,holm-lena,{PAGE}"
    event = reference.load(folder(tmp_path, people=HEAD + ROW, events=EVENTS + row)).events["pact"]
    assert event.phrases == ((("sign", "ink"), ("pact",)), (("pact",), ("signed",)))
    assert event.value == "2020-06-15/2020-06-17"


@pytest.mark.parametrize(
    ("name", "row", "why"),
    [
        ("outlets", "post,Post,,,NO,newspapr,", "kind 'newspapr'.*Did you mean 'newspaper'"),
        ("outlets", "post,Post,,,Norway,agency,", "country 'Norway'"),
        ("outlets", "holm-lena,Post,,,NO,agency,", "is there already, in people.csv"),
        ("events", "pact,Pact,,,,,,", "no date"),
        ("events", "pact,Pact,,June,,,,", "date 'June'"),
        ("events", "pact,Pact,,2020-13-40,,,,", "date '2020-13-40'"),
        ("events", "pact,Pact,,2021,2020,,,", "end 2020 lies before date 2021"),
        ("events", "pact,Pact,,2020,,,holm-lna,", "no person.*Did you mean 'holm-lena'"),
        ("events", "pact,Pact,sign pact,2020,,,,", "words need participants"),
        ("events", "pact,Pact,sign | pact,2020,,,holm-lena,", "a bar without a word"),
        ("events", 'pact,"Pa\nct",,2020,,,,', "name holds a line break"),
    ],
)
def test_a_broken_row_of_the_other_files_is_told(
    tmp_path: Path, name: str, row: str, why: str
) -> None:
    """File, line, what is wrong, and the nearest name."""
    files = {"people": HEAD + ROW, name: (OUTLETS if name == "outlets" else EVENTS) + row + PAGE}
    with pytest.raises(SourceError, match=rf"{name}\.csv, line \d.*{why}"):
        reference.load(folder(tmp_path, **files))


def test_any_file_may_have_notes(tmp_path: Path) -> None:
    """A last column for what a reader of the row should know; a briefing may cite it."""
    made = folder(tmp_path, people=f"{HEAD.strip()},note\n{ROW.strip()},two pages differ\n")
    assert dict(reference.load(made).facts["holm-lena"].cells)["note"] == "two pages differ"


def test_every_row_can_be_cited(tmp_path: Path) -> None:
    """A fact has the cells of its row, its pages and its day apart."""
    fact = reference.load(folder(tmp_path, people=HEAD + ROW)).facts["holm-lena"]
    assert (fact.file, fact.urls, fact.read) == (
        "people.csv",
        ("https://example.org/holm",),
        "2026-11-24",
    )


def test_the_shipped_rows_are_enough_and_sourced() -> None:
    """At least a hundred and fifty rows beside places, each with a page and a day."""
    facts = [f for f in reference.load(SHIPPED).facts.values() if f.file != "places.csv"]
    assert len(facts) >= 150
    assert all(fact.urls and fact.read for fact in facts)


def test_shipped_posts_overlap_nowhere() -> None:
    """Of one post of one country two people are never noted for the same month."""
    held = [r for r in reference.load(SHIPPED).roles if r.start and r.end and len(r.end) == 10]
    clashes = [
        (one.id, other.id)
        for one in held
        for other in held
        if one.role == other.role and one.person < other.person
        if (one.start or "") < (other.end or "") and (other.start or "") < (one.end or "")
    ]
    assert clashes == []


NAMES = ("people", "organisations", "places", "roles", "outlets", "events")
CELLS = st.sampled_from(
    [
        "",
        "holm-lena",
        "Lena Holm",
        ";",
        "|",
        "2020-06",
        "9999-99",
        "https://example.org/x",
        '"',
        "NO",
    ]
)


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(NAMES),
    st.one_of(
        st.text(max_size=120),
        st.lists(st.one_of(CELLS, st.text(max_size=12)), max_size=11).map(",".join),
        st.binary(max_size=60).map(lambda raw: raw.decode("latin-1")),
    ),
    st.sampled_from(["headed", "bare"]),
)
def test_any_file_is_read_or_told(
    tmp_path_factory: pytest.TempPathFactory, name: str, text: str, form: str
) -> None:
    """Whatever stands in a file, it is read or refused with the one error; nothing is half used."""
    head = ",".join(reference.COLUMNS[f"{name}.csv"]) + "\n" if form == "headed" else ""
    place = tmp_path_factory.mktemp("facts")
    (place / f"{name}.csv").write_bytes((head + text).encode("utf-8", "surrogatepass"))
    told = ""
    try:
        book = reference.load(place)
        assert len(book.facts) == sum(map(len, (book.rows, book.roles, book.outlets, book.events)))
    except SourceError as error:
        told = str(error)
    assert not told or f"{name}.csv" in told


def project_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, people: str) -> None:
    """Work in a project with these people."""
    for name in ("notebooks", "data/reference"):
        (tmp_path / name).mkdir(parents=True)
    folder(tmp_path / "data" / "reference", people=people)
    monkeypatch.chdir(tmp_path)


def test_one_person_across_scripts_and_orders(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both orders, capitals, Hangul and kana are mentions of one row."""
    project_of(tmp_path, monkeypatch, HEAD + ROW)
    text = article("Lena Holm met HOLM Lena (抱夢レナ). 홀름 레나 총리가 왔다. 홀름 총리.")
    (found,) = read(text).entities
    assert (found.reference, len(found.mentions)) == ("holm-lena", 5)


def test_an_empty_reference_changes_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without facts the same entities are found, without ids."""
    project_of(tmp_path, monkeypatch, HEAD)
    (found,) = read(article("Lena Holm said that it rained in the hills.")).entities
    assert (found.name, found.reference) == ("Lena Holm", None)


def test_broken_rows_do_not_stop_a_reading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A broken row is left out and told; the others are used."""
    project_of(tmp_path, monkeypatch, HEAD + "broken,,,,\n" + ROW)
    (found,) = read(article("Lena Holm said that it snowed in the hills.")).entities
    assert (found.reference, len(reference.book().faults)) == ("holm-lena", 1)


def test_names_are_compared_without_order_accents_and_hyphens() -> None:
    """One key for all ways to print a name in Latin letters."""
    assert key("Zoë Lind-Åberg") == key("LIND ABERG Zoe")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("韓日関係", "ja"),
        ("韩日关系", "zh"),
        ("韓日關係", "zh"),
        ("한일 관계", "ko"),
        ("かんけい", "ja"),
        ("Korea", ""),
        ("日本", ""),
    ],
)
def test_the_language_of_letters(text: str, expected: str) -> None:
    """Japanese forms of letters tell Japanese from Chinese; what both share tells nothing."""
    assert expected == scripts.language(text)
