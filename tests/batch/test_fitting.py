"""Items are seen to before anything runs: a bad one costs itself only."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.batch.fitting import Fitted, Unfit, fit
from briefing.batch.plan import Item, Plan
from briefing.clock import moment
from briefing.errors import UsageError
from tests.batch.project import project


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project, and the tests in it."""
    monkeypatch.chdir(project(tmp_path))
    return tmp_path


def item(name: str, notebook: str = "words", **settings: object) -> Item:
    """An item; what is not given is as usual."""
    return Item(name=name, slug=name, notebook=notebook, **settings)  # type: ignore[arg-type]


def why(one: Item) -> str:
    """Why an item cannot run; empty if it can."""
    (found,) = fit(Plan(name="nightly", items=(one,)))
    return found.why if isinstance(found, Unfit) else ""


def folders(home: Path, *items: Item) -> list[str]:
    """The folders of items, from the project."""
    found = fit(Plan(name="nightly", items=items))
    jobs = [one.job for one in found if isinstance(one, Fitted)]
    return [Path(job.out).relative_to(home).as_posix() for job in jobs]


@pytest.mark.parametrize(
    ("one", "told"),
    [
        (item("a", "wrods"), "no notebook named 'wrods'"),
        (item("a", parameters={"topik": "x"}), "Did you mean 'topic'?"),
        (item("a", parameters={"limit": "3"}), "parameter 'limit' takes int, not '3'"),
        (item("a", parameters={"topic": 3}), "put it in quotation marks"),
        (item("a", parameters={"audience": "press"}), "There is no audience 'press'"),
        (item("a", "still", parameters={"audience": "press"}), "no parameter named 'audience'"),
        (item("a", "notebooks/none.ipynb"), "no notebook at notebooks/none.ipynb"),
    ],
)
def test_what_is_wrong_is_told(one: Item, told: str) -> None:
    """The nearest name, or an example."""
    assert told in why(one)


def test_a_file_that_is_no_notebook(home: Path) -> None:
    """Whatever it holds."""
    for number, content in enumerate((b"{", b"[]", b'{"cells": 3}', b'{"cells": [3]}', b"\xff")):
        (home / "notebooks" / f"n{number}.ipynb").write_bytes(content)
        assert "is not a Jupyter notebook" in why(item("a", f"n{number}"))


def test_the_house_is_for_every_notebook() -> None:
    """One without the parameter audience can be made for the house, in a sweep over audiences."""
    assert why(item("a", "still", parameters={"audience": ""})) == ""


def test_reports_lie_where_a_run_would_put_them(home: Path) -> None:
    """By notebook, topic and day."""
    day = f"{moment():%Y-%m-%d}"
    assert folders(home, item("a", parameters={"topic": "Steel"})) == [f"reports/words/steel/{day}"]


def test_two_items_never_share_a_folder(home: Path) -> None:
    """The first for the house keeps it; the others have one of their name below."""
    (home / "data" / "audiences.toml").write_text('[press]\ntitle = "P"', "utf-8")
    day = f"{moment():%Y-%m-%d}"
    found = folders(
        home, item("a", parameters={"audience": "press"}), item("b"), item("c", formats=("md",))
    )
    assert found == [
        f"reports/words/x/{day}/a",
        f"reports/words/x/{day}",
        f"reports/words/x/{day}/c",
    ]


def test_a_folder_of_ones_own(home: Path) -> None:
    """Words in braces are slugs: no value leads out of the folder."""
    out = "site/{batch}/{notebook}/{topic}/{item}"
    found = folders(home, item("a", out=out, parameters={"topic": "../../Steel"}))
    assert len(found) == 1
    assert found[0].startswith("site/nightly/words/steel-")
    assert found[0].endswith("/a")


def test_two_items_with_one_folder_of_their_own_are_refused() -> None:
    """Nobody knows which was meant to stay."""
    with pytest.raises(UsageError, match="'a' and 'b' would write into one folder"):
        fit(Plan(name="nightly", items=(item("a", out="site"), item("b", out="site"))))


@pytest.mark.parametrize(
    "out", ["{topic.__class__}", "{topic:>9999999999}", "{topic!r:>9999999999}", "{topic[0]}", "{"]
)
def test_braces_hold_a_word_and_nothing_else(out: str) -> None:
    """No attribute of it, and no width that would take all memory."""
    assert "cannot stand in braces" in why(item("a", out=out))


def test_a_word_nobody_knows_in_braces() -> None:
    """It is answered with the nearest."""
    assert "'topik' cannot stand in braces. Did you mean 'topic'?" in why(item("a", out="{topik}"))
