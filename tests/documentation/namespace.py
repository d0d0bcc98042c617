"""Runs the Python blocks of a page, one after the other, in one namespace.

A line of JSON in, `{"code", "name"}`; a line out, `{"failed", "said"}`. Started as a program.
"""

from __future__ import annotations

import contextlib
import io
import json
import sys
import traceback
from typing import TextIO


def serve(asked: TextIO, answers: TextIO) -> None:
    """Answer each line of `asked` until there are no more."""
    names: dict[str, object] = {"__name__": "__main__"}
    for line in asked:
        told = json.loads(line)
        said = io.StringIO()
        failed = False
        with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
            try:
                exec(compile(told["code"], told["name"], "exec"), names)  # noqa: S102 our own pages
            except BaseException:  # noqa: BLE001 whatever it is, it is told
                failed = True
                traceback.print_exc()
        answers.write(json.dumps({"failed": failed, "said": said.getvalue()}) + "\n")
        answers.flush()


if __name__ == "__main__":
    sys.path[0] = ""  # as in a Python that is started in the project
    serve(sys.stdin, sys.stdout)
