"""Another user of the same machine: what is not theirs to read, to ask or to stop."""

from __future__ import annotations

import contextlib
import os
import random
import shutil
import socket
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.conftest import PROJECT
from tests.delivery.whole import ways
from tests.stress import box
from tests.stress.attacks import hostiles
from tests.stress.confined import family
from tests.stress.house import DEEDS, copied
from tests.stress.trials import AbsentError, trial

NOBODY = 65_534
SECRET = "cnry-8f3a1c-neighbour"  # noqa: S105 - it is what must not be seen
_SEALED = ("ledger.db*", "deliveries.db*", "deliveries.log*", "*.secret", "warm-*", "*.toml-key")
_GIFTS = ("reports", "data", "notebooks", "articles")  # where nobody else may put anything


@trial(
    "attack",
    who="another user of the machine",
    title="files, sockets, memory and processes of runs, deliveries and the warm process",
    holds="no ledger, journal, secret, spool or temporary file is read, no socket answers, "
    "nothing is signalled, planted or followed",
    cases=4,
    part=1,
)
def neighbours(case: int, _folder: Path) -> None:
    """A child with another user's id looks again and again, while a run and a delivery go on."""
    if os.getuid():
        raise AbsentError("only root can become another user")
    # below pytest's own folder nobody else gets in anyway
    home = Path(tempfile.mkdtemp(prefix="briefing-neighbours-"))
    try:
        home.chmod(0o755)
        copied(home / "house")
        box.tried(_beside, case, home)
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _beside(case: int, told: str) -> None:
    home, dice = Path(told), hostiles.chance(case)
    os.umask(0o022)
    for name, mode in (("tmp", 0o1777), ("runtime", 0o755), ("cache", 0o755)):
        (home / name).mkdir()
        (home / name).chmod(mode)
    if case % 2:
        (home / "runtime").chmod(0o1777)  # as where XDG_RUNTIME_DIR is /tmp
    os.environ |= {
        "TMPDIR": str(home / "tmp"), "XDG_CACHE_HOME": str(home / "cache"), "CANARY": SECRET,
        "XDG_RUNTIME_DIR": str(home / "runtime"), "PYTHONPATH": str(PROJECT),
    }  # fmt: skip
    house = home / "house"
    (home / "sockets").touch()
    _policied(house)
    planted = _as_other(lambda: _planted(home))
    assert planted == "", planted
    ready, done = home / "ready", home / "done"
    watching = os.fork()
    if watching == 0:
        _watch(home, ready, done)
    try:
        _entered(ready)
        for command in _commands(dice):
            made = subprocess.run(
                [sys.executable, "-m", "briefing.cli", *command], cwd=house, capture_output=True,
                text=True, check=False,
            )  # fmt: skip
            _tell(home)
            assert "Traceback" not in made.stderr, made.stderr
            if command[0] == "run":
                assert made.returncode == 0, made.stderr
    finally:
        done.touch()
        os.waitpid(watching, 0)
        subprocess.run(
            [sys.executable, "-m", "briefing.cli", "warm", "stop"], cwd=house, check=False,
            capture_output=True,
        )  # fmt: skip
    seen = (home / "seen").read_text("utf-8").splitlines() if (home / "seen").exists() else []
    assert "entered" in seen, f"the other user could not even come in: {seen}"
    wrong = [one for one in seen if one not in {"entered", "read a report"}]
    assert wrong == [], "; ".join(wrong)
    assert "read a report" in seen  # by umask 022, as each file the user makes
    assert (home / "tmp" / "theirs" / "kept").read_text() == "theirs"
    _unreadable(house)


def _policied(house: Path) -> None:
    held = house / "held"
    held.mkdir(mode=0o755)
    for name in ("mail.secret", "hook.secret"):
        (held / name).write_text(SECRET)
        (held / name).chmod(0o600)
    told = [
        ways.mail(9, name="post", user="desk", password_file=str(held / "mail.secret")),
        ways.placed("site", house / "public", name="web"),
        ways.readers("post", "web"),
    ]
    (house / "data" / "distribution.toml").write_text("".join(told), "utf-8")


def _commands(dice: random.Random) -> list[tuple[str, ...]]:
    more = [DEEDS[name] for name in ("pdf", "batch", "ingest", "pack", "metrics", "backup")]
    dice.shuffle(more)
    return [("warm", "start"), DEEDS["run"], ("deliver",), *more[:2], ("deliver",)]


def _tell(home: Path) -> None:
    """Tell the other user where sockets are: no safety may rest on their names."""
    found = [str(one) for one in home.rglob("*") if one.is_socket()]
    (home / "sockets").write_text("\n".join(found), "utf-8")


def _entered(ready: Path) -> None:
    until = time.monotonic() + 60
    while not ready.exists() and time.monotonic() < until:
        time.sleep(0.02)


# ---------------------------------------------------------------- the other user


