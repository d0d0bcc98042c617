"""Tables become one article a row: which column is which, what each cell says, what is refused."""

from __future__ import annotations

import io
import json
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.cleaning.cells import cell_date, days_first
from briefing.cleaning.columns import columns
from briefing.errors import SourceError
from briefing.models import Article, Skipped
from briefing.sources import parquet, table, tablejson
from briefing.sources.rows import mapping_of
from tests.build import articles_in, skipped_in

with_parquet = pytest.mark.skipif(
    find_spec("pyarrow") is None, reason="pyarrow is not installed: no Parquet was read"
)


TEXT = "The crews of the harbour sailed at dawn and came home before night fell."


def only(raw: bytes, place: str) -> Article:
    """The one article of a table."""
    (article,) = articles_in(raw, place)
    return article


def test_lists_one_after_the_other_are_all_read() -> None:
    """What stands behind them is told."""
    one = json.dumps([{"title": "A", "text": TEXT}])
    raw = f"{one}\n{one} and more".encode()
    assert [article.title for article in articles_in(raw, "t.json")] == ["A", "A"]
    assert skipped_in(raw, "t.json") == [
        Skipped("t.json#row 3", "what stands behind the list is no list of records ('and more')")
    ]


def test_a_first_line_that_states_the_delimiter_is_no_row() -> None:
    """As Excel writes it."""
    assert only(f"sep=;\r\ntitle;text\r\nA;{TEXT}\r\n".encode(), "t.csv").paragraphs == (TEXT,)


def refusal(raw: bytes, place: str = "t.csv") -> str:
    """Why a table is refused."""
    with pytest.raises(SourceError) as caught:
        articles_in(raw, place)
    return str(caught.value)


def parquet_of(rows: list[dict[str, object]]) -> bytes:
    """A Parquet table of these rows."""
    import pyarrow
    import pyarrow.parquet

    saved = io.BytesIO()
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist(rows), saved)
    return saved.getvalue()


def test_a_row_is_an_article() -> None:
    """Every known column goes into its field."""
    raw = (
        "Headline,Story_Text,pubDate,Publisher,Author,Link,Lang,Section\n"
        f'Radar shared,"{TEXT}",2025-04-03,Harbour Times,By Jane Harbour,'
        "https://h.example/1,en_GB,Opinion\n"
    )
    found = only(raw.encode(), "news.csv")
    assert (found.title, found.paragraphs, found.outlet, found.byline) == (
        "Radar shared",
        (TEXT,),
        "Harbour Times",
        "Jane Harbour",
    )
    assert (found.url, found.language, found.genre) == ("https://h.example/1", "en-GB", "editorial")
    assert found.published
    assert (found.published.date, found.published.evidence) == (
        "2025-04-03",
        "column 'pubDate': 2025-04-03",
    )


def test_rows_are_places() -> None:
    """An article says which row it came from; rows count from 1 below the names."""
    raw = f"text\n{TEXT}\n{TEXT} Again.\n".encode()
    places = [article.origin.place for article in articles_in(raw, "a.csv")]
    assert places == ["a.csv#row 1", "a.csv#row 2"]


def test_a_row_without_text_is_skipped() -> None:
    """A record may have no text; the others go on."""
    raw = f"title,text\nA,{TEXT}\nB,\nC,nan\n".encode()
    assert [skipped.place for skipped in skipped_in(raw, "a.csv")] == ["a.csv#row 2", "a.csv#row 3"]


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_the_delimiter_is_found(sign: str) -> None:
    """Commas inside the text do not decide."""
    text = f"{TEXT} One, two, three; four | five."
    raw = f'title{sign}date{sign}text\nA{sign}2025-04-03{sign}"{text}"\n'
    assert only(raw.encode(), "a.csv").paragraphs == (text,)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252", "cp949"])
def test_encodings(encoding: str) -> None:
    """A table may be saved by any program."""
    word = "서울 부산 인천" if encoding == "cp949" else "Café naïve"
    text = " ".join([TEXT, word] if encoding != "cp949" else [word] * 40)
    raw = f"title,text\nA,{text}\n".encode(encoding)
    assert only(raw, "a.csv").paragraphs == (text,)


def test_quoted_cells_may_hold_lines_and_quotation_marks() -> None:
    """A text of several lines in one cell becomes several paragraphs."""
    raw = f'title,text\nA,"{TEXT}\n\nHe said ""no"", she said."\n'
    assert only(raw.encode(), "a.csv").paragraphs == (TEXT, 'He said "no", she said.')


