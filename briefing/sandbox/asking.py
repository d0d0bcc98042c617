"""The desk's side: a sandbox for one run, ordered, and the words for what became of it."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefing.errors import RunError
from briefing.sandbox import codes, reach
from briefing.sandbox.orders import Limits, Order, Standing
from briefing.sandbox.settings import House, settled
from briefing.scratch import scratch
from briefing.sizes import shown

_HINTS = {
    "MemoryError": ("", "memory"),
    "OSError": ("Errno 24", "files"),
    "BlockingIOError": ("Errno 11", "processes"),
    "RuntimeError": ("can't start new thread", "processes"),
}
_NO_MODEL = "a sandbox has no network, nor the address and the key of a model"
_MORE = (("Errno 27", "file"), ("Errno 28", "temporary"))


@dataclass(slots=True)
class Sandbox:
    """The sandbox of one run; close it when its kernel has ended. `standing` is its answer."""

    order: Order
    _held: ExitStack
    standing: Standing | None = None
    withheld: tuple[str, ...] = ()  # variables of a model that is not asked

    @classmethod
    def of(
        cls,
        house: House,
        notebook: Path,
        parameters: Mapping[str, object],
        given: Mapping[str, object] | None = None,
    ) -> Sandbox | None:
        """The sandbox that a house wants for a run; None when it wants none.

        `given` are those of the parameters that the call gave, not the notebook.
        """
        if house.mode == "no":
            return None
        held = ExitStack()
        temporary = str(held.enter_context(scratch()))
        order = Order(
            reads=reach.reads(notebook, given or {}, house.reads),
            lists=reach.lists(notebook),
            temporary=temporary,
            environment=reach.environment(temporary),
            limits=house.limits,
            strict=house.mode == "strict",
        )
        return cls(order, held, withheld=reach.withheld(parameters))

    def answered(self, standing: Standing) -> None:
        """Keep which walls stand. Raises RunError when one is missing and all were asked for."""
        self.standing = standing
        if self.order.strict and standing.missing:
            raise RunError(f"nothing was run: this machine lacks {missing(standing)}")

    def ended(self, code: int) -> str:
        """Which limit ended the kernel, by its exit code, as a sentence; "" for none."""
        return ended(code, self.order.limits)

    def hint(self, name: str, message: str) -> str:
        """Which limit an error in a cell may come from, in brackets; "" for none."""
        return hint(name, message, self.order.limits)

    def told(self) -> dict[str, Any]:
        """What run.json says of it; empty when no kernel has answered."""
        if self.standing is None:
            return {}
        return self.standing.plain() | ({"withheld": [*self.withheld]} if self.withheld else {})

    def close(self) -> None:
        """Remove what the kernel has written."""
        self._held.close()


def is_wanted(given: str) -> bool:
    """True when a run with this mode in its call gets a sandbox. Raises what `settled` does."""
    return settled(given).mode != "no"


def missing(standing: Standing) -> str:
    """The walls that are missing, by name, each with why."""
    told = "; ".join(f"“{name}” ({why})" for name, why in sorted(standing.missing.items()))
    return f"walls of the sandbox: {told}"


def missing_of(record: Mapping[str, Any]) -> str:
    """The walls that the record of a run calls missing, as a sentence has them; "" for none."""
    told = record.get("sandbox")
    lacking = told.get("missing") if isinstance(told, Mapping) else None
    if not isinstance(lacking, Mapping) or not lacking:
        return ""
    return missing(Standing(missing={str(name): str(why) for name, why in lacking.items()}))


def model_of(record: Mapping[str, Any]) -> str:
    """What a run in a sandbox did without a model that was wanted, as a sentence; "" for none."""
    told = record.get("sandbox")
    names = told.get("withheld") if isinstance(told, Mapping) else None
    if not isinstance(names, list) or not names:
        return ""
    return f"no model was asked, though {' and '.join(map(str, names))} name one: {_NO_MODEL}"


def ended(code: int, limits: Limits) -> str:
    """Which limit ended a kernel, by its exit code, as a sentence; "" for none."""
    return {
        codes.MEMORY: f"the sandbox ended it: it used more than {_of('memory', limits)}",
        codes.SECONDS: f"the sandbox ended it: it computed for more than {_of('seconds', limits)}",
        codes.PROCESSES: f"the sandbox ended it: it had more than {_of('processes', limits)}",
    }.get(code, "")


def hint(name: str, message: str, limits: Limits) -> str:
    """Which limit an error in a cell may come from, in brackets; "" for none."""
    if name == "ParameterError" and "BRIEFING_MODEL_URL" in message:
        return f" ({_NO_MODEL})"
    part, key = _HINTS.get(name, ("-", ""))
    for words, other in _MORE:
        part, key = (words, other) if f"[{words}]" in message else (part, key)
    return f" (the sandbox gives {_of(key, limits)})" if key and part in message else ""


def _of(key: str, limits: Limits) -> str:
    number = getattr(limits, key)
    return {
        "memory": f"{shown(number)} of memory",
        "file": f"{shown(number)} for a file",
        "temporary": f"{shown(number)} for all it writes",
        "seconds": f"{number:,} seconds",
        "files": f"{number:,} open files",
        "processes": f"{number:,} processes and threads",
    }[key]
