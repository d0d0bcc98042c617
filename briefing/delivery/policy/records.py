"""What `data/distribution.toml` says: who gets which reports, how, and what may leave at all."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from briefing.judged import Marking

FILE = "data/distribution.toml"
Kind = Literal["site", "mail", "store", "webhook"]
Pattern = Annotated[str, Meta(min_length=1, max_length=200)]
Extent = Literal["whole", "cited", "none"]  # how much of a source text may go along


class Way(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A way out of the house. `most` is the highest marking it may carry.

    `drafts` lets what nobody has signed go this way, `unmarked` what has no marking. `at_once` is
    how many seconds it may take in all. Secrets are never in the file: `*_file` names a file and
    `*_env` a variable that holds one. Which of the other fields a kind needs is told by its module
    in `briefing.delivery.ways`.
    """

    name: str = ""
    kind: Kind
    most: Marking
    drafts: bool = False
    unmarked: bool = False
    timeout: Annotated[float, Meta(gt=0, le=3600)] = 30.0  # seconds for one answer
    attempts: Annotated[int, Meta(ge=1, le=20)] = 3
    after: tuple[str, ...] = ()  # a command and its arguments, run when something went this way
    # site, store
    place: str = ""  # a folder, or any address that fsspec knows
    base: str = ""  # where readers find it: https://...
    storage: dict[str, str | int | bool] = {}  # options of the file system, no secrets
    secret_env: dict[str, str] = {}  # option of the file system -> variable that holds it
    # mail
    host: str = ""
    port: Annotated[int, Meta(ge=0, le=65535)] = 0
    security: Literal["starttls", "tls", "none"] = "starttls"
    ca_file: str = ""
    user: str = ""
    password_file: str = ""
    password_env: str = ""
    token_command: tuple[str, ...] = ()
    sender: str = ""
    reply_to: str = ""
    unsubscribe: str = ""  # mailto: or https: address
    attach: tuple[str, ...] = ("pdf",)
    per_minute: Annotated[int, Meta(ge=1, le=100_000)] = 60
    dkim_domain: str = ""
    dkim_selector: str = ""
    dkim_key_file: str = ""
    # webhook
    flavour: Literal["slack", "teams", "matrix", "plain"] = "plain"
    url_file: str = ""
    url_env: str = ""
    token_file: str = ""
    token_env: str = ""


class Readers(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A list of readers: what they get, by which ways, and the highest marking they may have.

    `reports` are patterns of keys (`*` and `?`), `audience` the version they get, "house" for the
    house's own. `addresses` are for ways of the kind mail, or in the file `addresses_file`, one a
    line. `only_released` keeps drafts from them, whatever the way allows.
    """

    name: str = ""
    title: str = ""
    reports: tuple[Pattern, ...]
    ways: tuple[str, ...]
    most: Marking
    audience: str = "house"
    addresses: tuple[str, ...] = ()
    addresses_file: str = ""
    only_released: bool = True


class Rule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What holds for the reports whose keys fit one of `reports`.

    `embargo` is a moment before which nothing leaves (ISO 8601 with its offset or its zone), or a
    time of day with its zone ("06:00 Europe/Berlin") on the day of the report. `expires` is a span
    ("30 days") after the day of the report, or a day, after which it goes nowhere any more; days
    are those of UTC, or of a zone that stands behind ("30 days Asia/Seoul").
    """

    reports: tuple[Pattern, ...] = ("*",)
    embargo: str = ""
    expires: str = ""


class Budget(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How many words a report may quote from an outlet: `words`, or what `outlets` says of it."""

    words: Annotated[int, Meta(ge=0)] | None = None
    outlets: dict[str, Annotated[int, Meta(ge=0)]] = {}


class Policy(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The whole file. `owner` gets what went wrong, by the way `owner_way`.

    `licences` says by outlet (`*` and `?`; the first that fits counts) how much of a source text
    an evidence pack may hold: all of it, the cited paragraphs, or none; "cited" where none fits.
    """

    owner: str = ""
    owner_way: str = ""
    ways: dict[str, Way] = {}
    lists: dict[str, Readers] = {}
    rules: tuple[Rule, ...] = ()
    quotation: Budget = Budget()
    licences: dict[str, Extent] = {}


class Refusal(msgspec.Struct, frozen=True):
    """A rule that keeps a copy from leaving: its name, and why in words.

    "list": the policy does not say that these readers get this report by this way.
    """

    rule: Literal[
        "marking", "draft", "withdrawn", "audience", "embargo", "expiry", "quotation", "unmarked",
        "list",
    ]  # fmt: skip
    why: str
