"""%briefing: the verbs of the command line, for the notebook that is open.

A verb that belongs to the desk runs as a program of its own; nothing of it is imported here.
"""

from __future__ import annotations

import shlex
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from briefing.desk.presence import attended
from briefing.errors import BriefingError, UnknownNameError, UsageError, nearest

HELP = """\
%briefing preview              the report of this notebook as it was saved, as one page
%briefing check                every sentence shown so far, proven again
%briefing run [--to html,pdf]  the notebook from the beginning, as a schedule runs it
%briefing export html,pdf      the saved notebook as reports: html, pdf, docx, md, eml
%briefing release --by "NAME"  sign the last run of this notebook and topic
%briefing judgements           begin the judgements file, or check it
%briefing schedule             when each report is made next; also: check, due, run
Other options are those of the command line, such as --audience NAME."""
WORDS = ("check", "export", "help", "judgements", "preview", "release", "run", "schedule")
_FORMATS = ("html", "pdf", "docx", "md", "eml")
_OPTIONS = {
    "export": (*_FORMATS, "--audience", "--brand", "--live", "--out"),
    "judgements": ("check", "new", "schema"),
    "preview": ("--audience", "--brand", "--live"),
    "release": ("--by", "--correction", "--note", "--sign"),
    "run": ("--cell-timeout", "--no-ledger", "--out", "--timeout", "--to"),
    "schedule": ("check", "due", "install", "next", "run"),
}


def register(shell: Any) -> None:
    """Teach a shell of IPython %briefing, with completion. Where nobody sits, it does nothing."""
    known = shell.find_line_magic("briefing")
    if getattr(known, "__module__", "") == __name__:
        return

    def briefing(line: str) -> Any:
        return said(shell, line) if attended() else None

    briefing.__doc__ = HELP
    shell.register_magic_function(briefing, "line", "briefing")
    shell.set_hook("complete_command", _offered, str_key="%briefing")


def said(shell: Any, line: str) -> Any:
    """Do what the words after %briefing say. A refusal is one sentence, and no traceback."""
    from IPython.core.error import UsageError as Refused

    try:
        words = _split(line)
        return _done(shell, words)
    except KeyboardInterrupt:
        raise Refused(f"%briefing {words[0]} was stopped; what it had begun is not kept") from None
    except BriefingError as error:
        raise Refused(str(error)) from None


def _split(line: str) -> list[str]:
    try:
        return shlex.split(line)
    except ValueError as error:
        raise UsageError(f"a quotation mark is not closed in: %briefing {line}") from error


def _done(shell: Any, words: Sequence[str]) -> Any:
    word, rest = (words[0], [*words[1:]]) if words else ("help", [])
    if word not in WORDS:
        raise UnknownNameError(f"%briefing knows no {word!r:.60}. {nearest(word, WORDS)}")
    if word == "help":
        print(HELP)  # noqa: T201 - the cell's output
        return None
    if word == "check":
        return _verdict(shell.user_ns)
    return _called(shell.user_ns, word, rest)


def _verdict(names: dict[str, object]) -> Any:
    from briefing.checks import check
    from briefing.library import Coverage

    found = [value for value in names.values() if isinstance(value, Coverage) and value.sections]
    if not found:
        raise UsageError("no section was shown yet; choose Run All Cells, then try again")
    return check(found[-1])


def _called(names: dict[str, object], word: str, rest: list[str]) -> None:
    from briefing.desk import orders
    from briefing.desk.calling import call
    from briefing.desk.links import Links

    here = orders.opened(names)
    verbs: dict[str, Callable[[], list[str]]] = {
        "export": lambda: orders.export(here, rest),
        "judgements": lambda: orders.judgements(here, rest),
        "preview": lambda: orders.preview(here, rest),
        "release": lambda: orders.release(here, rest),
        "schedule": lambda: orders.schedule(rest),
    }
    with tempfile.TemporaryDirectory(prefix="briefing-") as folder:
        file = Path(folder) / "parameters.json"
        asked = orders.run(here, rest, file) if word == "run" else verbs[word]()
        links = Links(here.root, here.path.parent)
        call(asked, here.root, links.told)
    links.show()


def _offered(_: Any, event: Any) -> list[str]:
    """What may come next on the line, for the tab key."""
    words = event.line[: len(event.line) - len(event.symbol)].split()
    if len(words) < 2:
        return [*WORDS]
    return [*(_FORMATS if words[-1] == "--to" else _OPTIONS.get(words[1], ()))]
