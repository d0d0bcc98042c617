"""The content hash: the same report gives the same one, any other report another."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.audiences import Audience
from briefing.delivery.releases import content
from briefing.delivery.releases.pictures import pictures
from briefing.models import Earlier
from tests.delivery.releases import build
from tests.exporters import notebook as nb

PROSE = nb.new_markdown_cell("The *pier* is late. ![A pier](pier.png)")
TABLE: Any = nb.new_output(
    "execute_result",
    data={"text/html": "<table id='T_0a1b2_x'><tr><td>7</td></tr></table>", "text/plain": "7"},
    execution_count=3,
)
NODE = json.loads(json.dumps(build.executed(PROSE, nb.cell(TABLE), nb.shows(nb.DRAWN))))
PRINTED = "application/vnd.briefing+json"
Path_ = tuple[str | int, ...]


def leaves(value: Any, path: Path_ = ()) -> Iterator[Path_]:
    """The place of each plain value in a tree."""
    if isinstance(value, dict):
        for key in value:
            yield from leaves(value[key], (*path, key))
    elif isinstance(value, list):
        for number, one in enumerate(value):
            yield from leaves(one, (*path, number))
    else:
        yield path


def covered() -> list[Path_]:
    """The place of each value that a reader may see."""
    found: list[Path_] = []
    for number, cell in enumerate(NODE["cells"]):
        if "parameters" in cell["metadata"].get("tags", []):
            continue
        if cell["cell_type"] == "markdown":
            found.append(("cells", number, "source"))
        for place, output in enumerate(cell.get("outputs", [])):
            shown = output["data"]
            root: Path_ = ("cells", number, "outputs", place, "data")
            names = [PRINTED] if PRINTED in shown else list(shown)
            found += [path for name in names for path in leaves(shown[name], (*root, name))]
    return found


COVERED = covered()


def changed(path: Path_, value: Any) -> Any:
    """The notebook with another value at a place."""
    made = copy.deepcopy(NODE)
    inside = made
    for step in path[:-1]:
        inside = inside[step]
    inside[path[-1]] = value
    return made


def at(path: Path_) -> Any:
    """The value at a place."""
    inside: Any = NODE
    for step in path:
        inside = inside[step]
    return inside


@given(st.data())
def test_any_other_letter_or_figure_is_another_content(data: st.DataObject) -> None:
    """Whatever a reader may see, wherever it stands: one letter more, less or another."""
    path = data.draw(st.sampled_from(COVERED))
    old = at(path)
    if isinstance(old, str):
        place = data.draw(st.integers(0, len(old)))
        letter = data.draw(st.sampled_from("aé1 \u00a0.-\u200b"))
        rest = data.draw(st.sampled_from([old[place:], old[place + 1 :]]))
        new: Any = old[:place] + letter + rest
    else:
        new = data.draw(st.sampled_from([None, True, False, 0, 1, -1, 0.5, "", "x"]))
    same = json.dumps(new) == json.dumps(old)
    assert (content.digest(changed(path, new)) == content.digest(NODE)) == same


def test_a_run_again_is_the_same_content() -> None:
    """Ids of cells, numbers of executions, times and code are none of it."""
    made = copy.deepcopy(NODE)
    made["metadata"]["papermill"] = {"duration": 3.2, "start_time": "2026-11-30T04:00:00"}
    for number, cell in enumerate(made["cells"]):
        cell["id"] = f"other-{number}"
        cell["metadata"]["papermill"] = {"duration": number}
        cell["metadata"]["execution"] = {"iopub.status.busy": "2026-11-30T04:00:00Z"}
        if cell["cell_type"] == "code":
            cell["execution_count"] = 40 + number
            cell["source"] += "\n# a comment"
        for output in cell.get("outputs", []):
            if "execution_count" in output:
                output["execution_count"] = 40 + number
    assert content.digest(made) == content.digest(NODE)


def test_cells_for_the_analyst_are_none_of_it() -> None:
    """Nor is what they show, nor a cell that shows nothing."""
    made = copy.deepcopy(NODE)
    made["cells"].insert(0, {**PROSE, "metadata": {"tags": ["guide"]}})
    made["cells"].append({"cell_type": "code", "metadata": {}, "source": "x = 1", "outputs": []})
    assert content.digest(made) == content.digest(NODE)


def test_cells_in_another_order_are_another_content() -> None:
    """A report is read from top to bottom."""
    made = copy.deepcopy(NODE)
    made["cells"].reverse()
    assert content.digest(made) != content.digest(NODE)


def test_text_printed_in_two_goes_is_the_same() -> None:
    """When a kernel sends what was printed is chance."""
    once = {"output_type": "stream", "name": "stdout", "text": "one\ntwo\n"}
    first, second = ({**once, "text": text} for text in ("one\n", "two\n"))
    assert content.digest(_printed(once)) == content.digest(_printed(first, second))
    assert content.digest(_printed(once)) != content.digest(_printed(first))


def _printed(*outputs: dict[str, Any]) -> dict[str, Any]:
    cell = {"cell_type": "code", "metadata": {}, "source": "", "outputs": list(outputs)}
    return {"cells": [cell]}


def test_random_ids_of_a_table_are_none_of_it() -> None:
    """The library draws them anew each time; no report prints them."""
    text = json.dumps(NODE)
    assert content.digest(json.loads(text.replace("T_0a1b2", "T_c0ffe"))) == content.digest(NODE)


def test_the_id_of_the_earlier_run_is_none_of_it() -> None:
    """The same run compared with the same earlier day, made again."""
    annexes = [
        nb.ANNEX.__class__(nb.ANNEX.articles, earlier=Earlier(run, "2026-11-28", (), place=run))
        for run in ("a" * 32, "b" * 32)
    ]
    first, second = (json.loads(json.dumps(build.executed(annex=annex))) for annex in annexes)
    assert content.digest(first) == content.digest(second)


def test_the_judgements_file_is_part_of_it() -> None:
    """Every byte of it, printed or not."""
    assert content.digest(NODE, judgements="a" * 64) != content.digest(NODE)


@pytest.mark.parametrize(
    "audience",
    [Audience("press"), Audience("press", redact=("Ada",)), Audience("press", marking="TLP:CLEAR")],
)
def test_whom_it_is_for_is_part_of_it(audience: Audience) -> None:
    """And what is left out for them: another version, though the notebook is the same."""
    others = [None, Audience("other"), Audience("press", leave_out=("terms",))]
    found = {content.digest(NODE, audience=one) for one in (audience, *others)}
    assert len(found) == 4


def test_pictures_are_part_of_it(tmp_path: Path) -> None:
    """Those beside the notebook that its words show, and no others."""
    (tmp_path / "pier.png").write_bytes(b"one")
    (tmp_path / "other.png").write_bytes(b"two")
    found = pictures(NODE, tmp_path)
    assert found == {"pier.png": b"one"}
    assert content.digest(NODE, pictures=found) != content.digest(NODE)


def test_a_picture_from_elsewhere_is_not_read(tmp_path: Path) -> None:
    """Above the folder, by an absolute path, or through a link."""
    (tmp_path / "secret.png").write_bytes(b"secret")
    folder = tmp_path / "notebooks"
    folder.mkdir()
    (folder / "link.png").symlink_to(tmp_path / "secret.png")
    words = f"![](../secret.png) ![]({tmp_path}/secret.png) ![](link.png)"
    assert pictures({"cells": [nb.new_markdown_cell(words)]}, folder) == {}
