"""`briefing schedule run`."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefing.cli import after
from briefing.cli.given import complain, named_ledger, named_schedule
from briefing.cli.group import as_json, print_json
from briefing.cli.saying import echo
from briefing.cli.schedule import schedule_commands

__all__ = ["run", "schedule_commands"]

if TYPE_CHECKING:
    from briefing.schedule.owed import Owed
    from briefing.schedule.works import Done


@schedule_commands.command(
    epilog="Exit codes: 0 all went well, or nothing was due; 1 a run failed; 2 the schedule has "
    "mistakes (what is right in it was made); 3 checks failed."
)
@click.option(
    "--once/--foreground",
    default=True,
    help="Make what is due and leave, for systemd or cron; or stay until SIGTERM (APScheduler).",
)
@click.option(
    "--lease",
    default=120.0,
    show_default=True,
    type=click.FloatRange(5, 3600),
    metavar="SECONDS",
    help="How long another machine waits for one that is silent before it takes a run over.",
)
@click.option(
    "--patience",
    default=60.0,
    show_default=True,
    type=click.FloatRange(0, 86400),
    metavar="SECONDS",
    help="How long what runs may go on after SIGTERM.",
)
@named_schedule
@named_ledger
@as_json
def run(
    *,
    once: bool,
    lease: float,
    patience: float,
    file: Path | None,
    ledger: Path | None,
    as_json: bool,
) -> int:
    """Make what is due. Several of these may share a ledger: each run is made by one."""
    from briefing.jobs import exit_code
    from briefing.ledger import DamagedError, Ledger
    from briefing.schedule import foreground, lines, read, stopping
    from briefing.schedule.crew import House
    from briefing.schedule.rounds import Rounds

    schedule = read(file)
    say = (lambda _: None) if as_json else _say
    tell = say if once else partial(_heard, say, ledger)
    again = partial(read, file)
    keep = stopping.once if once else partial(foreground.keep, read=again)

    def made(stop: stopping.Stop) -> list[Done]:
        with (
            Ledger.open(ledger, mend=True, told=complain) as book,
            House(schedule.max_running) as crew,
        ):
            for wrong in lines.news(book, schedule):
                complain(wrong)
            rounds = Rounds(again, book, crew, tell=tell, seconds=lease)
            return keep(rounds, stop=stop, patience=patience)

    with stopping.Stop() as stop:
        try:
            done = made(stop)
        except DamagedError as error:  # begun anew; what runs is stopped, and is owed once more
            complain(str(error))
            done = made(stop)
    if once:
        after.tidied(ledger)
    if as_json:
        print_json([_plain(one) for one in done])
    return exit_code([one.result for one in done]) or (2 if schedule.problems else 0)


def _heard(say: Callable[[Owed | Done], None], ledger: Path | None, news: Owed | Done) -> None:
    """Tell what is begun and what has ended; after that somebody tidies, and nobody waits."""
    from threading import Thread

    from briefing.schedule.works import Done

    say(news)
    if isinstance(news, Done):
        Thread(target=after.tidied, args=(ledger,), daemon=True).start()


def _say(news: Owed | Done) -> None:
    from briefing.cli.columns import plain, spent
    from briefing.schedule.owed import Owed

    zone = news.entry.zone
    when = f"{news.entry.name} of {news.slot.astimezone(zone):%a %Y-%m-%d %H:%M %z}"
    if isinstance(news, Owed):
        echo(f"{when}: begun ({news.why})")
        return
    result = news.result
    line = f"{when}: {result.status}"
    if result.seconds:
        line += f" in {spent(result.seconds)}"
    line += f": {result.error}" if result.error else f": {result.folder}" if result.folder else ""
    complain(line) if not result.fine else echo(plain(line))


def _plain(done: Done) -> dict[str, object]:
    from briefing.schedule.slots import utc

    result = done.result
    return {
        "entry": done.entry.name,
        "scheduled": utc(done.slot),
        "status": result.status,
        "run": result.run,
        "folder": result.folder,
        "seconds": result.seconds,
        "error": result.error,
    }
