"""Random policies of distribution, sound ones and broken ones, and the reports they judge."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import strategies as st

from tests.fuzz import pieces

LABELS = ("TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED")
_KEYS = ("topic_briefing/harbour", "topic_briefing/sea [1]", "daily/x", "a/é", "topic_briefing/")
_PATTERNS = ("*", "topic_briefing/*", "daily/?", "*/x", "topic_briefing/sea [1]", "[ab]*", "?/é")
_EMBARGOES = (
    "", "06:00 Europe/Berlin", "2026-12-01T06:00+01:00", "2026-11-30 12:00 UTC", "02:30 Europe/Oslo",
    "23:59:59 Pacific/Kiritimati", "2026-11-30T12:00:00Z", "00:00 America/New_York", "24:00 UTC",
    "2026-11-30T12:00", "06:00 Europe/Berln", "9999-12-31T23:59:59-12:00", "0001-01-01 00:00 UTC",
    "00:00 Asia/Kathmandu", "noon", "2026-03-29 02:30 Europe/Berlin", "2026-W49-1T06:00Z",
)  # fmt: skip
_EXPIRIES = (
    "", "1 day", "30 days", "2 weeks", "2026-11-30", "2026-12-31 Asia/Seoul", "1 d Europe/Berlin",
    "0 days", "99999 days", "36500 days", "5 weeks Pacific/Kiritimati", "soon", "2026-02-30", "1w",
    "9999-12-31", "1 day Mars/Base", "30 DAYS",
)  # fmt: skip
_OUTLETS = ("The Times", "times", "Oslo Gazette", "A", "", "The", "Ö")
_NAMES = ("web", "post", "store", "hook", "a-b", "owner", "", "with space", "Ünicode")
_bool = st.booleans()
_label = st.sampled_from(LABELS)


def _table(needed: dict[str, Any], more: dict[str, Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(needed, optional=more)


_OPEN = {"drafts": _bool, "unmarked": _bool}
_SOUND_WAYS = {
    "web": _table({"kind": st.just("site"), "most": _label, "place": st.just("public")}, _OPEN),
    "post": _table(
        {
            "kind": st.just("mail"), "most": _label, "host": st.just("mail.example.org"),
            "sender": st.just("desk@example.org"),
        },
        {"attach": st.sampled_from(([], ["pdf"], ["html", "docx"])), **_OPEN},
    ),
    "hook": _table(
        {"kind": st.just("webhook"), "most": _label, "url_env": st.just("HOOK")},
        {"flavour": st.sampled_from(("slack", "teams", "plain")), **_OPEN},
    ),
}  # fmt: skip
_patterns = st.lists(st.sampled_from(_PATTERNS), min_size=1, max_size=2, unique=True)
_SOUND_LIST = _table(
    {
        "reports": _patterns,
        "ways": st.lists(st.sampled_from(tuple(_SOUND_WAYS)), min_size=1, max_size=3, unique=True),
        "most": _label,
        "addresses": st.just(["a@example.org"]),
    },
    {"only_released": _bool},
)
_SOUND_RULE = st.one_of(
    _table({"embargo": st.sampled_from(_EMBARGOES[1:8])}, {"reports": _patterns}),
    _table({"expires": st.sampled_from(_EXPIRIES[1:7])}, {"reports": _patterns}),
)
_SOUND = st.fixed_dictionaries(
    {
        "owner": st.just("chief@example.org"),
        "owner_way": st.just("post"),
        "ways": st.fixed_dictionaries(_SOUND_WAYS),
        "lists": st.fixed_dictionaries({"office": _SOUND_LIST}, optional={"press": _SOUND_LIST}),
    },
    optional={
        "rules": st.lists(_SOUND_RULE, max_size=2),
        "quotation": _table(
            {"words": st.integers(0, 300)},
            {"outlets": st.dictionaries(st.sampled_from(_OUTLETS[:4]), st.integers(0, 300), max_size=2)},
        ),
    },
)  # fmt: skip
# Where one thing of a sound policy is put wrong, and with what.
_WRONG = st.one_of(
    st.tuples(st.just(("ways", "web", "most")), st.sampled_from(("", "TLP:WHITE", "tlp:red", "TLP:GREN", 1))),
    st.tuples(st.just(("ways", "web", "kind")), st.sampled_from(("stor", "fax", "mail", "store", True))),
    st.tuples(st.just(("ways", "web", "drafst")), _bool),
    st.tuples(st.just(("ways", "post", "password")), st.just("geheim")),
    st.tuples(st.just(("ways", "post", "attach")), st.sampled_from((["exe"], "pdf", [["pdf"]]))),
    st.tuples(st.just(("ways", "hook", "flavour")), st.sampled_from(("slak", 0, "SLACK"))),
    st.tuples(st.just(("ways", "owner")), st.just({"kind": "site", "most": "TLP:RED", "place": "x"})),
    st.tuples(st.just(("lists", "office", "ways")), st.sampled_from((["wbe"], [], "web", ["web", "web"]))),
    st.tuples(st.just(("lists", "office", "audience")), st.sampled_from(("press", "", "Ü", "house"))),
    st.tuples(st.just(("lists", "office", "reports")), st.sampled_from(("*", [""], [], ["a" * 300]))),
    st.tuples(st.just(("lists", "owner")), st.just({"reports": ["*"], "ways": ["web"], "most": "TLP:RED"})),
    st.tuples(st.just(("rules",)), st.lists(_table({}, {"embargo": st.sampled_from(_EMBARGOES) | pieces.short,
              "expires": st.sampled_from(_EXPIRIES) | pieces.short}), min_size=1, max_size=2)),
    st.tuples(st.just(("quotation", "words")), st.sampled_from((-1, 1.5, "many", True, 10**30))),
    st.tuples(st.just(("licences",)), st.dictionaries(st.sampled_from(_OUTLETS), st.sampled_from(("whole", "al")), min_size=1, max_size=1)),
    st.tuples(st.sampled_from((("waays",), ("ways",), ("lists",))), st.sampled_from(({}, [], 1, "x"))),
    st.tuples(st.just(("owner",)), st.sampled_from(("", "nobody", "a@b@c", 1))),
    st.tuples(st.sampled_from(tuple(("ways", name) for name in _NAMES)), st.just({"kind": "site", "most": "TLP:RED", "place": "y"})),
)  # fmt: skip


def _put(told: dict[str, Any], wrong: list[tuple[tuple[str, ...], Any]]) -> dict[str, Any]:
    """A policy with some things put wrong."""
    made: dict[str, Any] = json.loads(json.dumps(told))
    for path, value in wrong:
        inner: Any = made
        for name in path[:-1]:
            inner = inner.setdefault(name, {}) if isinstance(inner, dict) else {}
        if isinstance(inner, dict):
            inner[path[-1]] = value
    return made


_FILES = st.one_of(
    _SOUND, _SOUND, st.builds(_put, _SOUND, st.lists(_WRONG, min_size=1, max_size=2))
)
_BREAKS = st.one_of(
    *[st.just("")] * 7,
    st.sampled_from(("= [", "\x00", "[ways.web]\n", 'owner = "a', "\ufeff", "most = 1\n", "# \u202e\n")),
)  # fmt: skip
_COUNTS = st.none() | st.dictionaries(st.sampled_from(_OUTLETS), st.integers(0, 400), max_size=3)
_COPIES = st.fixed_dictionaries(
    {
        "key": st.sampled_from(_KEYS),
        "marking": st.sampled_from((*LABELS, "", "TLP:WHITE", "red")),
        "audience": st.sampled_from(("", "house", "partners")),
        "status": st.sampled_from(("draft", "released", "released", "withdrawn")),
        "version": st.integers(0, 2),
        "by": st.sampled_from(("C. Chief", "", " ")),
        "day": st.sampled_from(("2026-11-30", "2026-11-01", "2026-03-29", "9999-12-31", "0001-01-01", "x")),
        "quoted": _COUNTS,
        "quoted_in_mail": _COUNTS,
    }
)  # fmt: skip
_HOURS = st.sampled_from((0, 1, -1, 13, -20, 24 * 40, -24 * 400, 24 * 365 * 70))


def _case(told: dict[str, Any], broken: str, one: dict[str, Any], hours: int) -> dict[str, str]:
    return {"policy": _toml(told) + broken, "copy": json.dumps(one), "hours": str(hours)}


def _toml(told: dict[str, Any]) -> str:
    """A policy as TOML, tables in full."""
    tables = {key: one for key, one in told.items() if isinstance(one, dict) and one}
    lines = [
        f"{key} = {_value(one)}"
        for key, one in told.items()
        if key not in tables and key != "rules"
    ]
    for key, table in tables.items():
        whole = all(isinstance(one, dict) for one in table.values())
        if not whole:
            lines += [f"[{key}]", *(f"{json.dumps(k)} = {_value(v)}" for k, v in table.items())]
            continue
        for name, one in table.items():
            lines += [
                f"[{key}.{json.dumps(name)}]",
                *(f"{k} = {_value(v)}" for k, v in one.items()),
            ]
    rules = told.get("rules", [])
    for rule in rules if isinstance(rules, list) else []:
        lines += ["[[rules]]", *(f"{k} = {_value(v)}" for k, v in rule.items())]
    return "\n".join(lines) + "\n"


def _value(one: Any) -> str:
    if isinstance(one, dict):
        return "{" + ", ".join(f"{json.dumps(k)} = {_value(v)}" for k, v in one.items()) + "}"
    if isinstance(one, list):
        return "[" + ", ".join(map(_value, one)) + "]"
    return json.dumps(one)


cases = st.builds(_case, _FILES, _BREAKS, _COPIES, _HOURS)
