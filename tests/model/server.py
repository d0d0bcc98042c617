"""A real server on this computer that speaks as a language model's does, as a test has it speak."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from briefing.fetching.urls import url
from briefing.model.settings import Settings

KEY = "sk-canary-7f3a"
Reply = Callable[[BaseHTTPRequestHandler, str], None]


def says(words: str | Callable[[str], str]) -> Reply:
    """An answer with these words, or with what is made of the sentence asked about."""

    def reply(request: BaseHTTPRequestHandler, sentence: str) -> None:
        told = words if isinstance(words, str) else words(sentence)
        body = {"choices": [{"index": 0, "message": {"role": "assistant", "content": told}}]}
        _send(request, 200, json.dumps(body).encode())

    return reply


def raw(body: bytes, status: int = 200) -> Reply:
    """An answer of these bytes."""
    return lambda request, _: _send(request, status, body)


def in_turn(*replies: Reply) -> Reply:
    """One reply after the other; the last for ever."""
    left = list(replies)

    def reply(request: BaseHTTPRequestHandler, sentence: str) -> None:
        (left.pop(0) if len(left) > 1 else left[0])(request, sentence)

    return reply


def _send(request: BaseHTTPRequestHandler, status: int, body: bytes) -> None:
    request.send_response(status)
    request.send_header("Content-Type", "application/json")
    request.send_header("Content-Length", str(len(body)))
    request.end_headers()
    request.wfile.write(body)


@dataclass
class Model:
    """A server; `asked` holds the bodies it was sent, `keys` the keys that came along."""

    port: int = 0
    asked: list[dict[str, object]] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    over: threading.Event = field(default_factory=threading.Event)

    def settings(self, **changed: object) -> Settings:
        """How to ask this server, without pauses between tries."""
        at = url(f"http://127.0.0.1:{self.port}/v1/chat/completions")
        told = {"key": KEY, "backoff": 0.0, **changed}
        return Settings(at, "stub", **told)  # type: ignore[arg-type]


def sentence_of(asked: dict[str, object]) -> str:
    """The sentence a question is about."""
    messages = asked["messages"]
    assert isinstance(messages, list)
    return str(messages[-1]["content"]).rpartition("Sentence: ")[2]


@contextmanager
def serving(reply: Reply) -> Iterator[Model]:
    """A server that answers so, while the block runs."""
    model = Model()

    class Answers(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            size = int(self.headers["Content-Length"])
            asked = json.loads(self.rfile.read(size))
            model.asked.append(asked)
            model.keys.append(self.headers.get("Authorization", ""))
            try:
                reply(self, sentence_of(asked))
            except OSError:
                return  # the kit hung up

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    server.daemon_threads = True
    model.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield model
    finally:
        model.over.set()
        server.shutdown()
        server.server_close()
        thread.join()
