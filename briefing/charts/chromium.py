"""An installed Chromium, run once without a window to read what one page made of itself.

It has a fresh profile, no network, and a limit on its time. Nothing of it is installed by the
kit: it is found by the variable BRIEFING_CHROMIUM or under its usual names.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from contextlib import suppress
from pathlib import Path

from briefing.errors import FigureError
from briefing.scratch import scratch

VARIABLE = "BRIEFING_CHROMIUM"
NAMES = (
    "chromium chromium-browser google-chrome google-chrome-stable chrome-headless-shell "
    "headless_shell chrome microsoft-edge"
).split()
SECONDS = 60.0  # a page of 3-D takes two; a machine under load, or the first start, far more
_BUDGET = 20_000  # ms of the page's own clock, which runs ahead while nothing happens
_FLAGS = (
    "--headless --disable-quic --no-first-run --no-default-browser-check "
    "--disable-background-networking --disable-component-update --disable-sync "
    "--disable-extensions --disable-default-apps --metrics-recording-only --mute-audio "
    "--password-store=basic --use-angle=swiftshader --enable-unsafe-swiftshader "
    "--force-device-scale-factor=1 --hide-scrollbars --no-proxy-server --dump-dom"
).split()
_HELP = (
    f"Install Chromium (Debian: apt install chromium), or set {VARIABLE} to the program of an "
    "installed Chromium, Chrome or Edge"
)


def program() -> str:
    """The path of the browser; raises FigureError, which says how to get one, without any."""
    named = os.environ.get(VARIABLE, "").strip()
    if named:
        found = shutil.which(named)
        if found is None:
            raise FigureError(f"{VARIABLE} names {named!r}, which is no program. {_HELP}.")
        return found
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        raise FigureError(f"no Chromium is installed. {_HELP}.")
    return found


def identity() -> str:
    """What tells one browser, and one version of it, from another."""
    found = Path(program()).resolve()
    state = found.stat()
    return f"{found} {state.st_size} {state.st_mtime_ns}"


def page(html: str) -> str:
    """What the page holds once its scripts have ended.

    Raises FigureError when there is no browser, or it fails or takes over `SECONDS`.
    """
    browser = program()
    with scratch() as folder:
        (folder / "page.html").write_text(html, "utf-8")
        command = [browser, *_FLAGS, f"--user-data-dir={folder / 'profile'}"]
        # no name leads anywhere, should the page's own policy ever let one through
        command += ["--host-resolver-rules=MAP * ~NOTFOUND", f"--virtual-time-budget={_BUDGET}"]
        command += ["--no-sandbox"] if _is_root() else []
        return _run([*command, (folder / "page.html").as_uri()], folder)


def _is_root() -> bool:
    """True for the user whom Chromium's own sandbox refuses."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _run(command: list[str], folder: Path) -> str:
    home = {"HOME": str(folder), "XDG_CONFIG_HOME": str(folder), "XDG_CACHE_HOME": str(folder)}
    try:
        started = subprocess.Popen(  # noqa: S603 the program is the user's own browser
            command,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            stdin=subprocess.DEVNULL,
            env=os.environ | home,
            start_new_session=True,
        )
    except OSError as error:
        raise FigureError(f"{command[0]} does not start: {error}. {_HELP}.") from error
    try:
        told, _ = started.communicate(timeout=SECONDS)
    except subprocess.TimeoutExpired as error:
        raise FigureError(
            f"{command[0]} took over {SECONDS:.0f} s for a figure. Draw fewer points."
        ) from error
    finally:
        _end(started)
    return told.decode("utf-8", "replace")


def _end(started: subprocess.Popen[bytes]) -> None:
    """End the browser and every process it has started."""
    with suppress(ProcessLookupError, PermissionError):
        if hasattr(os, "killpg"):
            os.killpg(started.pid, signal.SIGKILL)
        else:
            started.kill()
    with suppress(subprocess.TimeoutExpired):
        started.communicate(timeout=5)
