"""The page of a house: its name, colours and standing words, and templates of its own."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from briefing.errors import ExportError
from briefing.exporters import compiled, export
from briefing.exporters.brand import KIT, Brand, Logo
from briefing.exporters.writing import Options
from tests.exporters import notebook as nb

LOGO = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9H0z"/></svg>'
HOUSE = Brand(
    house="Ministry <of> Harbours",
    boilerplate=("Made by the policy desk.", "Write to desk@example.org & ask."),
    logo=Logo(LOGO, "svg", 'An "anchor"'),
    accent="#6b1f2a",
)
SHORT = nb.briefing()
EXTENDS = '{% extends "briefing/report.html" %}'
HEAD = EXTENDS + "\n{% block head %}"
EXAMPLE = (
    f"{EXTENDS}\n"
    + """\
{% block masthead %}<p class="ours">The desk of harbours presents</p>
{{ super() }}{% endblock %}
{% block footer %}{{ super() }}<p>Filed under {{ content.topic }}.</p>{% endblock %}
"""
)


def page(brand: Brand) -> str:
    """The page of a short briefing in the style of a house."""
    return export(SHORT, "html", Options(brand=brand)).data.decode("utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder for templates of a house."""
    (tmp_path / "page").mkdir()
    return tmp_path


def with_template(folder: Path, text: str, name: str = "report.html") -> Brand:
    """A house whose folder of templates holds this one."""
    (folder / "page" / name).write_text(text, "utf-8")
    return replace(KIT, templates=folder)


def test_a_house_shows_its_name_logo_colours_and_words() -> None:
    """Each word is escaped; the logo is an image that can do nothing."""
    shown = page(HOUSE)
    for words in (
        "<span>Ministry &lt;of&gt; Harbours</span>",
        '<img alt="An &#34;anchor&#34;" src="data:image/svg+xml;base64,',
        '<p class="boilerplate">Write to desk@example.org &amp; ask.</p>',
        ":root{--accent:#6b1f2a;",
    ):
        assert words in shown


def test_the_words_of_a_house_have_their_letters() -> None:
    """A name in another script than the report brings the font for it."""
    plain = nb.notebook(nb.shows(nb.FRONT))
    pages = [
        export(plain, "html", Options(brand=replace(KIT, house=name))).data.decode()
        for name in ("Ministry", "외교부")
    ]
    assert ["Noto Sans KR" in page for page in pages] == [False, True]


def test_the_kit_alone_names_no_house() -> None:
    """Without a house there is no line for it."""
    assert 'class="house"' not in page(KIT)


def test_a_house_extends_the_page_of_the_kit(folder: Path) -> None:
    """What a block adds stands beside what the kit says there."""
    shown = page(with_template(folder, EXAMPLE))
    head = shown[shown.index('class="ours"') : shown.index("<main")]
    assert "The desk of harbours presents" in head
    assert "A second pier is planned for May</h1>" in head
    assert "<p>Filed under Topic briefing: harbour.</p>" in shown[shown.index("<footer>") :]


def test_a_house_adds_rules_of_its_own(folder: Path) -> None:
    """house.css comes after all others, and cannot end the style sheet."""
    shown = page(with_template(folder, "h1 { color: teal } </style><b>", "house.css"))
    style = shown[shown.index("<style>") : shown.index("</style>")]
    assert style.rstrip().endswith(r"h1 { color: teal } <\/style><b>")


def test_a_house_replaces_a_style_sheet(folder: Path) -> None:
    """A file of the kit's name stands in its place."""
    shown = page(with_template(folder, "mark { background: pink }", "annex.css"))
    assert "mark { background: pink }" in shown
    assert ".paragraph .label" not in shown


@pytest.mark.parametrize(
    ("text", "line", "why"),
    [
        (EXTENDS + "\n{% block main %}\n{% if %}{% endblock %}", 3, "Expected an expression"),
        (HEAD + "{{ contnet.title }}{% endblock %}", 2, "'contnet' is undefined"),
        (HEAD + "\n{{ 1 / 0 }}{% endblock %}", 3, "division by zero"),
        ('{% extends "briefing/repport.html" %}', 1, "no template 'briefing/repport.html'"),
        ('{% block head %}{{ "".__class__.__mro__ }}{% endblock %}', 1, "unsafe"),
    ],
)
def test_a_broken_template_is_told_by_file_and_line(
    folder: Path, text: str, line: int, why: str
) -> None:
    """What an editor needs to find it."""
    with pytest.raises(ExportError, match=why) as told:
        page(with_template(folder, text))
    assert f"{folder / 'page' / 'report.html'}, line {line}:" in str(told.value)


def test_a_template_may_not_open_the_page(folder: Path) -> None:
    """A page without its content policy is not written."""
    with pytest.raises(ExportError, match="leaves out its content policy"):
        page(with_template(folder, "<!DOCTYPE html><title>{{ content.title }}</title>"))


def test_templates_stay_in_their_folder(folder: Path, tmp_path: Path) -> None:
    """Neither a path nor a link leads out of it."""
    (tmp_path / "secret.html").write_text("secret")
    (folder / "page" / "link.html").symlink_to(tmp_path / "secret.html")
    for name in ("../secret.html", "link.html"):
        with pytest.raises(ExportError, match="lies outside its folder"):
            page(with_template(folder, HEAD + f'{{% include "{name}" %}}{{% endblock %}}'))
    with pytest.raises(ExportError, match="no template"):
        page(with_template(folder, HEAD + '{% include "briefing/../x" %}{% endblock %}'))


def test_compiled_templates_are_kept_beside_the_compiled_modules(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A damaged one is compiled again; where nothing can be or shall be written, none is kept."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    for _ in range(2):
        made = Environment(  # noqa: S701 a text without words from outside
            loader=DictLoader({"page": "two is {{ 1 + 1 }}"}),
            bytecode_cache=compiled.kept(tmp_path),
        )
        assert made.get_template("page").render() == "two is 2"
        (kept,) = tmp_path.iterdir()
        kept.write_bytes(kept.read_bytes()[:30])
    assert compiled.kept(tmp_path / "nowhere") is None
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert compiled.kept(tmp_path) is None