def test_text_that_was_not_quoted_is_put_together() -> None:
    """Commas in a last column of text do not make more columns."""
    raw = f"title,text\nA,First, {TEXT}\n"
    assert only(raw.encode(), "a.csv").paragraphs == (f"First, {TEXT}",)


def test_a_row_of_too_many_cells_is_skipped() -> None:
    """Where cells cannot be told apart, nothing is guessed."""
    raw = f"text,title\n{TEXT},A,B\n{TEXT},C\n".encode()
    assert [skipped.place for skipped in skipped_in(raw, "a.csv")] == ["a.csv#row 1"]


def test_hard_wrapped_text_is_joined() -> None:
    """Lines broken at a width are one paragraph again."""
    lines = "The crews of the harbour sailed at dawn and then\ncame home before night fell again."
    raw = json.dumps([{"text": lines}]).encode()
    assert only(raw, "a.json").paragraphs == (" ".join(lines.split()),)


def test_markup_in_a_cell_is_read() -> None:
    """Tables taken from web sites hold markup."""
    raw = json.dumps(
        [{"title": {"rendered": "A"}, "content": {"rendered": f"<p>{TEXT}</p><p>B</p>"}}]
    )
    article = only(raw.encode(), "a.json")
    assert (article.title, article.paragraphs) == ("A", (TEXT, "B"))


def test_formulas_are_text() -> None:
    """Nothing in a cell is ever carried out."""
    raw = f'title,text\n"=cmd|calc!A0","{TEXT}"\n'.encode()
    assert only(raw, "a.csv").title == "=cmd|calc!A0"


def test_no_known_column() -> None:
    """The message names the columns, and how to say which holds the text."""
    assert refusal(b"id,texte\n1,x\n") == (
        "t.csv: none of its columns is known to hold a text ('id', 'texte'). Name the column in "
        "t.csv.columns.toml beside it: text = \"…\". Did you mean 'texte'?"
    )


def test_a_mapping_goes_before_names() -> None:
    """What the mapping says counts, the rest is still told from names."""
    raw = f"text,Volltext,title\nno,{TEXT},A\n".encode()
    (article,) = table.read(raw, "a.csv", {"text": "Volltext"})
    assert isinstance(article, Article)
    assert (article.title, article.paragraphs) == ("A", (TEXT,))


def test_a_mapping_of_a_column_that_is_not_there() -> None:
    """The nearest column is named."""
    with pytest.raises(SourceError, match="Did you mean 'Volltext'"):
        list(table.read(b"Volltext\nx\n", "a.csv", {"text": "Voltext"}))


def test_a_mapping_of_an_unknown_field() -> None:
    """The nearest field is named."""
    with pytest.raises(SourceError, match="Did you mean 'title'"):
        list(table.read(b"text\nx\n", "a.csv", {"titel": "text"}))


def test_the_mapping_beside_a_table(tmp_path: Path) -> None:
    """It is read from NAME.columns.toml; without one there is none."""
    path = tmp_path / "a.csv"
    assert mapping_of(path) is None
    (tmp_path / "a.csv.columns.toml").write_text('text = "Body"\n', "utf-8")
    assert mapping_of(path) == {"text": "Body"}


@pytest.mark.parametrize("content", ["text = ", "text = 3", "[text]\na = 1", "\udcff"])
def test_a_broken_mapping_is_refused(tmp_path: Path, content: str) -> None:
    """A mapping that cannot be read is not passed over."""
    beside = tmp_path / "a.csv.columns.toml"
    beside.write_text(content, "utf-8", "surrogateescape")
    with pytest.raises(SourceError, match=r"a\.csv\.columns\.toml"):
        mapping_of(tmp_path / "a.csv")


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("story_text", "text"),
        ("articleBody", "text"),
        ("Full Text", "text"),
        ("본문", "text"),
        ("HEADLINE", "title"),
        ("article_title", "title"),
        ("datePublished", "date"),
        ("publish_date", "date"),
        ("date_str", "date"),
        ("created_at", "date"),
        ("source_name", "outlet"),
        ("web_url", "url"),
        ("authors", "byline"),
        ("categories", "genre"),
    ],
)
def test_names_of_columns(name: str, field: str) -> None:
    """The names that tables in the wild give their columns."""
    names = [name] if field == "text" else [name, "text"]
    assert columns(names, "t.csv")[field] == name


