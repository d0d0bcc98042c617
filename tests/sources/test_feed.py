"""Feeds of every format: entries with a whole text become articles, teasers say what to fetch."""

from __future__ import annotations

import json
import tarfile
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.errors import SourceError
from briefing.models import Article, Skipped
from briefing.sources import entries, feed, read_bytes
from tests.build import articles_in, skipped_in

SENTENCE = "The crews of the harbour sailed at dawn and came home before night fell again."
WHOLE = " ".join([SENTENCE] * 6)
LINK = "<link>https://gazette.example/radar</link>"


def rss(*items: str, head: str = "<title>The Coastal Gazette</title>") -> bytes:
    """An RSS 2.0 feed of these items."""
    spaces = (
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"'
    )
    body = "".join(f"<item>{item}</item>" for item in items)
    return f'<rss version="2.0" {spaces}><channel>{head}{body}</channel></rss>'.encode()


def atom(*told: str) -> bytes:
    """An Atom feed of these entries."""
    body = "".join(f"<entry>{entry}</entry>" for entry in told)
    return (
        '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">'
        f'<title>The Coastal Gazette</title><link href="https://gazette.example/"/>{body}</feed>'
    ).encode()


def only(raw: bytes, place: str = "news.rss") -> Article:
    """The one article of a feed."""
    (article,) = articles_in(raw, place)
    return article


def why(raw: bytes, place: str = "news.rss") -> list[str]:
    """Why entries were skipped."""
    return [skipped.why for skipped in skipped_in(raw, place)]


def test_an_entry_with_its_whole_text_is_an_article() -> None:
    """Title, text, address and outlet come from the feed."""
    item = f"<title>Radar shared</title>{LINK}<description>{WHOLE}</description>"
    article = only(rss(item))
    assert (article.title, article.paragraphs, article.url, article.outlet) == (
        "Radar shared",
        (WHOLE,),
        "https://gazette.example/radar",
        "The Coastal Gazette",
    )


def test_the_fullest_text_counts() -> None:
    """The whole text may stand beside a short one, in either field."""
    item = f"<description>{SENTENCE}</description><content:encoded>{WHOLE}</content:encoded>"
    assert only(rss(f"<title>R</title>{LINK}{item}")).paragraphs == (WHOLE,)


def test_markup_in_a_text_is_read_as_paragraphs() -> None:
    """Escaped markup and CDATA give the same paragraphs."""
    escaped = f"&lt;p&gt;{WHOLE}&lt;/p&gt;&lt;p&gt;So it &amp;amp; was.&lt;/p&gt;"
    cdata = f"<![CDATA[<p>{WHOLE}</p><p>So it &amp; was.</p>]]>"
    both = [only(rss(f"{LINK}<description>{text}</description>")) for text in (escaped, cdata)]
    assert [article.paragraphs for article in both] == [(WHOLE, "So it & was.")] * 2


def test_markup_that_was_escaped_twice_is_still_markup() -> None:
    """Some feeds escape what is escaped already."""
    twice = (
        f"&amp;lt;p&amp;gt;{WHOLE}&amp;lt;/p&amp;gt;&amp;lt;p&amp;gt;So it was.&amp;lt;/p&amp;gt;"
    )
    article = only(rss(f"{LINK}<description>{twice}</description>"))
    assert article.paragraphs == (WHOLE, "So it was.")


def test_a_teaser_says_what_to_fetch() -> None:
    """A short text is no article while its page can be had."""
    item = f"<title>R</title>{LINK}<description>{SENTENCE}</description>"
    assert why(rss(item)) == ["only a teaser; fetch https://gazette.example/radar"]


@pytest.mark.parametrize(
    "end", ["…", " [...]", " Read more", " [+2143 chars]", "... Continue reading →"]
)
def test_a_longer_text_that_was_cut_is_a_teaser(end: str) -> None:
    """Dots or an invitation at its end tell that a text goes on elsewhere."""
    item = f"{LINK}<description>{WHOLE[:-1]}{end}</description>"
    assert why(rss(item)) == ["only a teaser; fetch https://gazette.example/radar"]


def test_a_short_text_without_a_link_is_all_there_is() -> None:
    """Where there is nothing to fetch, the short text is taken and noted."""
    article = only(rss(f"<title>R</title><description>{SENTENCE}</description>"))
    assert article.paragraphs == (SENTENCE,)
    assert "a short text without a link; it may be a part only" in article.notes


