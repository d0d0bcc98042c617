"""A form is not saved: the file of a notebook holds its HTML and text, and nothing of the form."""

from __future__ import annotations

from typing import Any

from briefing.bundle import FACE
from briefing.lab.saving import STATE, VIEW, without_forms

ARTICLE = "The text of an article, which the viewer has and the notebook must not have."


def model(**bundle: Any) -> dict[str, Any]:
    """What Jupyter's server is asked to save: a notebook with the state of widgets."""
    states = {
        "ours": {"state": {"_anywidget_id": "briefing.desk.judge.form.Judge", "text": ARTICLE}},
        "theirs": {"state": {"_model_name": "IntSliderModel", "value": 7}},
    }
    outputs = [{"output_type": "stream", "text": "x"}, {"data": bundle, "metadata": {}}]
    cells = [{"cell_type": "markdown", "source": ""}, {"cell_type": "code", "outputs": outputs}]
    metadata = {"widgets": {STATE: {"state": states}}}
    return {"type": "notebook", "content": {"cells": cells, "metadata": metadata}}


def saved(**bundle: Any) -> dict[str, Any]:
    """What is saved of an output."""
    made = model(**bundle)
    without_forms(made, path="x.ipynb")
    found: dict[str, Any] = made["content"]["cells"][1]["outputs"][1]["data"]
    return found


def test_the_reference_to_a_form_is_left_out() -> None:
    """Whichever way the front end sends its HTML."""
    for html in (f"{FACE}<p>x</p></div>", [FACE, "<p>x</p></div>"]):
        shown = {"text/html": html, "text/plain": "x"}
        assert saved(**{VIEW: {"model_id": "1"}, **shown}) == shown


def test_other_widgets_stay_as_they_are() -> None:
    """With HTML of their own or without."""
    for bundle in ({VIEW: {"model_id": "1"}}, {VIEW: {"model_id": "1"}, "text/html": "<p>x</p>"}):
        assert saved(**bundle) == bundle


def test_the_state_of_a_form_is_left_out() -> None:
    """JupyterLab puts it into the notebook on request; the texts of articles are in it."""
    made = model()
    without_forms(made, path="x.ipynb")
    assert ARTICLE not in str(made)
    assert list(made["content"]["metadata"]["widgets"][STATE]["state"]) == ["theirs"]


def test_what_is_no_notebook_stays_as_it_is() -> None:
    """A text file, and a notebook that is renamed, which comes without content."""
    for given in ({"type": "file", "content": FACE}, {"type": "notebook", "content": None}):
        made = dict(given)
        without_forms(made, path="x")
        assert made == given
