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


def page(*names: str) -> str:
    """The module of a form: `common.js`, then `NAME.js` of each name, the one that draws last."""
    return "\n".join(_asset(f"{name}.js") for name in ("common", *names))


def style(name: str) -> str:
    """The style of a form: `common.css`, then `NAME.css`."""
    return f"{_asset('common.css')}\n{_asset(f'{name}.css')}"


@cache
def _asset(name: str) -> str:
    return (files("briefing.desk") / "assets" / name).read_text("utf-8")


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
        return {**bundle, "text/plain": text, **({"text/html": html} if html else {})}, about
