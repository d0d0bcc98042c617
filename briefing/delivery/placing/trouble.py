"""What another computer or a disk did wrong, in words, and whether it may pass."""

from __future__ import annotations

import errno
import ssl
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from briefing.delivery.placing.secret import hidden

_LONGEST = 240  # characters of what a library says
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_LASTING = {errno.EROFS, errno.ENOTDIR, errno.EISDIR, errno.ENAMETOOLONG, errno.ELOOP, errno.EXDEV}
_REFUSED = ("PermissionDenied", "NoCredentialsError", "Unauthorized", "ForbiddenOperation")
_HOST_KEY = ("HostKeyNotVerifiable", "BadHostKeyException")
_NOT_THERE = ("NoSuchBucket", "ResourceNotFound")
_CALLED = ("ParamValidationError", "UnknownServiceError", "InvalidURL", "UnsupportedProtocol")


class Trouble(NamedTuple):
    """What went wrong, as words that can stand in brackets.

    `lasting`: no use to try again. `silent`: nobody answered, and what was asked may happen yet.
    """

    words: str
    lasting: bool
    silent: bool = False


def trouble(error: BaseException, seconds: float, secrets: Iterable[str] = ()) -> Trouble:
    """What an error of a file system or its library means; `seconds` is how long was waited.

    None of the secrets is in the words.
    """
    chain = list(_chain(error))
    names = {type(one).__name__ for one in chain}
    numbers = {one.errno for one in chain if isinstance(one, OSError)}
    said = shown(str(error), secrets)
    if certificate := _certificate(chain):
        return Trouble(f"its certificate is not valid: {certificate}", lasting=True)
    if names.intersection(_HOST_KEY):
        return Trouble("its host key is not in known_hosts, or is another one", lasting=True)
    if any(isinstance(one, TimeoutError) for one in chain) or any("Timeout" in n for n in names):
        return Trouble(f"no answer in {seconds:g} s", lasting=False, silent=True)
    if numbers & _FULL or any(_status(one) == 507 for one in chain):
        return Trouble("no space left there", lasting=True)
    if any(isinstance(one, PermissionError) for one in chain) or names.intersection(_REFUSED):
        return Trouble(f"it refused: {said}", lasting=True)
    status = next((code for one in chain if (code := _status(one))), 0)
    if 400 <= status < 500 and status not in {408, 423, 425, 429}:
        why = "it refused the login" if status in {401, 403} else "it refused"
        return Trouble(f"{why}: HTTP status {status}", lasting=True)
    if isinstance(error, FileNotFoundError) or names.intersection(_NOT_THERE):
        return Trouble(f"not there: {said}", lasting=True)
    if isinstance(error, TypeError | ValueError) or names.intersection(_CALLED):
        return Trouble(f"its options do not fit: {said}", lasting=True)
    return Trouble(said or type(error).__name__, lasting=bool(numbers & _LASTING))


def shown(text: str, secrets: Iterable[str] = ()) -> str:
    """What somebody else says, as it may be printed: one line, bounded, without the secrets."""
    line = " ".join(hidden(text, secrets).split())
    plain = "".join(letter if letter.isprintable() else "?" for letter in line)
    return plain if len(plain) <= _LONGEST else plain[: _LONGEST - 1] + "…"


def _chain(error: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    following: BaseException | None = error
    while following is not None and id(following) not in seen:
        seen.add(id(following))
        yield following
        following = following.__cause__ or following.__context__


def _certificate(chain: list[BaseException]) -> str:
    for one in chain:
        message = getattr(one, "verify_message", "")  # aiohttp's error of that kind has none
        if isinstance(one, ssl.SSLCertVerificationError) and message:
            return shown(message)
    for one in chain:
        if "certificate verify failed" in str(one).lower().replace("_", " "):
            return shown(str(one).rpartition("certificate verify failed:")[2] or str(one))
    return ""


def _status(error: BaseException) -> int:
    """The HTTP status an error of a library tells, 0 when it tells none."""
    status = getattr(error, "status_code", 0)
    answer = getattr(error, "response", None)
    if not status and isinstance(answer, dict):  # botocore
        status = answer.get("ResponseMetadata", {}).get("HTTPStatusCode", 0)
    return status if isinstance(status, int) else 0
