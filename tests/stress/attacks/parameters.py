"""Parameters are data, by every way they come in."""

from __future__ import annotations

import ast
import contextlib
import json
from functools import cache
from pathlib import Path
from typing import Any

from briefing.engine import KERNEL, injected
from briefing.errors import BriefingError, ParameterError
from briefing.parameters import declared, edited, fitted, read_values, typed
from tests.notebook import outputs, write
from tests.stress.attacks import hostiles
from tests.stress.trials import trial

CELL = """\
topic = "x"  # words
since: str | None = None
limit = 1
share = 0.5
draft = False
names = ["a"]
pair = ("a", "b")
weights = {"a": 1}
anything = None
"""
FITS = {"limit": int, "share": float, "draft": bool}


@cache
def _known() -> Any:
    cell = {"cell_type": "code", "source": CELL, "metadata": {"tags": ["parameters"]}}
    return declared({"cells": [cell]})


@cache
def _transformed() -> Any:
    from IPython.core.inputtransformer2 import TransformerManager

    return TransformerManager()  # type: ignore[no-untyped-call]


def data_only(source: str, values: dict[str, object]) -> None:
    """See that a cell holds these values as they are, for Python and for IPython."""
    assert _transformed().transform_cell(source).rstrip("\n") == source.rstrip("\n")
    found = {}
    for line in ast.parse(source).body:
        assert isinstance(line, ast.Assign | ast.AnnAssign), ast.dump(line)
        target = line.targets[0] if isinstance(line, ast.Assign) else line.target
        assert isinstance(target, ast.Name)
        assert line.value is not None
        found[target.id] = ast.literal_eval(line.value)
    kept = {name: found[name] for name in values}
    assert (repr(kept), [*found]) == (repr({n: values[n] for n in kept}), [*found])


def _values(dice: Any) -> dict[str, object]:
    """Values that the parameters take, each hostile as far as its type lets it."""

    def text() -> str:
        return hostiles.text(dice)

    given = {
        "topic": text(), "since": text(), "names": [text(), text()], "pair": (text(), text()),
        "weights": {text(): hostiles.value(dice)}, "anything": hostiles.value(dice),
        "limit": dice.choice((-1, 2**80)), "share": 1e-300, "draft": True,
    }  # fmt: skip
    chosen = dice.sample(sorted(given), dice.randint(1, 5))
    return fitted(_known(), {name: given[name] for name in chosen})


@trial(
    "attack",
    who="a parameter",
    title="values that look like Python, magics, shell, templates, YAML or control signs",
    holds="the cell that is run sets these very values and does nothing else",
    cases=2500,
    part=120,
)
def written_parameters(case: int, _folder: Path) -> None:
    """As the runner writes them, as the form does, and as papermill does."""
    from briefing.runner.execution import _Literals

    dice = hostiles.chance(case)
    values = _values(dice)
    made = _Literals.codify(values)
    data_only(made, values)
    with contextlib.suppress(ParameterError):  # longer than a cell may be, or nested too deeply
        data_only(edited(CELL, values), values)
    _papermill(values)


def _papermill(values: dict[str, object]) -> None:
    import nbformat
    from papermill.parameterize import parameterize_notebook

    cell = nbformat.v4.new_code_cell(CELL, metadata={"tags": ["parameters"]})  # type: ignore[no-untyped-call]
    book = nbformat.v4.new_notebook(cells=[cell])  # type: ignore[no-untyped-call]
    book.metadata.papermill = {}
    made = parameterize_notebook(book, values, kernel_name=KERNEL, language="python")
    with contextlib.suppress(ParameterError):
        injected.look(made)
        data_only(made.cells[1].source, {})