def test_an_entry_without_text() -> None:
    """A title and a link are no article."""
    assert why(rss(f"<title>R</title>{LINK}")) == ["no text; fetch https://gazette.example/radar"]


def test_what_feed_programs_put_below_a_text_is_left_out() -> None:
    """The line about where a post first appeared goes, and is told."""
    below = "The post Radar shared appeared first on The Coastal Gazette."
    article = only(
        rss(f"{LINK}<description>&lt;p&gt;{WHOLE}&lt;/p&gt;&lt;p&gt;{below}</description>")
    )
    assert (article.paragraphs, [line.text for line in article.dropped]) == ((WHOLE,), [below])


def test_the_date_is_that_of_publication() -> None:
    """Publication goes before an update; time and zone stay as printed."""
    dates = (
        "<published>2025-04-03T10:00:00+09:00</published><updated>2025-05-01T10:00:00Z</updated>"
    )
    published = only(atom(f"<title>R</title>{dates}<content>{WHOLE}</content>"), "a.atom").published
    assert published
    assert (published.date, published.time, published.zone, published.evidence) == (
        "2025-04-03",
        "10:00:00",
        "+09:00",
        "feed entry published: 2025-04-03T10:00:00+09:00",
    )


def test_an_update_stands_in_and_is_noted() -> None:
    """With no other date, that of the update is taken."""
    entry = f"<title>R</title><updated>2025-05-01T10:00:00Z</updated><content>{WHOLE}</content>"
    article = only(atom(entry), "a.atom")
    assert (article.published and article.published.date) == "2025-05-01"
    assert "only the date of an update is given; it stands for publication" in article.notes


@pytest.mark.parametrize(
    ("printed", "date"),
    [
        ("Thu, 03 Apr 2025 10:00:00 +0900", "2025-04-03"),
        ("3 Apr 25 10:00 GMT", "2025-04-03"),
        ("2025-04-03", "2025-04-03"),
        ("yesterday", None),
    ],
)
def test_dates_of_rss(printed: str, date: str | None) -> None:
    """The forms of date in use are read; what is no date is none."""
    article = only(rss(f"<description>{WHOLE}</description><pubDate> {printed}\n</pubDate>"))
    assert (article.published and article.published.date) == date


def test_padded_fields_are_trimmed() -> None:
    """Feeds that were indented by a program hold spaces around every field."""
    item = "<title>\n   Radar\n   shared\n</title>\n<link>\n  https://g.example/r\n </link>"
    article = only(rss(f"{item}<description>\n  {WHOLE}\n</description>"))
    assert (article.title, article.url, article.paragraphs) == (
        "Radar shared",
        "https://g.example/r",
        (WHOLE,),
    )


def test_a_relative_link_is_made_whole() -> None:
    """A link without a host belongs to the feed's site."""
    entry = f'<title>R</title><link href="/radar"/><content>{WHOLE}</content>'
    assert only(atom(entry), "a.atom").url == "https://gazette.example/radar"


def test_a_link_that_is_no_web_address_is_none() -> None:
    """Scripts and files are not fetched."""
    entry = f'<title>R</title><link href="javascript:alert(1)"/><content>{WHOLE}</content>'
    assert only(atom(entry), "a.atom").url is None


def test_the_writer_and_a_genre() -> None:
    """A writer and a category that names a genre go into the record."""
    item = "<dc:creator>Jane Harbour</dc:creator><category>Press-Releases</category>"
    article = only(rss(f"<title>R</title>{LINK}{item}<description>{WHOLE}</description>"))
    assert (article.byline, article.genre) == ("Jane Harbour", "statement")


def test_a_mail_address_is_no_part_of_the_writer() -> None:
    """RSS gives an address with the name behind it."""
    item = f"<author>desk@gazette.example (Jane Harbour)</author><description>{WHOLE}</description>"
    assert only(rss(item)).byline == "Jane Harbour"


def test_an_entry_of_another_outlet() -> None:
    """A feed of many outlets names each entry's own, and writes it behind the title too."""
    item = (
        "<title>Radar shared - Harbour Times</title>"
        f'<source url="https://t.example/">Harbour Times</source><description>{WHOLE}</description>'
    )
    article = only(rss(item))
    assert (article.title, article.outlet) == ("Radar shared", "Harbour Times")


