"""A store that fails: what is said then, and what readers find."""

from __future__ import annotations

import msgspec
import pytest

from briefing.delivery.placing.grounds import STAGING
from briefing.delivery.ways import places
from briefing.errors import DeliveryError
from tests.delivery.stores.servers import SECRET, Server

OLD = {"a.html": b"old page", "index.html": b"old index"}
NEW = {"a.html": b"new page" * 9000, "b/c.pdf": b"new" * 9000, "index.html": b"new index"}
REMOTE = ("s3", "sftp", "rclone", "wsgidav")


def failure(there: Server, **changed: object) -> str:
    """What is said when the new files cannot be put."""
    told = msgspec.structs.replace(there.way, **{"attempts": 2, **changed})
    with pytest.raises(DeliveryError) as found:
        places.put(told, NEW.items(), last=("index.html",))
    said = str(found.value)
    assert said.startswith(f"way {there.way.name}: ")
    assert (SECRET in said, said.isprintable()) == (False, True)
    return said


def shown(there: Server) -> dict[str, bytes]:
    """What readers find."""
    return {n: c for n, c in there.files().items() if not n.startswith(STAGING)}
