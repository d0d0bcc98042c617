"""One question to a server that speaks the chat completions of OpenAI, bounded in all.

No redirect is followed, no proxy of the environment used, nothing of a server's words is ever
repeated: it may have read the key.
"""

from __future__ import annotations

import time
from contextlib import suppress

import h11
import msgspec

from briefing.fetching.addresses import private
from briefing.fetching.connecting import looked_up, secured, system_resolver
from briefing.fetching.exchange import user_agent
from briefing.fetching.failures import Deadline, FailedError
from briefing.fetching.unpacking import Body
from briefing.fetching.wire import Wire
from briefing.model.settings import SEED, TEMPERATURE, Settings

_HEAD = 65_536  # bytes of an answer's head
_PASSING = frozenset({408, 409, 429})  # and all of 500 and above: another try may go better


class _Message(msgspec.Struct):
    content: str | None = None


class _Choice(msgspec.Struct):
    message: _Message


class _Completion(msgspec.Struct):
    choices: list[_Choice]


Talk = list[dict[str, str]]  # messages, each with its role and content


def ask(settings: Settings, talk: Talk, seconds: float) -> str:
    """The model's next message, within `seconds` over all tries. Raises FailedError."""
    deadline = Deadline(seconds, seconds)
    for attempt in range(1, settings.tries + 1):
        try:
            return _content(_once(settings, _payload(settings, talk), deadline))
        except FailedError as error:
            if not error.again or attempt == settings.tries:
                raise
            time.sleep(min(settings.backoff * 2 ** (attempt - 1), deadline.left()))
    raise FailedError("it was not asked")


def _payload(settings: Settings, talk: Talk) -> bytes:
    return msgspec.json.encode(
        {
            "model": settings.name,
            "messages": talk,
            "temperature": TEMPERATURE,
            "seed": SEED,
            "max_tokens": _room(talk),
            "stream": False,
        }
    )


def _room(talk: Talk) -> int:
    """The tokens an answer may have: a sentence again, at two letters a token, and no more."""
    return 32 + len(talk[-1]["content"]) // 4


def _once(settings: Settings, payload: bytes, deadline: Deadline) -> bytes:
    with _connected(settings, deadline) as wire:
        talk = h11.Connection(h11.CLIENT, max_incomplete_event_size=_HEAD)
        try:
            wire.send(talk.send(_request(settings, len(payload))) or b"")
            wire.send(talk.send(h11.Data(payload)) or b"")
            wire.send(talk.send(h11.EndOfMessage()) or b"")
            return _answer(talk, wire, deadline, settings.largest)
        except h11.RemoteProtocolError as error:
            raise FailedError("the answer is not sound HTTP") from error


def _connected(settings: Settings, deadline: Deadline) -> Wire:
    """A connection on which the key may travel: encrypted, or inside a private network."""
    at = settings.url
    addresses = looked_up(at.host, at.port, system_resolver, deadline)
    if at.scheme == "http" and settings.key and any(private(a) is None for a in addresses):
        raise FailedError("a key may not travel unencrypted; use https")
    return secured(at, addresses, deadline, "")


def _request(settings: Settings, size: int) -> h11.Request:
    said = {
        "Host": settings.url.netloc,
        "User-Agent": user_agent(),
        "Accept": "application/json",
        "Content-Type": "application/json",
        "Content-Length": str(size),
        "Connection": "close",
    }
    if settings.key:
        said["Authorization"] = f"Bearer {settings.key}"
    headers = [(name.encode(), value.encode()) for name, value in said.items()]
    return h11.Request(method="POST", target=settings.url.target, headers=headers)


def _answer(talk: h11.Connection, wire: Wire, deadline: Deadline, largest: int) -> bytes:
    status, body = 0, Body("", largest)
    while True:
        deadline.left()
        event = talk.next_event()
        if event is h11.NEED_DATA:
            talk.receive_data(wire.receive())
        elif isinstance(event, h11.Response):
            status = event.status_code
            if status != 200:
                again = status >= 500 or status in _PASSING
                raise FailedError(f"the server answered {status}", again=again, status=status)
        elif isinstance(event, h11.Data):
            body.add(bytes(event.data))
        elif isinstance(event, h11.EndOfMessage):
            return body.whole()
        elif isinstance(event, h11.ConnectionClosed):
            raise FailedError("the connection was closed without an answer", again=True)


def _content(body: bytes) -> str:
    with suppress(msgspec.MsgspecError, RecursionError, UnicodeError):
        found = msgspec.json.decode(body, type=_Completion).choices
        if found and found[0].message.content:
            return found[0].message.content
    raise FailedError("the answer is not a chat completion with words in it")
