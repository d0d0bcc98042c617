"""Whether somebody sits before the notebook whose kernel this is."""

from __future__ import annotations

import os
import sys

# Jupyter's server names the notebook of a kernel it starts for a person (jupyter_server 2,
# `services/sessions`); VS Code's extension puts the name of its file among the notebook's names.
SERVER = "JPY_SESSION_NAME"
VSCODE = "__vsc_ipynb_file__"
# Set to anything, nobody is there: by whoever runs notebooks from within a notebook.
ALONE = "BRIEFING_UNATTENDED"


def attended() -> bool:
    """True in the kernel of a notebook that a person has open; False in a run of its own."""
    if os.environ.get(ALONE):
        return False
    return SERVER in os.environ or VSCODE in _names()


def notebook() -> str:
    """The path of the open notebook as its front end tells it; "" when it tells none."""
    return str(os.environ.get(SERVER) or _names().get(VSCODE) or "")


def _names() -> dict[str, object]:
    """The names of the notebook; none outside IPython, which is not imported to find out."""
    shell = getattr(sys.modules.get("IPython"), "get_ipython", lambda: None)()
    return dict(getattr(shell, "user_ns", {}))
