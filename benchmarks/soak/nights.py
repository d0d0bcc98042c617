"""Nights in a row at one desk; what was there after each is kept in a file, line by line."""

from __future__ import annotations

import contextlib
import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from benchmarks.soak import news
from benchmarks.soak.clock import Clock
from benchmarks.soak.dating import aged, first_day, moved_to
from benchmarks.soak.desk import LIBRARY, Desk, found
from benchmarks.soak.lasting import House
from benchmarks.soak.night import Night
from benchmarks.soak.post import Post

FILE = "nights.jsonl"
_START = "start"  # a file that keeps the day of the first night
_SENDING = """\
owner = "chief@example.org"
owner_way = "post"

[ways.web]
kind = "site"
most = "TLP:GREEN"
place = "public"

[ways.post]
kind = "mail"
most = "TLP:GREEN"
host = "localhost"
port = {port}
security = "none"
sender = "desk@example.org"

[lists.office]
reports = ["topic_briefing/*"]
ways = ["web", "post"]
most = "TLP:GREEN"
only_released = true
addresses = ["minister@example.org", "deputy@example.org"]
"""


def told(root: Path) -> list[dict[str, Any]]:
    """What is known of the nights that have passed at a desk."""
    file = root / FILE
    return (
        [json.loads(line) for line in file.read_text("utf-8").splitlines()] if file.exists() else []
    )


def passed(
    desk: Desk,
    nights: int,
    say: Callable[[str], None],
    patience: float = 7200.0,
    *,
    quick: bool = False,
) -> list[dict[str, Any]]:
    """Let the nights pass that are not over yet. `patience` is seconds for a scheduler.

    A `quick` one has no scheduler and no batch: single reports, signing and sending alone.

    Stopped at any moment and called again, it goes on with the night that was not over. Raises
    ClockError, RuntimeError when something is not as it must be.
    """
    desk.root.mkdir(parents=True, exist_ok=True)
    clock = Clock(desk.root)
    start = _started(desk.root, nights)
    done = len(told(desk.root))
    clock.set(moved_to(start + timedelta(days=done)) - 3600)
    with _open(desk, clock, start, say, quick=quick) as (house, post):
        for number in range(done + 1, nights + 1):
            day, began = start + timedelta(days=number - 1), time.time()
            clock.set(moved_to(day))
            found = Night(desk, house, post, clock, number, day, patience, quick).pass_by()
            with (desk.root / FILE).open("a", encoding="utf-8") as file:
                file.write(json.dumps(found) + "\n")
            aged(desk.root, clock, began)
            say(f"night {number}: {sum(found['seconds'].values()):.0f} s, {found['runs']}")
    return told(desk.root)


def _started(root: Path, nights: int) -> date:
    file = root / _START
    if not file.exists():
        file.write_text(first_day(nights).isoformat(), "ascii")
    return date.fromisoformat(file.read_text("ascii"))


@contextmanager
def _open(
    desk: Desk, clock: Clock, start: date, say: Callable[[str], None], *, quick: bool
) -> Iterator[tuple[House, Post]]:
    """What stays up, started; the desk is laid where there is none yet."""
    fresh = not (desk.root / "notebooks").exists()
    house = House(desk.root, clock)
    if fresh:
        found(desk)
        say(f"{news.before(desk.root / 'incoming', desk.count, start)} articles before the nights")
        house.call("ingest", "incoming", "--library", LIBRARY, "-q", codes=(0, 1))
        for item in desk.kept_apart()[2] if quick else desk.signed():
            _judged(house, item.notebook, item.parameters["topic"])
    with contextlib.ExitStack() as stack:
        post = Post(desk.root / "mails.jsonl")
        stack.callback(post.close)
        file = desk.root / "data" / "distribution.toml"
        file.write_text(_SENDING.format(port=post.port), "utf-8")
        stack.callback(house.close)
        house.start(scheduler=not quick)
        yield house, post


def _judged(house: House, notebook: str, topic: str) -> None:
    """What a person says of a report: its marking."""
    place = house.root / "data" / "judgements"
    before = {*place.glob("*")}
    house.call("judgements", "new", notebook, topic)
    for file in {*place.glob("*")} - before:
        text = file.read_text("utf-8")
        file.write_text(text.replace("marking:  ", "marking: TLP:GREEN  ", 1), "utf-8")