def test_a_language_that_the_text_contradicts() -> None:
    """A feed may declare one language and hold entries in another."""
    head = "<title>G</title><language>ko-KR</language>"
    assert only(rss(f"<description>{WHOLE}</description>", head=head)).language == "en"


def test_the_same_entry_twice_counts_once() -> None:
    """An entry with the same id and title is the same."""
    item = f"<guid>a1</guid><title>R</title><description>{WHOLE}</description>"
    assert why(rss(item, item)) == ["the same entry again (a1)"]


def test_one_id_for_all_entries_loses_none() -> None:
    """Some feeds give every entry one id; other titles are other entries."""
    items = [
        f"<guid>a1</guid><title>R{n}</title><description>{WHOLE}</description>" for n in (1, 2)
    ]
    assert [article.title for article in articles_in(rss(*items), "f.rss")] == ["R1", "R2"]


def test_rss_1_0() -> None:
    """RDF feeds date their entries by dc:date, which is no update."""
    raw = (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        'xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        "<channel><title>G</title></channel><item><title>R</title>"
        f"<dc:date>2025-04-03T10:00:00Z</dc:date><description>{WHOLE}</description></item></rdf:RDF>"
    )
    article = only(raw.encode(), "a.rdf")
    assert (article.published and article.published.date, article.notes) == ("2025-04-03", ())


def json_feed(**item: object) -> bytes:
    """A JSON Feed of one item."""
    value = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "The Coastal Gazette",
        "home_page_url": "https://gazette.example/",
        "items": [{"id": "1", "url": "/radar", "title": "Radar shared", **item}],
    }
    return json.dumps(value).encode()


@pytest.mark.parametrize("place", ["news.json", "news.feed", "https://gazette.example/feed"])
def test_json_feed(place: str) -> None:
    """A JSON Feed is known by its content."""
    raw = json_feed(
        content_html=f"<p>{WHOLE}</p>",
        date_published="2025-04-03T10:00:00+09:00",
        authors=[{"name": "Jane Harbour"}],
    )
    article = only(raw, place)
    assert (article.title, article.paragraphs, article.url, article.byline, article.outlet) == (
        "Radar shared",
        (WHOLE,),
        "https://gazette.example/radar",
        "Jane Harbour",
        "The Coastal Gazette",
    )
    assert (article.published and article.published.date) == "2025-04-03"


@pytest.mark.parametrize("declared", ["", ' encoding="euc-kr"'])
def test_a_feed_in_another_encoding(declared: str) -> None:
    """A code page is read as declared; without a declaration it is guessed, with a note."""
    text = "서울 항구의 선원들은 새벽에 배를 띄웠다. " * 20
    item = f"<item><title>새벽</title><description>{text}</description></item>"
    head = f'<?xml version="1.0"{declared}?><rss version="2.0"><channel><title>항구 신문</title>'
    article = only(f"{head}{item}</channel></rss>".encode("cp949"))
    assert (article.title, article.paragraphs, article.language) == ("새벽", (text.strip(),), "ko")
    assert any("guess" in note for note in article.notes) == (not declared)


@pytest.mark.parametrize("value", [None, 7, [], {}, "x"])
def test_json_feed_with_fields_of_wrong_kinds(value: object) -> None:
    """Fields of another kind than promised are as if absent."""
    raw = json_feed(content_text=WHOLE, authors=value, tags=value, language=value, summary=value)
    assert only(raw, "a.json").paragraphs == (WHOLE,)


def test_entries_tell_what_to_fetch() -> None:
    """Fetching asks for the entries: teasers have no body."""
    teaser = f"<title>R</title>{LINK}<description>{SENTENCE}</description>"
    (entry,) = feed.entries(rss(teaser), "news.rss")
    assert (entry.title, entry.url, entry.teaser, entry.body) == (
        "R",
        "https://gazette.example/radar",
        SENTENCE,
        (),
    )


def test_entities_made_of_others_are_refused_at_once() -> None:
    """A few lines must not become gigabytes."""
    declared = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    raw = f'<!DOCTYPE rss [<!ENTITY a0 "lol">{declared}]>'.encode() + rss("<title>&a11;</title>")
    begun = time.monotonic()
    with pytest.raises(SourceError, match="declares entities made of others"):
        list(read_bytes(raw, "news.rss"))
    assert time.monotonic() - begun < 1