def _as_other(call: Callable[[], None]) -> str:
    """Make a call as nobody, in a child; what went wrong."""
    child = os.fork()
    if child == 0:
        with contextlib.suppress(BaseException):
            _become()
            call()
            os._exit(0)
        os._exit(1)
    return "" if os.waitpid(child, 0)[1] == 0 else "the other user cannot be had here"


def _become() -> None:
    os.setgroups([])
    os.setresgid(NOBODY, NOBODY, NOBODY)
    os.setresuid(NOBODY, NOBODY, NOBODY)


def _planted(home: Path) -> None:
    """Traps in places that everybody may write to."""
    theirs = home / "tmp" / "theirs"
    theirs.mkdir()
    (theirs / "kept").write_text("theirs")
    for name in ("briefing~planted", "briefing-preview-planted"):
        (home / "tmp" / name).symlink_to(theirs)
    with contextlib.suppress(OSError):
        (home / "runtime" / "briefing").mkdir(mode=0o777)
        (home / "runtime" / "briefing" / "warm").symlink_to(theirs)


def _watch(home: Path, ready: Path, done: Path) -> None:
    """Look until it is done, and tell what was found. Never returns."""
    os.setsid()  # within a session, anybody may continue anybody
    told = os.open(home / "seen", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o644)
    sign = os.open(ready, os.O_WRONLY | os.O_CREAT, 0o644)
    os.close(sign)
    with contextlib.suppress(BaseException):
        _become()
        said: set[str] = set()
        while True:
            last = done.exists()
            for one in {*_found(home)} - said:
                said.add(one)
                os.write(told, f"{one}\n".encode("utf-8", "replace"))
            if last:
                break
            time.sleep(0.005)
    os._exit(0)


def _found(home: Path) -> Iterator[str]:
    """All that this user can do here and now that they should not."""
    house = home / "house"
    if os.access(house / "notebooks", os.R_OK | os.X_OK):
        yield "entered"
    yield from _read(home)
    yield from _asked(home)
    yield from _touched(str(home).encode())
    for name in _GIFTS:
        with contextlib.suppress(OSError):
            (house / name / "planted").touch()
            yield f"planted a file in {name}"


def _read(home: Path) -> Iterator[str]:
    for place, _, files in os.walk(home):
        for name in files:
            path = Path(place, name)
            if "theirs" in path.parts or path.parent == home:
                continue
            with contextlib.suppress(OSError):
                with path.open("rb") as file:
                    held = file.read(1 << 20)
                if path.name == "briefing.html":
                    yield "read a report"
                if any(path.match(form) for form in _SEALED):
                    yield f"read {path.name}"
                if home / "tmp" in path.parents:
                    yield f"read a temporary file {path.relative_to(home)}"
                if SECRET.encode() in held:
                    yield f"read a secret in {path.relative_to(home)}"


def _asked(home: Path) -> Iterator[str]:
    """Each socket that the system lists or somebody told of, where it belongs to this house."""
    with contextlib.suppress(OSError):
        lines = Path("/proc/net/unix").read_text("utf-8", "replace").splitlines()[1:]
        names = {name for line in lines for name in line.split(maxsplit=7)[7:]}
        names |= {*(home / "sockets").read_text("utf-8").splitlines()}
        for name in sorted(one for one in names if str(home) in one):
            for kind in (socket.SOCK_STREAM, socket.SOCK_SEQPACKET):
                with socket.socket(socket.AF_UNIX, kind) as wire, contextlib.suppress(OSError):
                    wire.connect(f"\0{name[1:]}" if name.startswith("@") else name)
                    yield f"connected to {Path(name).name}"


def _touched(home: bytes) -> Iterator[str]:
    """Memory, environment and life of processes of the house: those below, and the warm one."""
    ours = family(os.getppid()) - {os.getpid()}
    for name in filter(str.isdecimal, os.listdir("/proc")):  # noqa: PTH208 - names are enough
        process = Path("/proc", name)
        with contextlib.suppress(OSError):
            said = (process / "cmdline").read_bytes().replace(b"\0", b" ")
            if not said or (int(name) not in ours and home not in said):
                continue
            if SECRET.encode() in said:
                yield f"read a secret in a line: {said!r}"
            for file in ("environ", "maps"):  # one that is ending opens them, and they are empty
                with contextlib.suppress(OSError), (process / file).open("rb") as opened:
                    if opened.read(1):
                        yield f"read {file} of {said!r}"
            with contextlib.suppress(OSError):
                os.kill(int(name), 0)
                yield f"signalled {said!r}"


def _unreadable(house: Path) -> None:
    """See that what is sealed has been there, so that there was something to look for."""
    for name in ("ledger.db", "deliveries.db", "deliveries.log"):
        mode = (house / "reports" / name).stat().st_mode
        assert not mode & (stat.S_IRWXG | stat.S_IRWXO), (name, oct(mode))