def test_the_text_itself_goes_before_a_summary() -> None:
    """A summary stands for the text only where there is none."""
    both = columns(["summary", "content"], "t.csv")
    alone = columns(["summary", "title"], "t.csv")
    assert (both["text"], alone["text"]) == ("content", "summary")


@pytest.mark.parametrize(
    ("value", "date", "time"),
    [
        ("2025-04-03", "2025-04-03", None),
        ("2025-04-03T10:20:00Z", "2025-04-03", "10:20:00"),
        ("April 3, 2025", "2025-04-03", None),
        (1743638400, "2025-04-03", None),
        (1743675600000, "2025-04-03", "10:20"),
        ("1743675600.0", "2025-04-03", "10:20"),
        (1743675600000000000, "2025-04-03", "10:20"),
        (20250403, "2025-04-03", None),
        ("20250403T102000Z", "2025-04-03", "10:20"),
        (2025, "2025", None),
    ],
)
def test_dates(value: object, date: str, time: str | None) -> None:
    """Dates are printed, ISO, or counted since 1970 in any unit."""
    found = cell_date(value, "date")
    assert found
    assert (found.date, found.time) == (date, time)


@pytest.mark.parametrize("value", [None, "", "soon", 0, -5, 7, "9" * 20, True, [], {}])
def test_no_dates(value: object) -> None:
    """What is no date is none."""
    assert cell_date(value, "date") is None


@pytest.mark.parametrize(
    ("dates", "first"),
    [(["03/04/2025", "23/04/2025"], "2025-04-03"), (["03/04/2025", "04/23/2025"], "2025-03-04")],
)
def test_the_order_of_day_and_month_is_that_of_the_column(dates: list[str], first: str) -> None:
    """A day above 12 anywhere in the column tells how all of it is written."""
    raw = json.dumps([{"text": TEXT, "date": date} for date in dates]).encode()
    published = articles_in(raw, "a.json")[0].published
    assert (published and published.date) == first


def test_an_order_that_nothing_tells() -> None:
    """Without such a day the date stays open, and the article says so."""
    raw = json.dumps([{"text": TEXT, "date": "03/04/2025"}]).encode()
    article = only(raw, "a.json")
    assert article.published is None
    assert "the date '03/04/2025' cannot be read" in article.notes


def test_a_column_that_contradicts_itself() -> None:
    """Two orders in one column are none."""
    assert days_first(["23/04/2025", "04/23/2025"]) is None


@pytest.mark.parametrize(
    "value",
    [
        {"title": "A", "text": TEXT},
        [{"title": "A", "text": TEXT}],
        {"status": "ok", "articles": [{"title": "A", "text": TEXT}]},
        {"response": {"docs": [{"title": "A", "text": TEXT}], "facets": [{"n": 1}]}},
        [{"title": "A", "text": [TEXT]}],
    ],
)
def test_shapes_of_json(value: object) -> None:
    """An object, a list, or an object around a list."""
    article = only(json.dumps(value).encode(), "a.json")
    assert (article.title, article.paragraphs) == ("A", (TEXT,))


def test_paragraphs_in_a_list() -> None:
    """A list of texts is a list of paragraphs."""
    raw = json.dumps({"title": "A", "text": [TEXT, "So it was."]}).encode()
    assert only(raw, "a.json").paragraphs == (TEXT, "So it was.")


@pytest.mark.parametrize("place", ["a.jsonl", "a.ndjson", "a.json"])
def test_json_lines(place: str) -> None:
    """One record a line, whatever the file is called; a broken line costs itself."""
    lines = [json.dumps({"title": "A", "text": TEXT}), "{broken", json.dumps({"text": TEXT})]
    raw = "\n".join(lines).encode()
    assert [article.origin.place for article in articles_in(raw, place)] == [
        f"{place}#row 1",
        f"{place}#row 3",
    ]


def test_a_list_cut_short_gives_what_stands_before() -> None:
    """The whole records are read, the rest is told."""
    raw = json.dumps([{"text": TEXT}, {"text": TEXT}]).encode()[:-20]
    assert len(articles_in(raw, "a.json")) == 1
    assert "the file is broken from record 2 on" in skipped_in(raw, "a.json")[0].why


def test_geographic_data_is_no_table_of_articles() -> None:
    """JSON of another kind is refused with its names."""
    raw = json.dumps(
        {"type": "FeatureCollection", "features": [{"type": "Feature", "geometry": None}]}
    ).encode()
    assert "none of its columns is known to hold a text" in refusal(raw, "a.json")


