"""What a kernel in a sandbox may read, and what of the environment it is given."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from briefing import project

_SYSTEM = ("/usr", "/lib", "/lib32", "/lib64", "/bin", "/sbin", "/opt", "/nix/store")
_MACHINE = (
    *("ld.so.cache", "ld.so.conf", "ld.so.conf.d", "localtime", "timezone", "mime.types"),
    *("passwd", "group", "nsswitch.conf", "fonts", "os-release", "ssl/certs", "ssl/openssl.cnf"),
    *("alternatives", "python3", "python3.11", "python3.12", "python3.13", "locale.alias"),
)
_DEVICES = ("/dev/random", "/dev/urandom", "/sys/devices/system")
_PLACES = ("library", "judgements", "earlier")  # parameters that name files
_BESIDE = ("-wal", "-shm", "-journal")  # what SQLite keeps beside a file
_NAMES = frozenset(
    {
        *("PATH", "HOME", "USER", "LOGNAME", "SHELL", "LANG", "LANGUAGE", "TZ", "TZDIR", "TERM"),
        *("SOURCE_DATE_EPOCH", "VIRTUAL_ENV", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH"),
        *("BRIEFING_PARSER", "BRIEFING_OWN_OFF", "BRIEFING_DEBUG", "BRIEFING_KERNEL"),
        *("BRIEFING_MEMORY", "BRIEFING_OUTPUT"),
        *("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "COLUMNS", "NO_COLOR"),
    }
)
_BEGIN = ("LC_", "PYTHON", "MALLOC_")
_MODEL = ("BRIEFING_MODEL", "BRIEFING_MODEL_URL")
# Libraries of linear algebra start a thread a core when they load, and Arrow's allocator one; a
# fork would lose them, and who has threads cannot leave the namespaces of the house.
ONE_THREAD = {
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "JE_ARROW_MALLOC_CONF": "background_thread:false",
}


def reads(notebook: Path, given: Mapping[str, object], more: Iterable[str]) -> tuple[str, ...]:
    """The files and folders that a run of a notebook may read, each with all below it.

    These are the system's programs, Python's, the kit's, the project but what is hidden in it,
    the notebook's folder, `more`, and what library, judgements and earlier name among `given`:
    what the call gave, for what the notebook itself says would open it any place.
    """
    found = [*_SYSTEM, *(f"/etc/{name}" for name in _MACHINE), *_DEVICES, *_python()]
    for folder in lists(notebook):
        found += _shown(Path(folder))
    for name in _PLACES:
        value = given.get(name)
        if isinstance(value, str) and value.strip() and value not in ("auto", "none"):
            found += _named(value.strip())
    return tuple(dict.fromkeys([*found, *more]))


def lists(notebook: Path) -> tuple[str, ...]:
    """The folders whose names of files may be read, those in folders below them too."""
    root = project.root()
    listed = (str(root),) if project.is_project(root) else ()
    return (*listed, str(notebook.absolute().parent))


def one_thread() -> dict[str, str]:
    """The environment of a kernel that waits for its order, and is to have one thread till then."""
    return environment("") | ONE_THREAD


def environment(temporary: str) -> dict[str, str]:
    """What of this environment a kernel needs: no passwords, keys and addresses are among it."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if name in _NAMES or name.startswith(_BEGIN)
    }
    own = {"TMPDIR": temporary, "MPLCONFIGDIR": temporary} if temporary else {}
    return kept | own


def withheld(parameters: Mapping[str, object]) -> tuple[str, ...]:
    """The variables that name a model which a notebook would ask, and in a sandbox does not."""
    asked = parameters.get("model", "none")
    if asked == "none" or (not asked and os.environ.get(_MODEL[0], "").strip() == "none"):
        return ()
    return tuple(name for name in _MODEL if os.environ.get(name, "").strip())


def _python() -> Iterator[str]:
    yield from (sys.prefix, sys.base_prefix, sys.exec_prefix, str(Path(__file__).parents[1]))
    yield str(Path(sys.executable).resolve().parent)
    home = Path(os.path.expanduser("~"))  # noqa: PTH111 - Path.home raises for a user without one
    above = {project.root(), Path.cwd(), home, Path("/")}
    for one in map(Path, filter(None, sys.path)):
        if one.is_absolute() and one not in above and not _holds(one, home):
            yield str(one)


def _holds(folder: Path, other: Path) -> bool:
    return folder in other.parents


def _shown(folder: Path) -> list[str]:
    """What lies in a folder, is not hidden, and is no link that leads out of it."""
    try:
        shown = [one for one in folder.iterdir() if not one.name.startswith(".")]
        return sorted(str(one) for one in shown if not one.is_symlink() or _within(folder, one))
    except OSError:
        return []


def _within(folder: Path, link: Path) -> bool:
    try:
        parts = link.resolve().relative_to(folder.resolve()).parts
    except (OSError, ValueError, RuntimeError):
        return False
    return not any(part.startswith(".") for part in parts)


def _named(place: str) -> list[str]:
    try:
        path = project.resolve(place)
        if path.is_file():
            return [str(path), *(f"{path}{end}" for end in _BESIDE)]
        return [str(path)]
    except (OSError, ValueError, RuntimeError):
        return []
