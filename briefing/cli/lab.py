"""`briefing lab`."""

from __future__ import annotations

import click


@click.command(
    "lab",
    context_settings={"ignore_unknown_options": True, "allow_interspersed_args": True},
    epilog="Any other option is JupyterLab's, such as --no-browser, --port=8890 or --ip=0.0.0.0; "
    "give its value with an equals sign.",
)
@click.argument("given", nargs=-1, type=click.UNPROCESSED, metavar="[NOTEBOOK] [JUPYTER OPTIONS]")
def lab(*, given: tuple[str, ...]) -> None:
    """Open JupyterLab in the project: the notebook at the left, its report beside it.

    NOTEBOOK is a file, or the name of a notebook of the project; without it topic_briefing.
    """
    import os
    import sys

    from briefing.errors import UsageError
    from briefing.lab.opening import command, environment

    names = [one for one in given if not one.startswith("-")]
    if len(names) > 1:
        raise UsageError(
            f"one notebook is opened at a time, not {', '.join(names)}; give the value of an "
            "option of Jupyter with an equals sign, as in --port=8890"
        )
    arguments = command(names[0] if names else "", [one for one in given if one.startswith("-")])
    sys.stdout.flush()
    os.execve(sys.executable, arguments, environment(os.environ))  # noqa: S606 Ctrl-C is JupyterLab's
