"""Which files a project adds, when they are loaded, and what a broken one costs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing import exporters, own, sections, sources
from briefing.errors import OwnError
from briefing.own import forms, taken
from tests.conftest import PROJECT
from tests.own.conftest import put

GOOD = 'TITLE = "Mine"\n\n\ndef again(annex):\n    return ()\n'


def test_a_section_is_asked_for_by_the_name_of_its_file(house: Path) -> None:
    """Nothing else is told of it."""
    put(house, "sections/mine", GOOD)
    assert sections.mine.__name__ == "mine"
    assert "mine" in dir(sections)


def test_a_name_nobody_has_is_answered_with_the_nearest(house: Path) -> None:
    """Among those of the project too."""
    put(house, "sections/money_named", GOOD)
    with pytest.raises(AttributeError, match="Did you mean 'money_named'"):
        _ = sections.mony_named


def test_a_file_is_loaded_once_for_each_content(house: Path) -> None:
    """A touched file stays what it was; a changed one is loaded anew."""
    path = put(house, "sections/mine", GOOD)
    first = own.find("sections", "mine")
    path.touch()
    again = own.find("sections", "mine")
    path.write_text(GOOD.replace("Mine", "Others"), "utf-8")
    changed = own.find("sections", "mine")
    assert first is not None
    assert again is not None
    assert changed is not None
    assert first.module is again.module
    assert changed.module.TITLE == "Others"
    assert changed.module.__name__ == "briefing_own.sections.mine"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("TITLE = 3 +\n", "mine.py:1: it cannot be loaded: SyntaxError"),
        ("import nothing_of_the_kind\n", "mine.py:1: it cannot be loaded: ModuleNotFoundError"),
        ("import sys\n\nsys.exit(3)\n", "mine.py:3: it cannot be loaded: SystemExit: 3"),
        ('TITLE = "Mine"\n', "again is missing"),
        (GOOD.replace('"Mine"', "3"), "mine.py:1: TITLE is missing or no text"),
        (GOOD + 'COLUMNS = ["A"]\n', "mine.py:6: COLUMNS is no tuple"),
        (GOOD + "drawn = 3\n", "drawn is missing or no function"),
    ],
)
def test_a_broken_file_tells_its_line(house: Path, text: str, told: str) -> None:
    """And what to do; whoever asks for it gets that error."""
    put(house, "sections/mine", text)
    (fault,) = own.faults()
    assert told in str(fault)
    with pytest.raises(OwnError, match=r"own/sections/mine\.py"):
        _ = sections.mine


def test_what_a_file_lacked_may_come_later(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A package that was installed meanwhile is found without a new process."""
    put(house, "sections/mine", f"import late_package\n{GOOD}")
    with pytest.raises(OwnError, match="ModuleNotFoundError"):
        _ = sections.mine
    (house / "late_package.py").write_text("", "utf-8")
    monkeypatch.syspath_prepend(str(house))
    assert sections.mine.__name__ == "mine"


def test_a_broken_file_costs_what_it_adds(house: Path) -> None:
    """The others work."""
    put(house, "sections/broken", "TITLE = 3 +\n")
    put(house, "sections/mine", GOOD)
    assert sections.mine.__name__ == "mine"
    assert [one.name for one in own.faults()] == ["broken"]


@pytest.mark.parametrize(
    ("place", "text"),
    [
        ("sections/places", GOOD),
        ("sections/parts", GOOD),
        ("figures/places", GOOD + "\n\ndef drawn(annex):\n    return None\n"),
        ("formats/pdf", "def write(content, options):\n    return None\n"),
        ("formats/json", "def write(content, options):\n    return None\n"),
        (
            "sources/mine",
            'SUFFIXES = (".PDF".lower(),)\n\n\ndef read(raw, place):\n    return ()\n',
        ),
    ],
)
def test_what_the_kit_has_is_not_replaced(house: Path, place: str, text: str) -> None:
    """The kit's stays, and the file is told to take another name."""
    put(house, place, text)
    (fault,) = own.faults()
    assert "kit" in fault.why
    assert sections.places.__module__ == "briefing.sections.places"
    assert sources._readers()[".pdf"].__name__ == "briefing.sources.pdf"


def test_two_files_of_one_name_or_suffix(house: Path) -> None:
    """The first has it; the other one is a fault."""
    put(house, "sections/mine", GOOD)
    put(house, "figures/mine", GOOD + "\n\ndef drawn(annex):\n    return None\n")
    for name in ("a", "b"):
        put(
            house,
            f"sources/{name}",
            'SUFFIXES = (".x",)\n\n\ndef read(raw, place):\n    return ()\n',
        )
    assert [one.place for one in own.faults()] == ["own/sources/b.py", "own/figures/mine.py"]


def test_a_link_out_of_the_project_is_not_followed(
    house: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Neither that of a file nor that of a folder."""
    outside = tmp_path_factory.mktemp("outside")
    (outside / "far.py").write_text("raise RuntimeError('loaded')\n", "utf-8")
    (house / "own" / "sections").mkdir(parents=True)
    (house / "own" / "sections" / "near.py").symlink_to(outside / "far.py")
    (house / "own" / "figures").symlink_to(outside)
    assert {one.why.partition(";")[0] for one in own.faults()} == {
        "it is a link out of the project"
    }
    assert len(own.faults()) == 2


@pytest.mark.parametrize("name", ["a-b", "class", "A", "é", "x" * 41, "a b", "1a"])
def test_a_file_name_is_a_name_of_python(house: Path, name: str) -> None:
    """In small letters; "class" could not be written as sections.class."""
    put(house, f"sections/{name}", "raise RuntimeError('loaded')\n")
    (fault,) = own.faults()
    assert "rename it" in fault.why


def test_notes_beside_the_files_do_not_count(house: Path) -> None:
    """Hidden files, those that begin with an underscore, and other kinds."""
    for name in ("_later", ".hidden"):
        put(house, f"sections/{name}", "raise RuntimeError('loaded')\n")
    (house / "own" / "sections" / "README.md").write_text("x", "utf-8")
    assert own.listed() == []


@given(st.text(max_size=60))
def test_fixed_words_are_plain_letters(text: str) -> None:
    """No digit, mark, script or second capital gets through, whatever is written."""
    wrong = forms._words("TITLE", [text], forms.TITLE)
    plain = text.isascii() and text.replace(" ", "").replace("-", "").isalpha()
    assert wrong or (plain and text[1:] == text[1:].lower())


def test_the_lists_of_taken_names_are_those_of_the_kit() -> None:
    """A new section, suffix or format of the kit must stand in them."""
    assert frozenset(sources._read_by_kit()) == taken.SUFFIXES
    assert {*exporters.WRITERS, *exporters._ALSO} == taken.FORMATS
    assert {*sections.__all__} <= taken.sections()


def test_without_own_files_nothing_is_loaded() -> None:
    """Whoever adds nothing pays nothing."""
    code = (
        "import sys; from briefing import own, sections, sources; sources.suffixes();"
        "assert own.home() == '' and own.listed() == [];"
        "assert not hasattr(sections, 'mine');"
        "print([n for n in sys.modules if n.startswith('briefing_own')])"
    )
    made = subprocess.run(
        [sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True, check=True
    )
    assert made.stdout == "[]\n"