def test_entities_from_outside_are_refused() -> None:
    """No file of this machine is read into an article."""
    raw = b'<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/hostname">]>' + rss("<title>&x;</title>")
    with pytest.raises(SourceError, match="declares entities"):
        list(read_bytes(raw, "news.rss"))


def test_more_entries_than_the_bound_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """A feed without end costs no more than its first entries."""
    monkeypatch.setattr(entries, "MOST", 100)
    item = f"<item><title>R</title>{LINK}</item>"
    raw = rss().replace(b"</channel>", item.encode() * 150 + b"</channel>")
    assert why(raw)[-1] == "50 entries more than the 100 that are read"


def test_a_feed_cut_short_gives_what_stands_before() -> None:
    """The whole entries are read, the broken one is told."""
    raw = rss(f"<title>R</title><description>{WHOLE}</description>", "<title>Half")
    cut = raw[: raw.index(b"Half") + 2]
    assert only(cut).title == "R"
    assert why(cut) == ["the feed breaks off inside entry 2; what stands before was read"]


@pytest.mark.parametrize("raw", [b"<html><p>Moved</p></html>", b"<opml/>", b"words", b"{}"])
def test_what_is_no_feed_is_refused(raw: bytes) -> None:
    """A page under a feed's name is said to be none."""
    with pytest.raises(SourceError, match="no feed"):
        list(feed.read(raw, "news.rss"))


def test_a_feed_without_entries_is_refused() -> None:
    """An empty feed gives no article."""
    with pytest.raises(SourceError, match="there is no entry in this feed"):
        list(feed.read(rss(), "news.rss"))


@settings(max_examples=150, deadline=5_000)
@given(
    st.lists(
        st.sampled_from(
            [
                *["<item>", "</item>", "<title>", "<![CDATA[", "]]>", "&amp;", "&", "<", "é"],
                *["</channel>", "<link>", "https://e.example/", "<description>", "<!--", "<?x"],
                *["x" * 70, "\x00", '"'],
            ]
        ),
        max_size=40,
    )
)
def test_broken_markup_raises_nothing_else(parts: list[str]) -> None:
    """Whatever stands between the tags, it gives entries or one SourceError."""
    raw = f'<rss version="2.0"><channel>{"".join(parts)}'.encode()
    try:
        assert all(isinstance(found, Article | Skipped) for found in feed.read(raw, "f.rss"))
    except SourceError as error:
        assert str(error).startswith("f.rss: ")  # noqa: PT017 - refusing is one of two sound ways


@settings(deadline=5_000)
@given(st.binary(max_size=500), st.integers(0, 400))
def test_mutated_feeds_raise_nothing_else(noise: bytes, at: int) -> None:
    """Bytes put into a feed cost entries at most."""
    raw = rss(f"<title>R</title>{LINK}<description>{WHOLE}</description>")
    try:
        assert list(feed.read(raw[:at] + noise + raw[at:], "f.rss"))
    except SourceError as error:
        assert str(error).startswith("f.rss: ")  # noqa: PT017 - refusing is one of two sound ways


def test_real_feeds(shared: Path) -> None:
    """Every real feed is read, but the page that was saved as one."""
    refused = []
    for path in sorted((shared / "corpus" / "dev" / "feeds").iterdir()):
        if path.suffix in {".rss", ".atom"}:
            try:
                assert list(feed.read(path.read_bytes(), path.name))
            except SourceError:
                refused.append(path.name)
    assert refused == ["unrecognized.rss"]


def test_padded_real_feed(shared: Path) -> None:
    """Entries of titles and links all say what to fetch, each with its date."""
    raw = (shared / "corpus" / "feeds" / "whitehouse_rss.xml").read_bytes()
    found = feed.entries(raw, "feed.xml")
    assert [entry for entry in found if not (entry.title and entry.url and entry.published)] == []
    assert len(found) == 30


def test_thousands_of_odd_feeds(shared: Path) -> None:
    """None of the cases that feedparser is tested with raises anything but SourceError."""
    path = shared / "corpus" / "dev" / "feeds" / "feedparser_tests.tar.gz"
    read = 0
    with tarfile.open(path) as cases:
        for member in [member for member in cases if member.isfile()][::4]:
            held = cases.extractfile(member)
            raw = held.read() if held else b""
            try:
                read += sum(isinstance(one, Article) for one in feed.read(raw, member.name))
            except SourceError as error:
                assert str(error).startswith(member.name)  # noqa: PT017 - as above
    assert read > 50
