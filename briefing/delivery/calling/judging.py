"""What an answer means: taken, refused for good, to be asked again, or nobody knows."""

from __future__ import annotations

from typing import Literal

import msgspec

from briefing.delivery.calling.target import Target
from briefing.delivery.placing.trouble import shown
from briefing.fetching.exchange import Answer
from briefing.fetching.visits import retry_after

_AGAIN = frozenset({408, 425, 429})
_BETWEEN = frozenset({502, 504})  # said by somebody in between: the receiver may have taken it
_REFUSED = {
    400: "it does not take this form of message: see the flavour of the way",
    401: "the login was refused: see the token",
    403: "it was refused: see the address and the token",
    404: "there is no such webhook: see the address",
    410: "the webhook is no more: make a new one",
    413: "the message is too large for it",
}


class Judged(msgspec.Struct, frozen=True):
    """What became of a request. `wait` are seconds the other side asks for, 0 for none."""

    ending: Literal["sent", "again", "refused", "unsure"]
    why: str = ""
    wait: float = 0.0
    where: str = ""


def judged(answer: Answer, target: Target) -> Judged:
    """What an answer means for the message; words of the other side are told without secrets."""
    status, said = answer.status, _said(answer, target)
    told = f"HTTP status {status}" + (f": {said}" if said else "")
    if 200 <= status < 300:
        late = "HTTP error 429" in answer.body.decode("utf-8", "replace")  # old hooks of Teams
        if late:
            return Judged("again", told)
        return Judged("sent", where=_where(answer, target))
    if 300 <= status < 400:
        return Judged("refused", f"{told}. It wants to lead elsewhere, which is never followed")
    if status in _BETWEEN and not target.repeats:
        return Judged("unsure", told)
    if status in _AGAIN or (status >= 500 and status not in {501, 505}):
        return Judged("again", told, _wait(answer))
    return Judged("refused", f"{_REFUSED[status]} ({told})" if status in _REFUSED else told)


def _wait(answer: Answer) -> float:
    """The seconds to wait: the header's, or those of Matrix (retry_after_ms)."""
    asked = retry_after(answer.headers.get("retry-after", ""))
    if asked is not None:
        return asked
    try:
        found = msgspec.json.decode(answer.body, type=_Late)
    except (msgspec.MsgspecError, UnicodeError, RecursionError):
        return 0.0
    return min(max(found.retry_after_ms / 1000, 0.0), 86_400.0)


class _Late(msgspec.Struct):
    retry_after_ms: float = 0.0


class _Event(msgspec.Struct):
    event_id: str = ""


def _where(answer: Answer, target: Target) -> str:
    if not target.repeats:
        return target.shown
    try:
        event = msgspec.json.decode(answer.body, type=_Event).event_id
    except (msgspec.MsgspecError, UnicodeError, RecursionError):
        event = ""
    return f"{target.shown} {shown(event, target.secrets)}".rstrip()


def _said(answer: Answer, target: Target) -> str:
    return shown(answer.body.decode("utf-8", "replace"), target.secrets)
