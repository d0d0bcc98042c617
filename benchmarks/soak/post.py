"""A mail server on this machine."""

from __future__ import annotations

import asyncio
import hashlib
import json
import threading
from pathlib import Path
from typing import Any


class Post:
    """A mail server that notes what it takes in a file: receiver and digest of each message."""

    def __init__(self, file: Path) -> None:
        """Raises ImportError without aiosmtpd."""
        from aiosmtpd.smtp import SMTP

        self._file = file
        self._loop = asyncio.new_event_loop()
        self._server = self._loop.run_until_complete(
            self._loop.create_server(lambda: SMTP(self, loop=self._loop), "127.0.0.1", 0)
        )
        self.port = int(self._server.sockets[0].getsockname()[1])
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802 - aiosmtpd's name
        """Take a message."""
        with self._file.open("a", encoding="ascii") as file:
            for receiver in envelope.rcpt_tos:
                digest = hashlib.sha256(envelope.original_content).hexdigest()
                file.write(json.dumps([receiver, _named(envelope.original_content), digest]) + "\n")
        return "250 OK"

    def taken(self) -> list[list[str]]:
        """Receiver, id and digest of each message so far."""
        if not self._file.exists():
            return []
        return [json.loads(line) for line in self._file.read_text("ascii").splitlines()]

    def close(self) -> None:
        """Stop."""
        asyncio.run_coroutine_threadsafe(self._ended(), self._loop).result(10)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        self._loop.close()

    async def _ended(self) -> None:
        self._server.close()
        await self._server.wait_closed()
        tasks = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def _named(message: bytes) -> str:
    from email import message_from_bytes

    return str(message_from_bytes(message)["Message-ID"])