@pytest.mark.parametrize("raw", [b"[" * 100_000, b'{"a":' * 100_000])
def test_deep_nesting_is_refused(raw: bytes) -> None:
    """Depth costs one line."""
    with pytest.raises(SourceError, match=r"nested too deep|no JSON"):
        list(tablejson.read(raw, "a.json"))


@pytest.mark.parametrize("raw", [b"nothing", b"[]", b"[1, 2]", b'"text"', b"{}", b"{} {}", b"null"])
def test_json_without_records_is_refused(raw: bytes) -> None:
    """Values that are no records are refused."""
    with pytest.raises(SourceError):
        list(tablejson.read(raw, "a.json"))


@with_parquet
def test_parquet() -> None:
    """A Parquet table is read like any other; its dates need no reading."""
    import datetime as dt

    raw = parquet_of([{"title": "A", "body": TEXT, "date": dt.datetime(2025, 4, 3, tzinfo=dt.UTC)}])
    article = only(raw, "a.parquet")
    assert (article.title, article.paragraphs, article.published and article.published.date) == (
        "A",
        (TEXT,),
        "2025-04-03",
    )


@with_parquet
def test_parquet_without_pyarrow(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without its library the message says how to get it."""
    raw = parquet_of([{"text": TEXT}])
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(SourceError, match=r"pip install 'briefing\[parquet\]'"):
        list(parquet.read(raw, "a.parquet"))


@with_parquet
@settings(max_examples=60, deadline=None)
@given(st.floats(0, 1), st.integers(0, 255), st.floats(0, 1))
def test_damaged_parquet_raises_nothing_else(at: float, value: int, cut: float) -> None:
    """Whatever happened to a table, it gives rows or one SourceError."""
    raw = bytearray(parquet_of([{"text": TEXT, "n": n} for n in range(5)]))
    raw[int(at * (len(raw) - 1))] = value
    try:
        list(parquet.read(bytes(raw[: int(cut * len(raw))] if cut < 0.5 else raw), "a.parquet"))
    except SourceError as error:
        assert str(error).startswith("a.parquet: ")  # noqa: PT017 - one of two sound ways


@given(st.text("ab,;\t|\"'\n\r\x00é", max_size=80))
def test_any_csv_raises_nothing_else(text: str) -> None:
    """Quotes and delimiters in any order."""
    raw = f"text,title\n{TEXT},A\n{text}".encode()
    try:
        found = list(table.read(raw, "a.csv"))
        assert all(isinstance(one, Article | Skipped) for one in found)
    except SourceError as error:
        assert str(error).startswith("a.csv: ")  # noqa: PT017 - one of two sound ways


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=10),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["text", "title", "date", "items", "url"]), inner)
    ),
    max_leaves=12,
)


@given(JSON)
def test_any_json_raises_nothing_else(value: object) -> None:
    """Values of any shape and kind."""
    try:
        assert list(tablejson.read(json.dumps(value).encode(), "a.json"))
    except SourceError as error:
        assert str(error).startswith("a.json: ")  # noqa: PT017 - one of two sound ways


@given(st.binary(max_size=300))
def test_random_bytes_raise_nothing_else(raw: bytes) -> None:
    """Bytes that are no table."""
    for source in (table, tablejson, parquet):
        try:
            list(source.read(raw, "a.x"))
        except SourceError as error:
            assert str(error).startswith("a.x: ")  # noqa: PT017 - one of two sound ways


def test_real_json_with_records_without_text(shared: Path) -> None:
    """All records are articles or told; dates in milliseconds agree with those printed beside."""
    raw = (shared / "corpus" / "dev" / "news" / "kcna_dev.json").read_bytes()
    records = json.loads(raw)
    found = list(tablejson.read(raw, "kcna_dev.json"))
    dates = [
        one.published.date if one.published else None for one in found if isinstance(one, Article)
    ]
    printed = [record["date_str"] for record in records if record["story_text"].strip()]
    assert (len(found), dates) == (len(records), printed)


@pytest.mark.parametrize(
    ("place", "number"),
    [
        ("corpus/dev/news/wikinewssum_en_101.jsonl", 101),
        ("benchmarks/summary_cnndm_dev.jsonl", 50),
    ],
)
def test_real_json_lines(shared: Path, place: str, number: int) -> None:
    """Every record of the real tables becomes an article."""
    assert len(articles_in((shared / place).read_bytes(), place)) == number
