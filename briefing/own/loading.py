"""Files of a project become modules: each once for each content, and again when it changed."""

from __future__ import annotations

import hashlib
import sys
import threading
import traceback
from pathlib import Path
from types import ModuleType

from briefing.errors import OwnError
from briefing.own.finding import FOLDER, Candidate, candidates
from briefing.own.forms import unfit
from briefing.own.records import Fault, Own

PREFIX = "briefing_own"  # of the private names of the modules
_LOCK = threading.RLock()
_KNOWN: dict[str, tuple[tuple[int, ...], Own | Fault]] = {}  # by path: the stamp it had, and what
_MODULES: dict[tuple[str, str], ModuleType] = {}  # by path and content


def loaded(kind: str) -> list[Own | Fault]:
    """Every file of a kind, loaded, or why it is not, in order of names. Raises nothing."""
    return [_loaded(one) for one in candidates(kind)]


def found(kind: str) -> list[Own]:
    """The files of a kind that can be used."""
    return [one for one in loaded(kind) if isinstance(one, Own)]


def find(kind: str, name: str) -> Own | None:
    """The file of that kind and name, None when the project has none.

    Only this file is loaded. One that could not be used is tried once more, since what it lacked
    may be installed by now. Raises OwnError, with file and line, when it cannot be used.
    """
    one = next((one for one in candidates(kind) if one.name == name), None)
    if one is None:
        return None
    made = _loaded(one)
    if isinstance(made, Fault) and not one.why:
        with _LOCK:
            _KNOWN.pop(one.path, None)
            made = _loaded(one)
    if isinstance(made, Fault):
        raise OwnError(str(made))
    return made


def _loaded(one: Candidate) -> Own | Fault:
    if one.why:
        return Fault(one.kind, one.name, one.place, 0, one.why)
    with _LOCK:
        known = _KNOWN.get(one.path)
        if known is None or known[0] != one.stamp:
            known = _KNOWN[one.path] = one.stamp, _made(one)
        return known[1]


def _made(one: Candidate) -> Own | Fault:
    try:
        raw = Path(one.path).read_bytes()
    except OSError as error:
        return Fault(one.kind, one.name, one.place, 0, f"it cannot be read ({error.strerror})")
    told = hashlib.sha256(raw).hexdigest()
    module = _MODULES.get((one.path, told)) or _executed(one, raw)
    if isinstance(module, Fault):
        return module
    _MODULES[one.path, told] = module
    why = unfit(one.kind, one.name, module)
    line = _line_of(raw, why)
    return Fault(one.kind, one.name, one.place, line, why) if why else _own(one, told, module)


def _own(one: Candidate, told: str, module: ModuleType) -> Own:
    return Own(one.kind, one.name, one.place, told, module)


def _executed(one: Candidate, raw: bytes) -> ModuleType | Fault:
    """The file as a module; what it prints or does while it is loaded is its own affair."""
    name = f"{PREFIX}.{one.kind}.{one.name}"
    for above in (PREFIX, f"{PREFIX}.{one.kind}"):
        sys.modules.setdefault(above, ModuleType(above, f"The files of {FOLDER}/."))
    module = ModuleType(name)
    module.__file__ = one.path
    before = sys.modules.get(name)
    sys.modules[name] = module  # a dataclass looks its own module up
    try:
        exec(compile(raw, one.path, "exec", dont_inherit=True), vars(module))  # noqa: S102 - code of the house, as its notebooks are
    except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever it raises costs this file only
        if before is None:
            del sys.modules[name]
        else:
            sys.modules[name] = before
        line, why = fault_in(error, one.path)
        return Fault(one.kind, one.name, one.place, line, f"it cannot be loaded: {why}")
    return module


def fault_in(error: BaseException, path: str) -> tuple[int, str]:
    """The line of the file at `path` that an error came from, 0 for none, and what it says."""
    if isinstance(error, SyntaxError) and error.filename == path:
        return error.lineno or 0, f"{type(error).__name__}: {error.msg}"
    frames = [
        frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename == path
    ]
    told = " ".join(str(error).split())[:300]
    return (frames[-1].lineno or 0 if frames else 0), f"{type(error).__name__}: {told}".rstrip(": ")


def _line_of(raw: bytes, why: str) -> int:
    """The line that a name begins which the complaint begins with; 0 when there is none."""
    name = why.partition(" ")[0]
    lines = raw.decode("utf-8", "replace").splitlines()
    begins = (f"{name} ", f"{name}=", f"{name}:", f"def {name}(")
    return next((n for n, line in enumerate(lines, start=1) if line.startswith(begins)), 0)
