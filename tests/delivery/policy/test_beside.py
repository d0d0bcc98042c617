"""`briefing distribution check` looks at the files that a policy names."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.delivery.policy import read
from tests.delivery.policy.test_loading import GOOD

FILED = GOOD.replace('addresses = ["a@example.org"]', 'addresses_file = "data/office.txt"')


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty project."""
    (tmp_path / "notebooks").mkdir()
    (tmp_path / "data").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def told(text: str) -> list[tuple[bool, str]]:
    """The problems of a policy with its files."""
    Path("data/distribution.toml").write_text(text, "utf-8")
    return [(one.grave, one.sentence) for one in read(files=True)[1]]


def test_addresses_in_a_file_are_read() -> None:
    """A line each; what stands behind # is a comment."""
    Path("data/office.txt").write_text("# the office\na@example.org\nb@example.org  # new\n")
    assert told(FILED) == []


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "cannot be read"),
        ("", "names nobody"),
        ("a@example.org\nnobody\n", "office.txt, line 2: 'nobody' is no address of mail"),
    ],
)
def test_a_wrong_file_of_addresses_is_a_mistake(content: str | None, said: str) -> None:
    """Somebody would not get anything."""
    if content is not None:
        Path("data/office.txt").write_text(content)
    ((grave, sentence),) = told(FILED)
    assert (grave, said in sentence) == (True, True)
    assert sentence.startswith("data/distribution.toml, line 19, [lists.office] addresses_file: ")


def test_a_file_that_is_not_here_is_told() -> None:
    """It may be where the delivery runs."""
    text = GOOD.replace('kind = "mail"', 'kind = "mail"\nuser = "desk"\npassword_file = "gone"')
    ((grave, sentence),) = told(text)
    assert (grave, "'gone' cannot be read here" in sentence) == (False, True)


@pytest.mark.parametrize(("mode", "number"), [(0o644, 1), (0o600, 0)])
def test_a_secret_that_others_can_read_is_told(mode: int, number: int) -> None:
    """With the command that mends it."""
    Path("secret").write_text("x")
    Path("secret").chmod(mode)
    text = GOOD.replace('kind = "mail"', 'kind = "mail"\nuser = "desk"\npassword_file = "secret"')
    found = told(text)
    assert [("chmod 600 secret" in sentence) for _, sentence in found] == [True] * number


def test_a_program_that_is_not_here_is_told() -> None:
    """Nothing is run."""
    text = GOOD.replace('place = "public"', 'place = "public"\nafter = ["no-such-program", "x"]')
    ((grave, sentence),) = told(text)
    assert (grave, "no program 'no-such-program' is here" in sentence) == (False, True)


def test_an_outlet_that_is_nearly_a_known_one_is_told() -> None:
    """A number for nobody would be no number."""
    Path("data/reference").mkdir()
    Path("data/reference/outlets.csv").write_text(
        "id,name,other_names\ngazette,The Test Gazette,Test Gazette; Gazette of Tests\n"
    )
    assert told(GOOD) == []
    ((grave, sentence),) = told(GOOD.replace('"The Test Gazette" = 50', '"Test Gazete" = 50'))
    assert (grave, "knows 'The Test Gazette'. Is it that one?" in sentence) == (False, True)
