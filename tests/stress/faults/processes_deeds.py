"""kill -9 while something is signed, withdrawn, delivered, packed, copied, tidied or begun."""

from __future__ import annotations

import contextlib
import os
import random
import shutil
import signal
import tempfile
import time
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from tests.stress import box, house
from tests.stress.trials import trial

_DEEDS = {
    **{name: house.DEEDS[name] for name in ("release", "deliver", "pack", "backup", "judgements")},
    **{name: house.DEEDS[name] for name in ("site", "metrics", "rebuild")},
    "withdraw": ("withdraw", house.KEY, "--by", "C. Chief", "--why", "A wrong number."),
    "tidy": ("tidy",),
}
_POLICY = "report_days = 1\njudged_days = 1\n"
_DONE = ("already", "exists")  # what is said when the killed call had come to its end


@trial("fault", who="a release, a withdrawal, a delivery", title="kill -9 at any moment of it",
       holds="what was signed stays and verifies; what was there stays; then the same succeeds",
       cases=150, part=10)  # fmt: skip
def killed_deeds(case: int, folder: Path) -> None:
    """Also a pack, a backup, a site, a tidying, a new judgements file; killed up to three times."""
    name = sorted(_DEEDS)[case % len(_DEEDS)]
    box.tried(_killed, house.house(), folder, name, case, _seconds(name))


@cache
def _seconds(name: str) -> float:
    """How long a deed takes that nobody kills."""
    with tempfile.TemporaryDirectory() as folder:
        began = time.monotonic()
        box.tried(_done, house.house(), folder, name)
        return time.monotonic() - began


def _ready(base: str, folder: str) -> Path:
    home = Path(shutil.copytree(base, Path(folder) / "house"))
    (home / "data" / "ledger.toml").write_text(_POLICY, "utf-8")
    os.chdir(home)
    return home


def _done(base: str, folder: str, name: str) -> None:
    _ready(base, folder)
    code, text = box.called(*_DEEDS[name])
    assert code == 0, text


def _killed(base: str, folder: str, name: str, case: int, seconds: float) -> None:
    chance = random.Random(case)  # noqa: S311 - repeatable, nothing is secret
    home = _ready(base, folder)
    before = house.whole(home)
    for _ in range(1 + case // 50):
        _begun(_DEEDS[name], chance.uniform(0, seconds))
        house.kept(before, home)
        code, text = box.called("releases", "--verify")
        assert code == 0, text
    code, text = box.called(*_DEEDS[name])
    house.told(code, text)
    assert code == 0 or any(word in text for word in _DONE), text
    house.kept(before, home)
    code, text = box.called("releases", "--verify")
    assert code == 0, text
    left = [str(one) for one in home.rglob("*") if one.name.endswith(".part")]
    assert len(left) <= 1 + case // 50, left  # of the killed ones alone


def _begun(deed: Sequence[str], patience: float) -> None:
    """A deed in a process of its own, which is killed with all it has started."""
    child = os.fork()
    if not child:
        os.setpgid(0, 0)
        try:
            box.called(*deed)
        finally:
            os._exit(0)
    time.sleep(patience)
    with contextlib.suppress(ProcessLookupError):
        os.killpg(child, signal.SIGKILL)
    os.waitpid(child, 0)
