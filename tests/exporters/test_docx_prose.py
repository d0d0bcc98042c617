"""What analysts write, in Word: lists, notes at the foot of a page, formulas, pictures."""

from __future__ import annotations

import base64
import struct
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.exporters.blocks import Element, Formula
from briefing.exporters.word.formulas import formula
from briefing.exporters.word.markup import SPACES, root
from tests.exporters import notebook as nb
from tests.exporters.opened_docx import Opened, R, W, opened, parsed, prose

M = f"{{{SPACES['m']}}}"
SOURCE = """# Words

First[^a] and *second*[^b], then the first[^a] again. H<sub>2</sub>O, ~~gone~~, `code`, [web](https://example.org/x).

- one
  - inner
    1. deep

      its second paragraph

7. seven
8. eight

> said
> by somebody

```
if x:
    y
```

---

[^a]: The note.

    Its second paragraph.

[^b]: Another, with [a link](https://example.org/note).
"""


@pytest.fixture(scope="module")
def written() -> Opened:
    """The Word file of many kinds of Markdown."""
    return prose(SOURCE)


def test_footnotes_stand_at_the_foot(written: Opened) -> None:
    """Real footnotes of Word, with all their paragraphs and their own links."""
    notes = [n for n in written.part("footnotes.xml") if n.get(f"{W}type") is None]
    told = [["".join(p.itertext()).strip() for p in note.iter(f"{W}p")] for note in notes]
    marks = [m.get(f"{W}id") for m in written.part("document.xml").iter(f"{W}footnoteReference")]
    assert told == [["The note.", "Its second paragraph."], ["Another, with a link."]]
    assert marks == ["1", "2"]
    assert (
        "https://example.org/note" in written.archive.read("word/_rels/footnotes.xml.rels").decode()
    )


def test_a_second_mark_repeats_the_number(written: Opened) -> None:
    """Word has one mark a footnote; another is a field that shows the same number."""
    codes = [c.text or "" for c in written.part("document.xml").iter(f"{W}instrText")]
    names = [code.split()[1] for code in codes if code.startswith(" NOTEREF")]
    assert len(names) == 1
    assert names[0] in written.bookmarks
    assert "then the first1 again" in written.words


def test_lists_are_lists(written: Opened) -> None:
    """Each point has its depth; a list may begin at seven; a point may have two paragraphs."""
    points = [
        (p.text, p._p.pPr.numPr.ilvl.val, p.style.name)
        for p in written.document.paragraphs
        if p._p.pPr is not None and p._p.pPr.numPr is not None
    ]
    starts = [s.get(f"{W}val") for s in written.part("numbering.xml").iter(f"{W}startOverride")]
    assert points == [
        ("one", 0, "List Bullet"),
        ("inner", 1, "List Bullet"),
        ("deep", 2, "List Number"),
        ("seven", 0, "List Number"),
        ("eight", 0, "List Number"),
    ]
    assert starts == ["1", "7"]
    assert written.styled("List Continue") == ["its second paragraph"]


def test_quotations_code_and_lines(written: Opened) -> None:
    """Each has a style of its own; code keeps its lines and blanks."""
    assert written.styled("Quote") == ["said by somebody"]
    assert written.styled("Code Block") == ["if x:\n    y"]
    assert written.styled("Rule") == [""]


def test_emphasis_is_formatting(written: Opened) -> None:
    """Stress, strokes and code are properties of runs."""
    runs = [run for p in written.document.paragraphs for run in p.runs]
    assert [r.text for r in runs if r.italic] == ["second"]
    assert [r.text for r in runs if r.font.strike] == ["gone"]
    assert [r.text for r in runs if r.style.name == "Code"] == ["code"]
    assert [r.text for r in runs if r.font.subscript] == ["2"]


@pytest.mark.parametrize(
    ("tex", "expected"),
    [
        (r"\frac{a}{b}", ["f", "num", "den"]),
        (r"x_i^2", ["sSubSup", "e", "sub", "sup"]),
        (r"\sqrt{x}", ["rad", "radPr", "degHide", "deg", "e"]),
        (r"\sqrt[3]{x}", ["rad", "deg", "e"]),
        (r"\hat{x}", ["acc", "accPr", "chr", "e"]),
        (r"\overline{AB}", ["bar", "barPr", "pos", "e"]),
        (r"\lim_{x}", ["limLow", "e", "rPr", "sty", "lim"]),
        (r"\left(x\right)", ["d", "dPr", "begChr", "endChr", "e"]),
    ],
)
def test_formulas_are_formulas(tex: str, expected: list[str]) -> None:
    """Word can edit them: each construction is Office Math's own."""
    made = next(prose(f"# T\n\n${tex}$").part("document.xml").iter(f"{M}oMath"))
    names = [one.tag.removeprefix(M) for one in made.iter() if one.tag.startswith(M)]
    assert [name for name in names[1:] if name not in ("r", "t", "ctrlPr")] == expected


