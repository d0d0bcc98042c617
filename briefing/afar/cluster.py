"""A cluster of Dask that is fit to work for this project, or a clear word why not."""

from __future__ import annotations

import logging
import queue
import threading
import warnings
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from briefing.afar import identity
from briefing.afar.address import Address
from briefing.afar.patience import workers
from briefing.afar.reaching import STARTING, reach
from briefing.errors import PathError, UsageError

if TYPE_CHECKING:
    from distributed import Client

PATIENCE = 10.0  # seconds to wait for a scheduler's answer, and again for its first worker


def connected(address: Address, patience: float = PATIENCE) -> Client:
    """A client of the scheduler at an address, when each of its workers is fit.

    Raises PathError when nobody answers, UsageError when a worker has another kit.
    """
    client = _client(address, patience)
    try:
        _examine(client, address, patience)
    except BaseException:
        client.close()
        raise
    return client


def _client(address: Address, patience: float) -> Client:
    try:
        from distributed import Client
        from distributed.security import Security
    except ImportError as error:
        raise UsageError("--on needs Dask. Run: pip install 'briefing[dask]'") from error
    # What goes wrong on the way is told in the results, by name; Dask's own words are for workers.
    for name in [
        name for name in logging.root.manager.loggerDict if name.startswith("distributed")
    ]:
        logging.getLogger(name).setLevel(logging.CRITICAL)
    try:
        told = Security().get_connection_args("client")
    except (OSError, ValueError) as error:
        raise UsageError(f"the certificates of Dask's settings cannot be used: {error}") from error
    if reach(address, PATIENCE) == "tls" and told.get("ssl_context") is None:
        raise UsageError(
            f"{address} is encrypted, and Dask's settings name no certificate. Set "
            "DASK_DISTRIBUTED__COMM__TLS__CA_FILE, …__TLS__CLIENT__CERT and …__TLS__CLIENT__KEY"
        )
    where: Any = {"scheduler_file": str(address.file)} if address.file else {}
    given = {"timeout": patience, "set_as_default": False, **where}
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # versions that differ are refused below, in words
            return _within(patience + STARTING, lambda: Client(address.contact or None, **given))
    except (OSError, ValueError, queue.Empty) as error:
        raise PathError(
            f"who listens at {address} is no Dask scheduler that can be spoken with "
            f"({_first(error)}). Is it tls:// there, and dask:// here?"
        ) from error


def _within(seconds: float, make: Callable[[], Client]) -> Client:
    """A client, made in time. Dask waits for ever for one who listens and never speaks.

    Raises queue.Empty when it took too long.
    """
    made: queue.SimpleQueue[Client | Exception] = queue.SimpleQueue()

    def begin() -> None:
        try:
            made.put(make())
        except Exception as error:  # noqa: BLE001 - raised again, by whoever waits for it
            made.put(error)

    threading.Thread(target=begin, name="briefing-connecting", daemon=True).start()
    found = made.get(timeout=seconds)
    if isinstance(found, Exception):
        raise found
    return found


def _examine(client: Client, address: Address, patience: float) -> None:
    with suppress(TimeoutError):
        client.wait_for_workers(1, timeout=patience)
    there = workers(client)
    if not there:
        raise PathError(
            f"{address} has no worker yet. Start one with: dask worker {address} --nthreads 1"
        )
    _same_python(client)
    from briefing.afar import station

    told = client.run(station.told, on_error="return")
    here = identity.identity()
    for name, one in list(told.items()):
        why = str(one) if isinstance(one, Exception) else identity.difference(here, one)
        if why:
            raise UsageError(
                f"the worker {name} cannot work for this project: {why[:600]}. Install the same "
                "there as here, and start it again."
            )


def _same_python(client: Client) -> None:
    """What travels is not readable for other versions; that is seen before anything travels."""
    versions = client.get_versions(packages=["briefing", "msgspec"])
    here = versions["client"]["packages"]
    wanted = ("python", "briefing", "msgspec", "distributed", "cloudpickle")
    for name, one in versions["workers"].items():
        there = (one or {}).get("packages", {})
        why = identity.difference(*({k: str(p.get(k)) for k in wanted} for p in (here, there)))
        if why:
            raise UsageError(
                f"the worker {name} cannot work for this project: {why}. Install the same there "
                "as here, and start it again."
            )


def _first(error: Exception) -> str:
    return str(error).split("\n", 1)[0][:200] or "no answer"
