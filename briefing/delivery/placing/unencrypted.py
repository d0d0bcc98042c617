"""What may travel unencrypted: nothing, but inside this computer or a private network."""

from __future__ import annotations

import ssl
from pathlib import Path
from urllib.parse import urlsplit

from briefing import project
from briefing.delivery.placing.trouble import shown
from briefing.delivery.policy.records import Way
from briefing.errors import DeliveryError


def refuse(way: Way, url: str) -> None:
    """Raise DeliveryError when `url` is plain http and leads to a public address.

    The address that is found is not pinned: a name that changes in between is the resolver's.
    """
    parts = urlsplit(url)
    if parts.scheme.lower() != "http":
        return
    from briefing.fetching.addresses import private
    from briefing.fetching.connecting import looked_up, system_resolver
    from briefing.fetching.failures import Deadline, FailedError

    host = parts.hostname or ""
    try:
        deadline = Deadline(way.timeout, way.timeout)
        found = looked_up(host, parts.port or 80, system_resolver, deadline)
    except (FailedError, ValueError) as error:
        raise OSError(shown(str(error))) from None  # may pass: it is tried again
    if any(private(one) is None for one in found):
        raise DeliveryError(
            f"way {way.name}: {parts.scheme}://{host} is a public address, and what goes there "
            "would be unencrypted. Use https."
        )


def certificates(way: Way) -> Path:
    """The file of the house's own authority. Raises DeliveryError when it holds none."""
    path = project.resolve(way.ca_file)
    try:
        ssl.create_default_context(cafile=str(path))
    except (OSError, ssl.SSLError):
        raise DeliveryError(
            f"way {way.name}: ca_file {path} holds no certificates that can be read."
        ) from None
    return path
