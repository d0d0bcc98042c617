"""Secrets do not belong into the policy file: it is read by many, and kept with the project."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

_WORDS = (
    r"pass|password|passwd|passphrase|pwd|secret|token|credentials?|auth|authorization|bearer|"
    r"api_?key|access_?key|account_?key|private_?key|secret_?key|sas|key|"
    r"connection_?string|cookie"
)
_KEY = re.compile(rf"(?:.*[_-])?(?:{_WORDS})(?:[_-].*)?", re.IGNORECASE)
_NAMES_A_PLACE = re.compile(r".*(?:file|filename|path|env|command|id|url)", re.IGNORECASE)
_IN_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://[^/\s@]*:[^/\s@]+@", re.IGNORECASE)
_IN_QUERY = re.compile(
    rf"[?&;](?:[\w.-]*[_.-])?(?:{_WORDS}|sig|code|x-amz-signature)=[^&\s]", re.IGNORECASE
)
_ARGUMENT = re.compile(
    rf"-{{0,2}}(?:[\w-]+[_-])?(?:{_WORDS})[=:](?!\s*(?:[$%{{]|$))\S", re.IGNORECASE
)
_OPTION = re.compile(
    r"--?(?:[\w-]+[_-])?(?:password|passwd|passphrase|token|secret|api-?key)", re.IGNORECASE
)
# What secrets of known services look like: incoming webhooks of Slack, Teams and Discord, tokens
# of Slack, GitHub and GitLab, key ids of AWS, keys in PEM, a bearer in a header.
_SHAPES = re.compile(
    r"hooks\.slack\.com/(?:services|workflows|triggers)/\S|webhook\.office\.com/webhookb2/\S|"
    r"/api/webhooks/\d|xox[a-z]-\w{8}|\bgh[pousr]_\w{16}|\bglpat-[\w-]{16}|"
    r"\b(?:AKIA|ASIA)[A-Z0-9]{16}\b|-----BEGIN |\bBearer\s+[\w.~+/-]{12}"
)


def is_named(key: str) -> bool:
    """True for a key that is called like a secret and does not name the place of one."""
    return bool(_KEY.fullmatch(key)) and not _NAMES_A_PLACE.fullmatch(key)


def found(value: Any) -> str:
    """What kind of secret a value holds, in words; empty when it holds none that is known."""
    for text in _texts(value):
        if _IN_ADDRESS.search(text):
            return "a password in an address"
        if _IN_QUERY.search(text):
            return "a secret in an address"
        if _SHAPES.search(text):
            return "what looks like a token or a key"
    return ""


def argument(words: tuple[str, ...]) -> str:
    """The argument of a command that holds a secret, empty when none does. Its value is left out.

    One that names a variable ("--token=$TOKEN") holds none.
    """
    for word, after in pairwise((*words, "")):
        if _ARGUMENT.match(word):
            return re.split("[=:]", word, maxsplit=1)[0]
        if _OPTION.fullmatch(word) and after and after[0] not in "$%{-":
            return word
    return ""


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from _texts(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _texts(one)


def advice(key: str, kind: str) -> str:
    """What to write in place of a secret under `key` of a way."""
    if kind == "webhook" or "url" in key or "hook" in key:
        what = "token" if "token" in key else "url"
    else:
        what = "password"
    if kind in {"site", "store"}:
        return f'Set a variable to it and write secret_env = {{ {key} = "NAME_OF_THE_VARIABLE" }}.'
    return (
        f'Put it into a file that only the sender may read and write {what}_file = "its path", '
        f'or set a variable and write {what}_env = "NAME_OF_THE_VARIABLE".'
    )
