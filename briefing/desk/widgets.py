"""What the forms of the desk have in common: their look, and how they speak to the front end.

A form is an anywidget: its page is a module of `assets/`, with `common.js` put before it. Texts
from outside reach the page as data and are set as text, never as markup. To change what lies
outside its own output, a form asks the front end by an event (`ask` in `common.js`); where nobody
answers, as in VS Code, it tells the analyst what to do by hand.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import anywidget

from briefing.bundle import FACE

_ASSETS = files("briefing.desk") / "assets"
_RUN = "This is a form: run the cell in JupyterLab, Notebook or VS Code to use it."


def page(name: str) -> str:
    """The module of a form: `common.js`, then each `NAME_*.js`, and `NAME.js`, which draws."""
    parts = sorted(one.name for one in _ASSETS.iterdir() if one.name.startswith(f"{name}_"))
    scripts = [part for part in parts if part.endswith(".js")]
    return "\n".join(map(_asset, ("common.js", *scripts, f"{name}.js")))


def style(name: str) -> str:
    """The style of a form: `common.css`, then `NAME.css`."""
    return f"{_asset('common.css')}\n{_asset(f'{name}.css')}"


@cache
def _asset(name: str) -> str:
    return (_ASSETS / name).read_text("utf-8")


class Form(anywidget.AnyWidget):
    """A form with another face, in HTML and text, for a front end that shows no widgets.

    A subclass sets `_esm = page("name")` and `_css = style("name")`, and overrides `faces`.
    """

    def faces(self) -> tuple[str, str]:
        """HTML, escaped, and text that stand where no widget is shown."""
        return "", type(self).__name__

    def _repr_mimebundle_(self, **kwargs: Any) -> tuple[dict[str, Any], dict[str, Any]] | None:
        found = super()._repr_mimebundle_(**kwargs)
        if found is None:
            return None
        bundle, about = found if isinstance(found, tuple) else (found, {})
        html, text = self.faces()
        faces = {"text/html": f"{FACE}<p>{_RUN}</p>{html}</div>", "text/plain": f"{_RUN}\n{text}"}
        return {**bundle, **faces}, about
