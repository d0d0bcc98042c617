"""The file of Word itself: whole, legal, the same each time, and silent about its maker."""

from __future__ import annotations

import getpass
import socket
from pathlib import Path, PurePosixPath

import pytest

from briefing.exporters import export
from tests.exporters import hostile
from tests.exporters import notebook as nb
from tests.exporters.opened_docx import Opened, W, opened, parsed

openxml_audit = pytest.importorskip(
    "openxml_audit", reason="openxml-audit is not installed: the schema of Word was not checked"
)


@pytest.fixture(scope="module")
def whole() -> Opened:
    """A briefing with a figure."""
    return opened(nb.briefing(figure=True))


@pytest.fixture(scope="module")
def attacked() -> Opened:
    """A briefing in which every text is hostile."""
    return opened(hostile.briefing())


@pytest.mark.parametrize("which", ["whole", "attacked"])
def test_it_is_legal(which: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    """No finding of a checker of the schemas, relations and meanings of Word files."""
    path = tmp_path / "report.docx"
    path.write_bytes(request.getfixturevalue(which).raw)
    result = openxml_audit.OpenXmlValidator().validate(path)
    assert [str(error) for error in result.errors] == []


@pytest.mark.parametrize("which", ["whole", "attacked"])
def test_every_part_is_reached_and_named(which: str, request: pytest.FixtureRequest) -> None:
    """All XML is well-formed, every relation leads to a part, every part has a type."""
    archive = request.getfixturevalue(which).archive
    names = set(archive.namelist())
    reached = set()
    for name in names:
        if name.endswith((".xml", ".rels")):
            root = parsed(archive.read(name))
        if name.endswith(".rels"):
            folder = PurePosixPath(name).parent.parent
            reached |= {
                str(folder / one.get("Target", ""))
                for one in root
                if one.get("TargetMode") != "External"
            }
    types = parsed(archive.read("[Content_Types].xml"))
    suffixes = {one.get("Extension") for one in types if one.tag.endswith("Default")}
    named = {one.get("PartName", "").lstrip("/") for one in types if one.tag.endswith("Override")}
    parts = {n for n in names if not n.endswith(".rels") and n != "[Content_Types].xml"}
    assert reached == parts
    assert named <= parts
    assert {name for name in parts - named if name.rpartition(".")[2] not in suffixes} == set()


def test_the_same_bytes_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    """With SOURCE_DATE_EPOCH a report can be made again and compared."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    one, two = (opened(nb.briefing(figure=True)) for _ in range(2))
    assert one.raw == two.raw
    core = one.document.core_properties
    assert core.created.isoformat() == "2023-11-14T22:13:20+00:00"


def test_without_a_date_only_the_day_is_told(
    whole: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody learns at what hour an office works."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    created = opened(nb.notebook()).document.core_properties.created
    assert (created.hour, created.minute, created.second) == (0, 0, 0)
    assert {entry.date_time for entry in whole.archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_it_names_itself_and_nobody_else(whole: Opened) -> None:
    """Title, subject and language; no author, no program, no user, no machine."""
    core = whole.document.core_properties
    assert (core.title, core.subject, core.language) == (nb.FRONT.title, nb.FRONT.topic, "en")
    assert (core.author, core.last_modified_by) == ("", "")
    every = b"".join(whole.archive.read(name) for name in whole.archive.namelist())
    assert "docProps/app.xml" not in whole.archive.namelist()
    for leak in {getpass.getuser(), socket.gethostname(), "python-docx", "rsid"} - {""}:
        assert f'"{leak}"'.encode() not in every


def test_it_holds_no_macro_and_nothing_from_elsewhere(attacked: Opened) -> None:
    """No script part, no embedded object, no picture or template of another place."""
    names = attacked.archive.namelist()
    assert [n for n in names if "vba" in n.lower() or "embed" in n.lower()] == []
    assert {url for url in attacked.outside if not url.startswith(("http://", "https://"))} == set()


def test_hostile_texts_are_printed_as_texts(attacked: Opened) -> None:
    """What looks like markup or a command is words."""
    assert '#read("/etc/passwd") $x^2$' in attacked.words
    assert "<script>document.title='owned'</script>" in attacked.words
    assert "{% include" in attacked.words
    assert "/home/someone" not in attacked.words


def test_a_word_without_end_is_cut_and_told() -> None:
    """A program that sets one of a million letters takes minutes; other words stay."""
    cell = nb.new_markdown_cell("# T\n\nbefore " + "W" * 300_000 + " after " + "一" * 20_000)
    exported = export(nb.notebook(cell), "docx")
    printed = Opened(exported.data).words
    assert "before WWW" in printed
    assert "WWW [290,000 more letters of this word left out] after 一一" in printed
    assert printed.count("一") == 20_000
    assert [*exported.warnings] == [
        "1 word has more than 10,000 letters; Word prints that many, and says so there."
    ]


def test_fields_are_the_kit_s_own(attacked: Opened) -> None:
    """No text from outside becomes the instruction of a field."""
    codes = [c.text or "" for c in attacked.part("document.xml").iter(f"{W}instrText")]
    assert {code.split()[0] for code in codes} <= {"TOC", "PAGEREF", "SEQ", "NOTEREF"}
