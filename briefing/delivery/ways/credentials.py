"""What a login at a mail server needs to know: read when it is needed, told to nobody."""

from __future__ import annotations

import os
import subprocess

from briefing import project
from briefing.delivery.policy.records import Way
from briefing.delivery.ways.troubles import Trouble, plain

LARGEST = 64 * 1024  # bytes of a password, or of a token


def password(way: Way) -> str:
    """The password of a way, from its variable or its file. Raises Trouble."""
    if way.password_env:
        found = os.environ.get(way.password_env, "")
        if not found:
            raise Trouble(
                f"the variable {way.password_env}, with the password, is empty.", whole=True
            )
        return found
    if not way.password_file:
        raise Trouble(
            f"the way {way.name} has a user and no password. Name a `password_file`, a "
            "`password_env`, or a `token_command`.",
            whole=True,
        )
    try:
        with project.resolve(way.password_file).open("rb") as file:
            found = file.read(LARGEST).decode().rstrip("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        why = getattr(error, "strerror", None) or "not UTF-8"
        raise Trouble(f"{way.password_file} cannot be read ({why}).", whole=True) from None
    if not found:
        raise Trouble(f"{way.password_file} is empty; it must hold the password.", whole=True)
    return found


def token(way: Way) -> str:
    """What the command of a way prints; nothing of it, nor of its complaints, is told.

    Raises Trouble.
    """
    name = way.token_command[0]
    try:
        done = subprocess.run(  # noqa: S603 - the policy's own command, without a shell
            [*way.token_command],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=project.root(),
            timeout=way.timeout,
            check=False,
        )
    except OSError as error:
        why = error.strerror or "no such command"
        raise Trouble(
            f"token_command {plain(name)} cannot be started ({why}).", whole=True
        ) from None
    except subprocess.TimeoutExpired:
        raise Trouble(
            f"token_command {plain(name)} had no answer in {way.timeout:g} seconds.",
            whole=True,
            again=True,
        ) from None
    found = done.stdout[:LARGEST].decode("utf-8", "replace").strip()
    if done.returncode or not found.isprintable() or not found:
        why = f"ended with {done.returncode}" if done.returncode else "printed no token"
        raise Trouble(f"token_command {plain(name)} {why}. Run it by hand.", whole=True)
    return found
