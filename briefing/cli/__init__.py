"""The command line: the same verbs as the functions.

Exit codes: 0 done, 1 the run failed, 2 the call cannot be carried out as written, 3 the checks
failed. Set BRIEFING_DEBUG=1 to see the traceback of an unexpected error.
"""

from __future__ import annotations

import errno
import gc
import os
import signal
import sys
from typing import TYPE_CHECKING

import click

from briefing.cli import streams
from briefing.cli.group import Later
from briefing.cli.saying import echo
from briefing.errors import BriefingError, CheckError, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

_DEBUG = "BRIEFING_DEBUG"


# Where each command is; it is imported when it is asked for.
_COMMANDS = {
    "batch": "batch:batch",
    "compare": "runs:compare",
    "deliver": "deliver:deliver",
    "deliveries": "deliveries:deliveries",
    "distribution": "distribution:distribution_commands",
    "doctor": "about:doctor",
    "evaluate": "texts:evaluate",
    "export": "export:export",
    "fetch": "fetch:fetch",
    "ingest": "library:ingest",
    "init": "init:init",
    "judgements": "judgements:judgements_commands",
    "lab": "lab:lab",
    "ledger": "ledger:ledger_commands",
    "library": "library:library_commands",
    "list": "about:list_notebooks",
    "new": "new:new",
    "own": "own:own_commands",
    "pack": "pack:pack",
    "read": "texts:read",
    "release": "releasing:release",
    "releases": "releases:releases",
    "run": "run:run",
    "runs": "runs:runs",
    "schedule": "installing:schedule_commands",
    "schema": "schema:schema",
    "search": "library:search",
    "show": "runs:show",
    "site": "site:site_commands",
    "verify": "pack:verify",
    "tidy": "tidy:tidy",
    "warm": "warm:warm_commands",
    "withdraw": "releasing:withdraw",
}


@click.group(
    cls=Later,
    lookup=_COMMANDS,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Exit codes: 0 done; 1 the run failed; 2 the call cannot be carried out as written; "
    "3 the checks failed, only a draft was written.",
)
@click.version_option(package_name="briefing", prog_name="briefing")
def commands() -> None:
    """Policy briefings from articles, every sentence proven by its passage."""


_ALLOCATED = 50_000  # a process that is over soon seldom looks for garbage among its imports


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and leave with its exit code. Errors are one line on stderr."""
    gc.set_threshold(_ALLOCATED, 20, 50)
    streams.stand()
    if hasattr(signal, "SIGCHLD") and signal.getsignal(signal.SIGCHLD) is signal.SIG_IGN:
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)  # inherited: nobody could wait for a child
    code = _exit_code(arguments)
    if arguments is None:
        _leave(code)
    sys.exit(code)


def _leave(code: int) -> None:
    """Leave as Python does, but for taking every module apart, which takes it a while."""
    import atexit
    import threading

    try:
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:  # a caller may have closed it
                stream.flush()
    except (OSError, ValueError):  # nobody reads any more: Python's own way out knows what to do
        return
    threading._shutdown()  # type: ignore[attr-defined]  # noqa: SLF001 as Python's own exit
    atexit._run_exitfuncs()  # noqa: SLF001 as above
    os._exit(code)


def _exit_code(arguments: Sequence[str] | None) -> int:
    try:
        given = None if arguments is None else list(arguments)
        code = commands.main(args=given, prog_name="briefing", standalone_mode=False)
    except click.ClickException as error:
        return _complain(error.format_message(), error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        return _complain("interrupted", 1)
    except BrokenPipeError:
        sys.stderr.close()  # whoever read the output has left; nobody is there to complain to
        return 1
    except BriefingError as error:
        return _complain(str(error), _code(error))
    except Exception as error:
        if os.environ.get(_DEBUG):
            raise
        if isinstance(error, OSError) and error.errno is not None:
            return _complain(streams.unprinted(error) or _refused(error), 1)
        return _complain(
            f"unexpected {type(error).__name__}: {error}. This is a defect of the kit; to see "
            f"where it happened, run again with {_DEBUG}=1",
            1,
        )
    return code if isinstance(code, int) else 0


def _refused(error: OSError) -> str:
    """What to say when the system refuses a file that no module expected it to refuse."""
    why = error.strerror or type(error).__name__
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        why += "; what was there is kept"
    where = "a file" if error.filename is None else str(error.filename)
    return (
        f"{where} cannot be used ({why}). See that it is there, that the disk has room, and who "
        "may read and write it; then try again."
    )


def _code(error: BriefingError) -> int:
    if isinstance(error, UsageError):
        return 2
    return 3 if isinstance(error, CheckError) else 1


def _complain(message: str, code: int) -> int:
    echo(f"briefing: {' '.join(message.split())}", err=True)
    return code