def test_a_sum_holds_what_it_adds() -> None:
    """What follows a sum is its operand, up to the next relation."""
    math = next(
        prose("# T\n\n$$\\sum_{i=1}^n a_i = 3$$").part("document.xml").iter(f"{M}oMathPara")
    )
    nary = next(math.iter(f"{M}nary"))
    assert "".join(nary.find(f"{M}e").itertext()) == "ai"  # type: ignore[union-attr] # it is there
    assert "".join(math.itertext()) == "i=1nai=3"


def test_matrices_have_rows_and_brackets() -> None:
    """A matrix stands in brackets that grow with it."""
    math = prose("# T\n\n$$\\begin{pmatrix}1&2\\\\3&4\\end{pmatrix}$$").part("document.xml")
    fence = next(math.iter(f"{M}d"))
    rows = [["".join(e.itertext()) for e in r.iter(f"{M}e")] for r in fence.iter(f"{M}mr")]
    assert rows == [["1", "2"], ["3", "4"]]


def test_an_empty_matrix_is_nothing() -> None:
    """Word opens no file with a matrix that has no cell."""
    empty = Element("math", nodes=(Element("mtable", nodes=(Element("mtr"),)),))
    assert formula(Formula("", "", empty)) == "<m:oMath/>"


ELEMENTS = st.recursive(
    st.builds(Element, st.sampled_from(["mi", "mn", "mo", "mtext", "mspace", "odd"]), st.text()),
    lambda inner: st.builds(
        Element,
        st.sampled_from(
            "mrow mfrac msqrt mroot msub msubsup mover munderover mtable mtr mtd menclose mphantom "
            "mmultiscripts mprescripts mstyle".split()
        ),
        st.just(""),
        st.dictionaries(st.sampled_from(["form", "linethickness", "columnalign"]), st.text()),
        st.lists(inner, max_size=4).map(tuple),
    ),
)


@given(ELEMENTS)
def test_any_tree_becomes_a_formula(tree: Element) -> None:
    """However odd a tree is, the file stays well-formed and no letter is lost to the rest."""
    parsed(root("w:p", formula(Formula("", "", Element("math", nodes=(tree,))))))


def png(wide: int, tall: int) -> bytes:
    """A white picture."""

    def chunk(name: bytes, raw: bytes) -> bytes:
        return struct.pack(">I", len(raw)) + name + raw + struct.pack(">I", zlib.crc32(name + raw))

    head = struct.pack(">IIBBBBB", wide, tall, 8, 0, 0, 0, 0)
    rows = zlib.compress((b"\x00" + b"\xff" * wide) * tall)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def test_pictures_keep_their_shape_and_fit() -> None:
    """A small one has its own size; a large one is made as wide as the text; equal ones are one."""
    small, large = png(96, 48), png(4000, 1000)
    outputs = [
        nb.new_output("display_data", data={"image/png": base64.b64encode(raw).decode()})
        for raw in (small, large, small)
    ]
    made = opened(nb.notebook(*(nb.cell(one) for one in outputs)))
    sizes = [(s.width.inches, s.height.inches) for s in made.document.inline_shapes]
    media = [n for n in made.archive.namelist() if n.startswith("word/media/")]
    assert sizes[0] == sizes[2] == (1.0, 0.5)
    assert sizes[1][0] == pytest.approx(164 / 25.4, abs=0.01)
    assert sizes[1][0] / sizes[1][1] == pytest.approx(4)
    assert len(media) == 2


def test_a_drawing_from_outside_is_only_pixels() -> None:
    """What an SVG of a notebook may lead to does not come along."""
    space = 'xmlns="http://www.w3.org/2000/svg"'
    drawn = f'<svg {space} width="40" height="20"><rect width="9" height="9"/></svg>'
    output = nb.new_output("display_data", data={"image/svg+xml": drawn})
    made = opened(nb.notebook(nb.cell(output)))
    assert [n.rpartition(".")[2] for n in made.archive.namelist() if "media" in n] == ["png"]
    blip = next(e for e in made.part("document.xml").iter() if e.tag.endswith("}blip"))
    assert blip.get(f"{R}embed") is not None
