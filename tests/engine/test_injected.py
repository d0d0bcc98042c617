"""Parameters are data, by whichever way papermill is given them."""

from __future__ import annotations

from pathlib import Path

import papermill
import pytest

from briefing.engine import Outcome
from briefing.errors import ParameterError
from briefing.runner.execution import execute
from briefing.runner.notebooks import load
from tests.notebook import outputs, write

CODE = (
    "import os; os.environ['OWNED'] = '1'; topic",
    "topic = print('owned'); other",
    "x[print('owned')]",
    "(y := print('owned')).a",
    "!echo owned; topic",
    "%env OWNED=1\ntopic",
    "a: print('owned')",
    "a, b",
)


def ran(folder: Path, **given: object) -> Path:
    """A notebook run by papermill, with the kit's engine."""
    path = write(folder / "in.ipynb", ("parameters", 'topic = "x"'), "print(repr(topic))")
    papermill.execute_notebook(
        path, folder / "out.ipynb", given, engine_name="briefing", kernel_name="python3",
        progress_bar=False, language="python",
    )  # fmt: skip
    return folder / "out.ipynb"


@pytest.mark.parametrize("name", CODE)
def test_a_name_that_is_code_is_refused(name: str, tmp_path: Path) -> None:
    """Papermill would write it into a cell as it is; nothing is run."""
    with pytest.raises(ParameterError, match="would be run as code"):
        ran(tmp_path, **{name: 1})


@pytest.mark.parametrize("writes", ["papermill", "the kit"])
def test_values_are_taken_as_they_are_written(writes: str, tmp_path: Path) -> None:
    """Numbers that are none, lists and texts that look like code."""
    text = "__import__('os').abort() {0.__class__} {{ 7 }}"
    given = [float("nan"), float("-inf"), text, None, {"a": [True, -1]}]
    shown = f"[nan, -inf, {text!r}, None, {{'a': [True, -1]}}]\n"
    if writes == "papermill":
        assert outputs(ran(tmp_path, topic=given)) == [shown]
        return
    path = write(tmp_path / "in.ipynb", ("parameters", "topic = []"), "print(repr(topic))")
    outcome = Outcome.within(None, None)
    execute(load(path), {"topic": given}, outcome)
    outcome.collect()
    assert outcome.notebook.cells[-1].outputs[0].text == shown