@trial(
    "attack",
    who="a parameter",
    title="names made of code, given to papermill with the kit's engine",
    holds="the run is refused before a kernel starts",
    cases=600,
    part=60,
)
def named_parameters(case: int, _folder: Path) -> None:
    """Papermill writes names into the cell as they come."""
    import nbformat
    from papermill.parameterize import parameterize_notebook

    dice = hostiles.chance(case)
    code = dice.choice(hostiles.CODE[:26])
    name = dice.choice(("{}; topic", "x[{}]", "({}).a", "{}\ntopic", "topic\n{}\ny", "topic: {}"))
    cell = nbformat.v4.new_code_cell(CELL, metadata={"tags": ["parameters"]})  # type: ignore[no-untyped-call]
    book = nbformat.v4.new_notebook(cells=[cell])  # type: ignore[no-untyped-call]
    book.metadata.papermill = {}
    given = {name.replace("{}", code): 1}
    made = parameterize_notebook(book, given, kernel_name="python3", language="python")
    try:
        injected.look(made)
    except ParameterError:
        return
    data_only(made.cells[1].source, {})


@trial(
    "attack",
    who="a parameter",
    title="words of a command line and files of values: tags, aliases, bombs, wrong types",
    holds="they become plain values of the declared types, or are refused in a sentence",
    cases=3000,
    part=150,
)
def given_parameters(case: int, folder: Path) -> None:
    """By -p, and by -f as YAML, JSON and TOML."""
    dice = hostiles.chance(case)
    pairs = [(dice.choice([*_known(), hostiles.name(dice)]), hostiles.text(dice)) for _ in "ab"]
    with contextlib.suppress(BriefingError):
        _plain(typed(_known(), pairs))
    suffix = dice.choice((".yaml", ".json", ".toml"))
    file = folder / f"values{suffix}"
    told = _file(dice, suffix)
    file.write_bytes(told.encode("utf-8", "surrogatepass"))
    with contextlib.suppress(BriefingError):
        _plain(fitted(_known(), read_values(file)))


def _plain(values: dict[str, object]) -> None:
    for name, one in values.items():
        assert ast.literal_eval(repr(one)) == one
        assert isinstance(one, FITS.get(name, object))


def _file(dice: Any, suffix: str) -> str:
    text, name = hostiles.text(dice), dice.choice([*_known()])
    bombs = (
        "a: &a [x, x]\nb: &b [*a, *a]\n" + "".join(f"c{n}: &c{n} [*b, *b]\n" for n in range(30)),
        "topic: !!python/object/apply:os.system ['echo OWNED']",
        "topic: !!python/name:os.system",
        f"{name}: {'[' * 3_000}",
        "{" * 3_000,
        "topic = " + "[" * 3_000,
        f"{name}: {text}",
        f"{name} = {text}",
        f'{{"{name}": {text}}}',
        text,
        "<<: {topic: x}",
        "? [a]\n: b",
        "topic: 2024-13-45",
        f"{'9' * 5_000}: 1",
        f"limit: {'9' * 5_000}",
        '{"limit": NaN, "share": Infinity}',
        '{"limit": 1e999}',
        "share = inf",
    )
    if dice.random() < 0.5:
        return str(dice.choice(bombs))
    plain = {name: hostiles.value(dice)}
    if suffix == ".toml":
        return "\n".join(f"{key} = {json.dumps(one)}" for key, one in plain.items())
    return json.dumps(plain)


@trial(
    "attack",
    who="a parameter",
    title="hostile values in a real kernel",
    holds="the notebook gets them letter by letter, and no command or code of them runs",
    cases=20,
    part=1,
)
def run_parameters(case: int, folder: Path) -> None:
    """Fifty at once, in a notebook that shows what it got and what it finds in its surroundings."""
    from briefing.runner import run

    dice = hostiles.chance(case)
    values = [repr(hostiles.value(dice)) for _ in range(50)]
    path = write(
        folder / "in.ipynb",
        ("parameters", 'topic = "x"\nvalues = ["a"]'),
        "import json, os; print(json.dumps([topic, values, os.environ.get('OWNED')]))",
    )
    topic = hostiles.text(dice).replace("\ud800", "")
    done = run(str(path), {"topic": topic, "values": values}, out=folder / "out", formats=())
    assert done.status == "succeeded", done.error
    (shown,) = outputs(folder / "out" / "briefing.ipynb")
    assert json.loads(shown) == [topic, values, None]
