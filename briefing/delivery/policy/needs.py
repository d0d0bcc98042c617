"""What a way of each kind needs, and what of it cannot be meant."""

from __future__ import annotations

import re
from collections.abc import Callable

from briefing.delivery.policy import secrets
from briefing.delivery.policy.problems import Notes, near, quoted
from briefing.delivery.policy.records import Way

ATTACHED = ("pdf", "docx", "html", "md")  # what a mail may carry
_PLACED = ("place", "storage", "secret_env")
_MAIL = (
    "host", "port", "security", "ca_file", "user", "password_file", "password_env",
    "token_command", "sender", "reply_to", "unsubscribe", "attach", "per_minute", "dkim_domain",
    "dkim_selector", "dkim_key_file",
)  # fmt: skip
_WEB = ("flavour", "url_file", "url_env")
_FOR = {
    "site": (*_PLACED, "ca_file"),
    "store": (*_PLACED, "ca_file"),
    "mail": _MAIL,
    "webhook": (*_WEB, "ca_file", "token_file", "token_env"),
}
_VARIABLE = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,127}", re.ASCII)
_BASE = re.compile(r"(?:https?|file)://[^\s/]*\S*")
_HOST = re.compile(r"[\w.:\[\]-]{1,253}")
_LOOPBACK = ("localhost", "127.", "::1", "[::1]")


def look(way: Way, given: set[str], notes: Notes) -> None:
    """Enter what is wrong in a way; `given` are the keys that the file has."""
    path = ("ways", way.name)

    def wrong(key: str, why: str) -> None:
        notes.wrong((*path, key) if key else path, why)

    known = {key for keys in _FOR.values() for key in keys}
    for key in sorted((given & known) - {*_FOR[way.kind]}):
        notes.look((*path, key), f"means nothing for a way of the kind {way.kind}. Take it out.")
    _NEEDS[way.kind](way, wrong)
    _secrets(way, wrong)
    _forms(way, wrong)
    if way.kind == "mail" and way.security == "none" and not way.host.startswith(_LOOPBACK):
        notes.look((*path, "security"), "mail goes readable for all between here and the server.")


Wrong = Callable[[str, str], None]


def _placed(way: Way, wrong: Wrong) -> None:
    if not way.place.strip():
        wrong("", 'place is missing. Write where it goes: place = "public" or "s3://bucket/path".')


def _mail(way: Way, wrong: Wrong) -> None:
    if not way.host.strip():
        wrong("", 'host is missing. Write the server that takes the mail: host = "smtp.a.org".')
    if not way.sender.strip():
        wrong("", 'sender is missing. Write whom it is from: sender = "Desk <desk@a.org>".')
    for suffix in way.attach:
        if suffix not in ATTACHED:
            wrong("attach", f"no mail carries {quoted(suffix)}. {near(suffix, ATTACHED)}")
    login = [key for key in ("password_file", "password_env", "token_command") if getattr(way, key)]
    if len(login) > 1:
        wrong(login[-1], f"{login[0]} is set too. Take one of them out.")
    if login and not way.user:
        wrong("", f"user is missing. Write who logs in with {login[0]}.")
    if way.user and not login:
        wrong("user", "nothing says how to log in. Write password_file, password_env or "
              "token_command, or take user out.")  # fmt: skip
    if login and way.security == "none":
        wrong("security", 'a login must not go readable. Write "starttls" or "tls".')
    dkim = [key for key in ("dkim_domain", "dkim_selector", "dkim_key_file") if getattr(way, key)]
    if dkim and len(dkim) < 3:
        missing = {"dkim_domain", "dkim_selector", "dkim_key_file"} - {*dkim}
        wrong(dkim[0], f"a signature needs {' and '.join(sorted(missing))} too.")


def _webhook(way: Way, wrong: Wrong) -> None:
    for what in ("url", "token"):
        both = [getattr(way, f"{what}_{how}") for how in ("file", "env")]
        if all(both):
            wrong(f"{what}_env", f"{what}_file is set too. Take one of them out.")
    if way.flavour == "matrix" and not (way.token_file or way.token_env):
        wrong("flavour", "Matrix asks for an access token too. Write token_file or token_env.")
    if not (way.url_file or way.url_env):
        wrong("", "url_file is missing. The address of a webhook is a secret: put it into a file "
              'and write url_file = "its path", or url_env = "NAME_OF_THE_VARIABLE".')  # fmt: skip


_NEEDS = {"site": _placed, "store": _placed, "mail": _mail, "webhook": _webhook}


def _secrets(way: Way, wrong: Wrong) -> None:
    for key in way.storage:
        if secrets.is_named(key):
            wrong(f"storage.{key}", f"no secrets in this file. {secrets.advice(key, 'store')}")
    for key in way.__struct_fields__:
        if told := secrets.found(getattr(way, key)):
            wrong(key, f"holds {told}. No secrets in this file: {_instead(way)}")
    for key in ("after", "token_command"):
        if name := secrets.argument(getattr(way, key)):
            wrong(key, f"the argument {quoted(name)} holds a secret, which everybody sees who lists"
                  " processes. Let the command read a file or a variable.")  # fmt: skip


def _instead(way: Way) -> str:
    if way.kind in {"site", "store"}:
        return 'set a variable and write secret_env = { password = "NAME_OF_THE_VARIABLE" }.'
    what = "url" if way.kind == "webhook" else "password"
    return f'write {what}_file = "path of a file", or {what}_env = "NAME_OF_THE_VARIABLE".'


def _forms(way: Way, wrong: Wrong) -> None:
    named = {key: getattr(way, key) for key in ("password_env", "url_env", "token_env")}
    named |= {f"secret_env.{option}": name for option, name in way.secret_env.items()}
    for key, name in named.items():
        if name and not _VARIABLE.fullmatch(name):
            wrong(key, "is no name of a variable. Write its name here, never the secret itself.")
    if way.base and not _BASE.fullmatch(way.base):
        wrong("base", f"{quoted(way.base)} is no address. Write https://… as readers open it.")
    if "@" in way.host:
        wrong("host", "is the name of a server alone. Who logs in stands under user.")
    elif way.host and not _HOST.fullmatch(way.host):
        wrong("host", f"{quoted(way.host)} is no name of a server. Its port stands under port.")
    if way.after and not way.after[0].strip():
        wrong("after", "is no command. Write the program and its arguments, a text each.")
    for key in way.__struct_fields__:
        value = getattr(way, key)
        texts = value if isinstance(value, tuple) else (value,)
        if any(isinstance(one, str) and not one.isprintable() for one in texts):
            wrong(key, "holds a control character or a line end. Take it out.")
