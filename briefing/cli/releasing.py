"""`briefing release` and `briefing withdraw`: signed versions of reports."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from briefing.cli.group import as_json, near, print_json
from briefing.cli.saying import echo
from briefing.errors import UsageError

if TYPE_CHECKING:
    from briefing.delivery.copies import Copy

_SIGN = click.option(
    "--sign",
    default="",
    metavar="KEY",
    help="A key of the house: ssh:FILE, minisign:FILE or pgp:FINGERPRINT.",
)
_BY = click.option("--by", required=True, metavar="NAME", help="The person who signs.")


@click.command(epilog="Exit codes: 0 done; 1 it may not be released; 2 the call is wrong.")
@click.argument("run")
@_BY
@click.option("--note", default="", help="A remark that is kept with the version.")
@click.option(
    "--correction",
    metavar="TEXT",
    help="What was wrong with the version before; every later copy prints it.",
)
@_SIGN
@as_json
def release(
    *, run: str, by: str, note: str, correction: str | None, sign: str, as_json: bool
) -> None:
    """Sign RUN: its folder, its id or the beginning of it, or latest.

    The name is bound to the text and the judgements. The reports are written anew with that name
    on them, and kept for good.
    """
    from briefing.delivery import releases

    if note and correction is not None:
        raise UsageError("a correction is its own remark: leave --note out.")
    made = releases.release(
        releases.named(run),
        by=by,
        note=note if correction is None else correction,
        correction=correction is not None,
        sign=sign,
    )
    _told(made, "released", as_json=as_json)


@click.command(epilog="Exit codes: 0 done; 1 it could not be withdrawn; 2 the call is wrong.")
@click.argument("report")
@_BY
@click.option("--why", required=True, metavar="TEXT", help="The reason its readers get.")
@click.option("--version", "number", default=0, metavar="N", help="Without it the last version.")
@_SIGN
@as_json
def withdraw(*, report: str, by: str, why: str, number: int, sign: str, as_json: bool) -> None:
    """Withdraw a version of REPORT: a key such as topic_briefing/export-controls, or a folder.

    The version is kept. With the next delivery whoever got it is told.
    """
    from briefing.delivery import releases

    made = releases.withdraw(report, by=by, why=why, version=number, sign=sign)
    _told(made, "withdrawn", as_json=as_json)


def _told(copy: Copy, what: str, *, as_json: bool) -> None:
    from briefing.cli.columns import plain

    if as_json:
        print_json(_plain(copy))
        return
    by = copy.by if what == "released" else copy.events[-1].by
    echo(f"{plain(copy.key)}: version {copy.version} is {what} by {plain(by)}.")
    echo(f"  content {copy.content}")
    for name in sorted(copy.files) if what == "released" else ():
        echo(f"  {plain(near(copy.folder / name))}")


def _plain(copy: Copy) -> dict[str, Any]:
    import msgspec

    fields = msgspec.structs.asdict(copy) | {"folder": str(copy.folder)}
    plain: dict[str, Any] = msgspec.to_builtins(fields)
    return plain
