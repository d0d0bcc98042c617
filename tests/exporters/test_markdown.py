"""Markdown: what the report says, and nothing that its sources would make of it."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefing.exporters import Exported, export
from briefing.exporters import blocks as b
from briefing.exporters.flat import MERGED
from briefing.exporters.markdown import escaping, lines, tables
from briefing.exporters.markdown.prose import heading, paragraph, prose
from briefing.exporters.writing import Options
from tests.exporters import backed, hostile
from tests.exporters import notebook as nb
from tests.exporters.markdownread import OURS, reader, tokens, words

# What words of a report may hold: no line ends, no controls (briefing.exporters.visible).
MARKS = st.sampled_from("\\`*_{}[]()<>#+-.!|$~@&;:/^=1) a̅한\"'")
TEXTS = st.lists(st.one_of(MARKS, st.sampled_from(("http://x.org/", "www.x.org", "[^1]", "&lt;"))))
NASTY = TEXTS.map("".join) | st.text(
    st.characters(exclude_categories=("C", "Zl", "Zp")), max_size=40
)
PLAIN = {"inline", "html_inline", "text", "paragraph_open", "paragraph_close"}


def written(made: object, **options: object) -> Exported:
    """A notebook as Markdown."""
    return export(made, "md", Options(**options))  # type: ignore[arg-type]


def text_of(made: object) -> str:
    """The Markdown of a notebook."""
    return written(made).data.decode()


@given(NASTY)
@example("1. one")
@example("- one")
@example("=== ---")
@example("costs $5 and $6")
@example("a\\")
@example("<script>alert(1)</script>")
@example("[x](javascript:alert(1)) ![y](http://y)")
@example("[^1]: note")
def test_words_stay_words(said: str) -> None:
    """A paragraph of any words reads as those words; nothing in it is markup."""
    source = paragraph(lines.inline([b.Text(said)]))
    assert words(source).strip() == said.strip()
    assert {token.type for token in tokens(source)} <= PLAIN


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("$5 and $6", r"<span>\$</span>5 and <span>\$</span>6"),
        (r"\begin{x}", r"<span>\\</span>begin\{x\}"),
        (r"\(a\)", r"<span>\\</span>(a\\)"),
        (r"\[a\]", r"<span>\\</span>\[a\\\]"),
        ("@@0@@", r"\@<span>\@</span>0\@<span>\@</span>"),
    ],
)
def test_words_are_no_formula_in_jupyterlab(said: str, written: str) -> None:
    """It typesets the page it has made, so that a backslash alone would not do."""
    assert lines.inline([b.Text(said)]) == written


@given(NASTY)
def test_words_of_a_heading_stay_words(said: str) -> None:
    """A heading is one heading."""
    source = heading(lines.inline([b.Text(said)]), 2, "part-1")
    assert words(source) == " ".join(said.split())
    assert {t.tag for t in tokens(source) if t.type.endswith("_open")} <= {"h2"}


@given(NASTY, NASTY)
def test_words_of_a_cell_stay_in_their_cell(first: str, second: str) -> None:
    """No pipe parts a cell, no backtick swallows one."""
    row = b.Row((b.Cell((b.Text(first),)), b.Cell((b.Code(second),))))
    made = tables.table(b.Table((1, 1), (b.Row(b.plain("A", "B", head=True)),), (row,)))
    html = reader().render("\n\n".join(made))
    assert html.count("<td>") == 2
    cells = [t.children or [] for t in reader().parse(made[0]) if t.type == "inline"][2:]
    said = ["".join(OURS.sub("", t.content) for t in cell) for cell in cells]
    assert [" ".join(one.split()) for one in said] == [
        " ".join(one.split()) for one in (first, second)
    ]


@given(NASTY, st.sampled_from((b.Strong, b.Emph, b.Struck, b.Sub, b.Sup)), NASTY)
def test_weighed_words_keep_their_weight(before: str, kind: type[b.Strong], said: str) -> None:
    """Bold next to any sign is bold, in every script."""
    made = paragraph(lines.inline([b.Text(before), kind((b.Text(said),)), b.Text("after")]))
    assert words(made).lstrip() == f"{before}{said}after".lstrip()


@given(st.text(st.characters(exclude_categories=("C", "Zl", "Zp")), max_size=40), NASTY)
def test_a_link_leads_where_it_says(url: str, said: str) -> None:
    """An address with brackets, quotes or pipes is one address."""
    made = lines.inline([b.Link(f"https://example.org/{url}", (b.Text(said or "x"),))])
    found = [token for token in tokens(made) if token.type == "link_open"]
    assert len(found) == 1
    assert str(found[0].attrs["href"]).startswith("https://example.org/")


@given(st.text("$\\`a<>|]({} \n", max_size=12))
def test_a_formula_is_one_formula(source: str) -> None:
    """Nothing in its source ends a formula early, and it brings no markup along."""
    node = b.Formula(source, "words", b.Element("math"))
    made = paragraph("before " + lines.inline([node]) + " after")
    kinds = [t.type for t in tokens(made) if t.type not in PLAIN]
    assert kinds in ([], ["math_inline"])
    assert words(made).startswith("before ")
    assert words(made).endswith(" after")


def test_a_list_after_a_list_is_a_list_of_its_own() -> None:
    """Two lists in a row are not one, and a list in a list stays in it."""
    one = (
        (b.Par((b.Text("a"),)),),
        (b.Par((b.Text("b"),)), b.Bullets(((b.Par((b.Text("c"),)),),))),
    )
    made = "\n\n".join(prose((b.Bullets(one), b.Bullets(one), b.Enum(one, 3), b.Enum(one)), "f"))
    html = reader().render(made)
    assert (html.count("<ul>"), html.count("<ol")) == (6, 2)
    assert '<ol start="3">' in html


def test_merged_cells_are_repeated_and_said() -> None:
    """A head of two rows is one; what covers two rows stands in both."""
    head = (
        b.Row((b.Cell((b.Text("Year"),), rows=2), b.Cell((b.Text("Cost"),), columns=2))),
        b.Row(b.plain("low", "high", head=True)),
    )
    rows = (
        b.Row((b.Cell((b.Text("2024"),), rows=2), *b.plain("1", "2", align="right"))),
        b.Row(b.plain("3", "4", align="right")),
        b.Row((b.Cell((b.Text("Later"),), columns=3),), role="group"),
        b.Row(b.plain("Sum", "4", "6"), role="total"),
    )
    assert tables.table(b.Table((0, 0, 0), head, rows)) == [
        "| Year | Cost low | Cost high |\n"
        "| --- | --- | --- |\n"
        "| 2024 | 1 | 2 |\n"
        "| 2024 | 3 | 4 |\n"
        "| <strong>Later</strong> |  |  |\n"
        "| <strong>Sum</strong> | <strong>4</strong> | <strong>6</strong> |",
        f"*{MERGED}*",
    ]


def test_a_footnote_stands_at_its_number() -> None:
    """The mark and the note find each other."""
    made = lines.inline([b.Text("Said"), b.Mark(1, "m1", "n1"), b.Text(".")]) + "\n\n[^1]: Why."
    assert [t.type for t in tokens(made) if t.type.startswith("footnote_r")] == ["footnote_ref"]


def test_every_reference_leads_to_a_passage() -> None:
    """Each link inside the file has its anchor, and no anchor comes twice."""
    source = text_of(backed.briefing())
    ids = re.findall(r'<a id="([\w-]+)"></a>', source)
    targets = re.findall(r"\]\(#([\w-]+)\)", source)
    assert len(ids) == len({*ids})
    assert len(targets) > 20
    assert {*targets} <= {*ids}


def test_figures_lie_beside_the_text() -> None:
    """A folder called like the report holds them; the link is relative, with words."""
    made = written(nb.briefing(figure=True), beside="harbour_files")
    assert [name for name, _ in made.files] == ["harbour_files/figure-1.svg"]
    assert made.files[0][1].startswith(b"<svg")
    found = re.findall(r"!\[(.*)\]\((.*)\)", made.data.decode())
    assert found == [(nb.FIGURE.alt, "harbour_files/figure-1.svg")]


def test_passages_are_marked() -> None:
    """What a statement rests on is marked in the text of its source."""
    source = text_of(nb.briefing())
    assert f"<mark>{nb.VIEW.text}</mark>" in source
    assert f"<mark>{nb.IN_KOREAN.text}</mark>" in source


def test_a_draft_says_so() -> None:
    """The banner stands under the title, with what failed."""
    source = text_of(nb.briefing(verdict=nb.FAILED))
    assert "> **DRAFT: 1 statement failed the checks**" in source
    assert "> - **Key points:** no passage has these words “It opened in May.”" in source


def test_hostile_words_bring_nothing_along() -> None:
    """Of scripts, links, pictures and formulas in any text, none comes out as one."""
    found = [*tokens(text_of(hostile.briefing()))]
    away = {str(t.attrs["href"]) for t in found if t.type == "link_open"}
    assert all(url.startswith(("#", "https://example.org/")) for url in away)
    html = "".join(t.content for t in found if t.type.startswith("html_"))
    assert OURS.sub("", html) == ""
    assert not {t.type for t in found} & {"image", "footnote_ref"}
    # the analyst's own formula is one; those of the sources are not
    assert [t.content for t in found if t.type.startswith("math_")] == ["x^2"]


def test_the_same_report_is_the_same_bytes() -> None:
    """Nothing in it depends on when or where it is written."""
    assert written(nb.briefing(figure=True)) == written(nb.briefing(figure=True))


def test_nothing_needs_escaping_in_plain_words() -> None:
    """Ordinary prose reads as it is written."""
    plain = "A three-way pact, signed (in 2024) by 8 states: “yes”, said Mr. Finch; it costs 5%."
    assert escaping.line(escaping.text(plain)) == plain
