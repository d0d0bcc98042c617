"""S3 and what speaks like it, by s3fs: bounded in time, with the house's certificates."""

from __future__ import annotations

from typing import Any

from briefing.delivery.placing import secret, unencrypted
from briefing.delivery.policy.records import Way


def opened(way: Way) -> tuple[Any, str]:
    """The file system, and bucket with prefix. Secrets are `key` and `secret` of secret_env.

    Raises DeliveryError, ImportError without the extra s3.
    """
    from s3fs import S3FileSystem

    options: dict[str, Any] = {**way.storage, **secret.options(way)}
    unencrypted.refuse(way, str(options.get("endpoint_url", "")))
    if way.ca_file:
        options["client_kwargs"] = {"verify": str(unencrypted.certificates(way))}
    options["config_kwargs"] = {
        "connect_timeout": way.timeout,
        "read_timeout": way.timeout,
        "retries": {"max_attempts": 0},  # the way counts its own
        # Many a server that speaks like S3 knows no CRC; what is put is read back instead.
        "request_checksum_calculation": "when_required",
        "response_checksum_validation": "when_required",
    }
    filesystem = S3FileSystem(skip_instance_cache=True, use_listings_cache=False, **options)
    filesystem.retries = 1
    return filesystem, way.place.strip().partition("://")[2]
