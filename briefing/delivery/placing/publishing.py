"""One go of publishing: files staged and read back, then renamed, the last ones last.

All files are first written under names of their own and read back; what came back must be what was
sent, byte for byte. Only then are they renamed. Stores where what is written is seen as a whole
(S3 and its like) get each file under its own name, and it is read back there. What a killed or
failed run has left is taken away by the next one.
"""

from __future__ import annotations

import hashlib
import platform
import secrets
import time
from collections.abc import Iterable, Sequence
from operator import methodcaller

from briefing import project
from briefing.delivery.placing import address
from briefing.delivery.placing.grounds import STAGING, Ground, checked, folder
from briefing.delivery.placing.reaching import Reach
from briefing.delivery.policy.records import Way
from briefing.errors import DeliveryError

OLD = 86_400  # seconds after which what another project left half-done is dead


class Publishing:
    """What is staged so far, and what was made that had not been there."""

    def __init__(self, way: Way, reach: Reach) -> None:
        """See what kind of place it is. Raises DeliveryError."""
        self._reach = reach
        self._where = address.shown(way)
        self._batch = f"{_mine(way)}{int(time.time()):x}-{secrets.token_hex(4)}"
        self._staged: dict[str, str] = {}  # a file's name -> its name until all are there
        self._made: list[str] = []
        self._sizes: dict[str, dict[str, int]] = {}  # of each folder, before
        self._whole: bool = self._reach.do(f"opening {self._where}", lambda ground: ground.whole)

    def publish(self, files: Iterable[tuple[str, bytes]], last: Sequence[str]) -> None:
        """Bring all files, then let them be seen. Raises DeliveryError."""
        place = {name: number for number, name in enumerate(last)}
        held: dict[str, bytes] = {}
        seen: set[str] = set()
        for name, content in files:
            if checked(name) in seen:
                raise DeliveryError(f"{name} would be published twice in one go.")
            seen.add(name)
            if self._whole and name in place:
                held[name] = content
            else:
                self._bring(name, content)
        for name in sorted(held, key=place.__getitem__):
            self._bring(name, held[name])
        for name in sorted(self._staged, key=lambda name: place.get(name, -1)):
            self._show(name)
        self._reach.do(f"closing {self._where}", methodcaller("settle"))

    def undo(self) -> None:
        """Take away what was staged or is new; what cannot be reached now, the next run does.

        Where nobody answers, what is new stays: to take it away might happen only after the next
        run has put it there again. It is whole, and nothing leads to it.
        """
        made = [] if self._reach.silent else self._made
        for name in [*self._staged.values(), *made]:
            try:
                self._reach.once(methodcaller("remove", name))
            except Exception:  # noqa: BLE001 - the error that led here is the one to tell
                return

    def _before(self, place: str) -> dict[str, int]:
        if place not in self._sizes:
            found = self._reach.do(f"listing {self._where}", methodcaller("sizes", place))
            self._sizes[place] = found
        return self._sizes[place]

    def _bring(self, name: str, content: bytes) -> None:
        """Have a file there, whole and proven; not yet seen, where that can be."""
        before = self._before(folder(name))
        if before.get(name) == len(content) and self._same(name, content):
            return
        target = name
        if not self._whole:
            target = self._staged[name] = f"{self._batch}-{len(self._staged)}"
        elif name not in before:
            self._made.append(name)

        def step(ground: Ground) -> None:
            ground.write(target, content)
            if ground.read(target) != content:
                raise OSError("what came back is not what was sent")

        self._reach.do(f"publishing {name} at {self._where}", step, 2 * len(content))

    def _same(self, name: str, content: bytes) -> bool:
        step = methodcaller("read", name)
        found = self._reach.do(f"reading {name} at {self._where}", step, len(content))
        return bool(found == content)

    def _show(self, name: str) -> None:
        """Give a staged file its name. One whose rename broke off may have it already."""
        staged = self._staged[name]

        def step(ground: Ground) -> None:
            if staged in ground.sizes("") or name not in ground.sizes(folder(name)):
                ground.rename(staged, name)

        try:
            self._reach.once(methodcaller("rename", staged, name))
        except Exception:  # noqa: BLE001 - tried again below, where it is told
            self._reach.do(f"publishing {name} at {self._where}", step)
        del self._staged[name]


def sweep(way: Way, reach: Reach) -> None:
    """Take away what was left half-done: by this project at once, by others when it is old.

    Only one delivery of a project goes on at a time. Raises DeliveryError.
    """
    where, mine = address.shown(way), _mine(way)
    for name in reach.do(f"listing {where}", methodcaller("sizes", "")):
        if name.startswith(mine) or (name.startswith(STAGING) and _is_old(name)):
            reach.do(f"tidying {where}", methodcaller("remove", name))


def _mine(way: Way) -> str:
    """How names begin that are staged by this project, on this computer, by this way."""
    said = "\0".join((platform.node(), str(project.root()), way.name))
    owner = hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:12]
    return f"{STAGING}{owner}-"


def _is_old(name: str) -> bool:
    """True when a staging name tells a moment long past, or none."""
    try:
        began = int(name.removeprefix(STAGING).split("-")[1], 16)
    except (ValueError, IndexError):
        return False  # not of this kit
    return time.time() - began > OLD
