"""Every marking and status by every way, delivered in earnest; then all that arrived is read.

What may arrive where is looked up in tests/cases/distribution/rules.md. Not a word of a report may
be anywhere else: not in a mail, a store, a site with its index and feeds, a message to a chat, the
owner's mail, a dry run, the journal, or on the terminal.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from briefing.delivery import releases
from tests.delivery.mail.servers import Post, office
from tests.delivery.stores.hooks import Hook, hook
from tests.delivery.whole.lanes import DRAFTS, FOR_PRESS, HOUSE, LANES, PRESS, SIGNED, Lane, tables
from tests.delivery.whole.night import called, project


@dataclass
class World:
    """A project after its delivery, and all that came out of it."""

    home: Path
    post: Post
    web: Hook
    tried: tuple[int, str, str]
    done: tuple[int, str, str]

    def arrived(self, one: Lane) -> str:
        """All words that arrived by a way: names of files, too."""
        if one.kind == "mail":
            return "\n".join(self.mails(one.name))
        if one.kind == "webhook":
            return "\n".join(
                call.body.decode() for call in self.web.came if call.path == f"/{one.name}"
            )
        return _words(self.home / "out" / one.name)

    def mails(self, name: str) -> list[str]:
        """The mails that a way sent, taken apart."""
        read = (message_from_bytes(raw, policy=policy.default) for _, raw in self.post.taken)
        return [_opened(found.as_bytes()) for found in read if f"{name}@" in found["From"]]


def _sign(home: Path) -> None:
    """Release what is to be signed, for the house and for the press."""
    with contextlib.chdir(home):
        for one in SIGNED:
            for record in (home / "reports" / "topic_briefing" / one.slug).rglob("run.json"):
                releases.release(record.parent, by="C. Chief")


def _opened(raw: bytes) -> str:
    """A message with its head and all its texts."""
    found = message_from_bytes(raw, policy=policy.default)
    texts = [
        str(part.get_content()) for part in found.walk() if part.get_content_maintype() == "text"
    ]
    return "\n".join([*(f"{name}: {value}" for name, value in found.items()), *texts])


def _words(folder: Path) -> str:
    """The names and bytes of all files below a folder."""
    found = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    texts = (
        _opened(path.read_bytes())
        if path.suffix == ".eml"
        else path.read_bytes().decode("utf-8", "replace")
        for path in found
    )
    return "\n".join([*map(str, found), *texts]).lower()


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """The batch is made, half of it signed, all of it tried and then delivered."""
    home = project(tmp_path_factory.mktemp("everywhere"), [*SIGNED, *DRAFTS], FOR_PRESS)
    audiences = f'[press]\ntitle = "{PRESS}"\nredact = ["{HOUSE}"]\n'
    (home / "data" / "audiences.toml").write_text(audiences, "utf-8")
    for path in (home / "library").rglob("*.txt"):
        path.write_text(path.read_text("utf-8").replace("the port", f"the {HOUSE} port"), "utf-8")
    made = called(home, "batch", "nightly.toml")
    assert made[0] == 0, made
    _sign(home)
    with office() as post, hook() as web:
        (home / "data" / "distribution.toml").write_text(tables(home, post.port, web.url), "utf-8")
        tried = called(home, "deliver", "--dry-run", "tried")
        assert (post.taken, web.came, (home / "out").exists()) == ([], [], False), tried
        yield World(home, post, web, tried, called(home, "deliver"))


def test_all_of_it_went(world: World) -> None:
    """Nothing failed: what did not go was kept back by a rule."""
    assert world.done[0] == 0, world.done
    assert world.tried[0] == 0, world.tried


@pytest.mark.parametrize("lane", LANES, ids=lambda lane: lane.name)
def test_what_arrived_is_what_the_tables_let_pass(world: World, lane: Lane) -> None:
    """Each report that may, and not a word of any other."""
    told = world.arrived(lane).lower()
    wanted = {one.word: lane.expected(one, "released") for one in SIGNED}
    wanted |= {one.word: lane.expected(one, "draft") for one in DRAFTS}
    assert {word: _says(told, word) for word in wanted} == wanted


@pytest.mark.parametrize("lane", LANES, ids=lambda lane: lane.name)
def test_each_audience_gets_its_own(world: World, lane: Lane) -> None:
    """What is for the house is nowhere that the press may see, nor the other way round."""
    told = world.arrived(lane).lower()
    assert (PRESS if lane.audience == "house" else HOUSE).lower() not in told


@pytest.mark.parametrize("lane", LANES, ids=lambda lane: lane.name)
def test_a_dry_run_writes_what_the_way_may_carry(world: World, lane: Lane) -> None:
    """The same reports, and no other."""
    told = "\n".join(_words(path) if path.is_dir() else _file(path) for path in _tried(world, lane))
    wanted = {one.word: lane.expected(one, "released") for one in SIGNED}
    wanted |= {one.word: lane.expected(one, "draft") for one in DRAFTS}
    assert {word: _says(told.lower(), word) for word in wanted} == wanted


def test_the_owner_reads_keys_alone(world: World) -> None:
    """One mail, which tells what was kept back."""
    (mail,) = world.mails("owner")
    assert f"* {SIGNED[4].key()}, version 1, to site-tlpclear-tlpred-house-true" in mail
    assert _said(mail) == []


def test_the_journal_and_the_terminal_tell_no_titles(world: World) -> None:
    """Keys, addresses, markings, numbers."""
    journal = (world.home / "reports" / "deliveries.db").read_bytes().decode("latin-1")
    assert _said(journal) == []
    assert _said("\n".join((*world.done[1:], *world.tried[1:]))) == []


def _tried(world: World, lane: Lane) -> list[Path]:
    return [path for path in (world.home / "tried").iterdir() if path.name.startswith(lane.name)]


def _file(path: Path) -> str:
    raw = path.read_bytes()
    return _opened(raw) if path.suffix == ".eml" else raw.decode("utf-8", "replace")


def _says(told: str, word: str) -> bool:
    """A whole word: one is the beginning of another."""
    return word in (told if word.endswith("esque") else told.replace(f"{word}esque", ""))


def _said(told: str) -> list[str]:
    return [one.word for one in [*SIGNED, *DRAFTS] if _says(told.lower(), one.word)]
