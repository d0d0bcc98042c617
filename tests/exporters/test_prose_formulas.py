"""Formulas of TeX as trees of MathML and in words."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.exporters import mathfont
from briefing.exporters.blocks import Element, Formula
from briefing.exporters.prose.formulas import formula
from briefing.exporters.prose.mathml import DEEPEST

NAMES = frozenset(
    "mrow mi mn mo mtext mspace mfrac msqrt mroot msub msup msubsup munder mover munderover "
    "mtable mtr mtd mstyle menclose".split()
)
PARTS = {"mfrac": 2, "mroot": 2, "msub": 2, "msup": 2, "msubsup": 3, "munder": 2, "mover": 2}


def read(tex: str, *, display: bool = True) -> Any:
    """The formula, or its source as code."""
    return formula(tex, lambda _: None, display=display)


def elements(node: Element) -> list[Element]:
    """An element and all in it."""
    return [node, *(inner for child in node.nodes for inner in elements(child))]


@pytest.mark.parametrize(
    ("tex", "words"),
    [
        (r"x^2 + \frac{a}{b}", "x^2 + a/b"),
        (r"\frac{\Delta Q / Q}{\Delta P / P}", "(ΔQ/Q)/(ΔP/P)"),
        (r"\hat\beta_1 = -0.4", "hat(β)_1 = −0.4"),
        (r"\sum_{i=1}^n x_i", "∑_(i = 1)^n x_i"),
        (r"E = mc^2", "E = mc^2"),
        (r"2 \sin x \cos 2x", "2 sin x cos 2x"),
        (r"\operatorname{Var}(X) = E[X^2] - \mu^2", "Var(X) = E[X^2] − μ^2"),
        (r"\sqrt{2} \ne \sqrt[3]{x}", "√(2) ≠ root(3, x)"),
        (r"\left(\frac{a}{b}\right)^2", "(a/b)^2"),
        (r"\begin{pmatrix} a & b \\ c & d \end{pmatrix}", "(a, b; c, d)"),
        (r"f = \begin{cases} 1 & \text{if $x > 0$} \\ 0 \end{cases}", "f = {1, if x > 0; 0"),
        (r"\begin{aligned} a &= b \\ &= c \end{aligned}", "a = b; = c"),
        (r"\lim_{x \to 0} \frac{\sin x}{x}", "lim_(x → 0) (sin x)/x"),
        (r"\mathbb{R}^n, \mathcal{L}, \mathbf{x}", "R^n, L, x"),
        (r"\binom{n}{k}, \tfrac12", "(n, k), 1/2"),
        (r"f'(x), 30^\circ", "f′(x), 30°"),
        (r"10% + 1{,}000 % a comment", "10% + 1,000"),
        (r"\arg\max_\theta L", "arg max_θ L"),
        (r"a \not= b, \mathrm{CO_2}", "a ≠ b, CO_2"),
        (r"\underbrace{a+b}_{n} \overline{AB}", "(a + b)_n bar(AB)"),
        ("합계 = x", "합계 = x"),
    ],
)
def test_words(tex: str, words: str) -> None:
    """A formula is told in one line of plain characters."""
    assert words == read(tex).words


@pytest.mark.parametrize(
    ("tex", "why"),
    [
        (r"\foo{x}", r"\foo is not known"),
        (r"\frac{1}", "something is missing in it"),
        (r"\left( x", "it cannot be read (extra left or missing right)"),
        ("", "it says nothing"),
        (r"\href{https://example.org}{x}", r"\href is not carried out"),
        (r"\input{/etc/passwd}", r"\input is not carried out"),
        (r"\def\a{\a\a}\a", r"\def is not carried out"),
        (r"\unicode{x202e}", r"\unicode is not carried out"),
        (r"\style{color:red}{x}", r"\style is not carried out"),
        ("{" * 300 + "x" + "}" * 300, "nested too deep"),
        (r"\sqrt" * 300 + "x", "nested too deep"),
        ("x" * 2_001, "it is longer than 2000 characters"),
    ],
)
def test_what_cannot_be_read_is_its_source(tex: str, why: str) -> None:
    """The analyst is told why; nothing is carried out."""
    told: list[str] = []
    assert formula(tex, told.append, display=False).kind == "code"
    (warning,) = told
    assert why in warning


@pytest.mark.parametrize(
    "tex",
    [r"\hspace{9999em}x", r"\rule{99em}{99em}x", r"\raise 99em {x}", r"\llap{x}y", r"\kern-99em x"],
)
def test_nothing_is_moved_far(tex: str) -> None:
    """Sizes are bounded, and nothing is set over its neighbours."""
    widths = [one.attributes.get("width", "0em") for one in elements(read(tex).tree)]
    assert all(-0.3 < float(width.removesuffix("em")) <= 3 for width in widths)
    assert not {"voffset", "lspace", "height"} & {
        name for one in elements(read(tex).tree) for name in one.attributes
    }


def test_nothing_is_hidden() -> None:
    """What TeX would not show is not in the file."""
    assert "secret" not in str(read(r"x \phantom{secret} \vphantom{secret}").tree)


def test_letters_of_other_kinds_are_characters() -> None:
    """A browser knows no letters with two strokes but those of Unicode."""
    letters = [one.text for one in elements(read(r"\mathbb{R}\mathbf{x}\mathcal{L}\Gamma").tree)]
    assert letters == ["", "ℝ", "𝐱", "ℒ", "Γ"]


def test_limits_stand_where_there_is_room() -> None:
    """Under a sum in a formula of its own, beside it in a line."""
    assert [one.name for one in elements(read(r"\max_x f").tree)][1] == "munder"
    assert [one.name for one in elements(read(r"\max_x f", display=False).tree)][1] == "msub"


_PIECES = st.sampled_from(
    r"x 2 + - = ^ _ { } ( ) & \\ \frac \sqrt \sum \int \left \right ( ] | \begin{matrix} \, "
    r"\end{matrix} \begin{cases} \end{cases} \text{a} \hat \not \mathbb \limits ' , \over % "
    r"\overbrace \substack \operatorname{a} \binom \xrightarrow \color \hspace \raise \big".split()
)


@given(st.lists(_PIECES, max_size=25).map(" ".join))
def test_any_formula_is_a_sound_tree_or_its_source(tex: str) -> None:
    """Known elements with the right number of parts, no deeper than can be set."""
    made = read(tex)
    if isinstance(made, Formula):
        found = elements(made.tree)
        assert {one.name for one in found} <= NAMES
        assert all(len(one.nodes) == PARTS.get(one.name, len(one.nodes)) for one in found)
        assert depth(made.tree) <= DEEPEST + 1
    else:
        assert made.kind == "code"


def depth(node: Element) -> int:
    """How many levels an element has."""
    return 1 + max(map(depth, node.nodes), default=0)


@given(st.text(max_size=80))
def test_any_text_is_a_formula_or_its_source(tex: str) -> None:
    """No text breaks the reader of formulas."""
    assert read(tex).kind in ("formula", "code")


def test_the_font_of_formulas_has_their_signs() -> None:
    """Greek, operators, arrows and letters of all kinds are in it; Hangul is in another font."""
    signs = r"\alpha\Omega\sum\int\infty\le\approx\to\mathbb{R}\mathcal{L}\mathfrak{g}\partial"
    assert mathfont.lacking([read(signs)]) == ""
    assert mathfont.lacking([read(r"\text{합계}")]) == "계합"
