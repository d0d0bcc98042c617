"""JupyterLab as the desk of an analyst: its cards, buttons, preview and workspace.

Jupyter's server loads this package as an extension; it then answers below `briefing/`. What it
does for an analyst it does by starting the command line, so that the server never waits and a
report comes out as it does at night. The buttons are plain JavaScript in `extension/`.
"""

from __future__ import annotations

from typing import Any


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    """What Jupyter's server asks an extension: the module that holds the function below."""
    return [{"module": "briefing.lab"}]


def _load_jupyter_server_extension(server: Any) -> None:
    """Add the addresses of the kit, and leave its forms out of what is saved.

    A fault in here is logged; the server starts all the same.
    """
    from briefing.lab.routes import add
    from briefing.lab.saving import without_forms

    add(server.web_app)
    server.contents_manager.register_pre_save_hook(without_forms)
