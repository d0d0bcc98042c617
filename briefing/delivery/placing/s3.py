"""S3 and what speaks like it, by s3fs: bounded in time, with the house's certificates."""

from __future__ import annotations

from typing import Any

from briefing.delivery.placing import secret, unencrypted
from briefing.delivery.policy.records import Way

# What a browser is told that gets a file from there; without it, it would save a page as a file.
_KINDS = {
    "html": "text/html; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "json": "application/json",
    "xml": "application/xml",
    "opml": "text/x-opml; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    "md": "text/markdown; charset=utf-8",
    "svg": "image/svg+xml",
    "png": "image/png",
    "jpg": "image/jpeg",
    "woff2": "font/woff2",
    "pdf": "application/pdf",
    "eml": "message/rfc822",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


def told(name: str) -> dict[str, str]:
    """The kind of a file by its name, as the store is told it."""
    return {"ContentType": _KINDS.get(name.rpartition(".")[2].lower(), "application/octet-stream")}


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
