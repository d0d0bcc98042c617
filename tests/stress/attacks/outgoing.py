"""What leaves the machine, or is read by other programs, holds others' words as words alone."""

from __future__ import annotations

import configparser
import json
import re
import shlex
from contextlib import suppress
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

from briefing.errors import BriefingError
from tests.stress.attacks import hostiles
from tests.stress.trials import trial

FIELDS = [
    "From", "Reply-To", "To", "Subject", "Date", "Message-ID", "In-Reply-To", "References",
    "List-Id", "List-Unsubscribe", "List-Unsubscribe-Post", "Auto-Submitted",
]  # fmt: skip
CALLS = re.compile(r"@(channel|here|everyone|room|all)\b|<[!@#]|<https?:|://|\]\(")
ENDS = ("\r\n", "\n", "\r", "\x85", "\u2028", "\x0b", "\x00", "=?utf-8?q?=0D=0A?=", "\r\n\r\n.\r\n")


def _word(dice: Any) -> str:
    end = dice.choice(ENDS)
    evil = f"x{end}Bcc: all@evil.example{end}{end}<!channel> @here [a](https://evil.example) *b*"
    return evil if dice.random() < 0.5 else hostiles.text(dice)


@trial(
    "attack",
    who="a title, a topic, a name of a list",
    title="line ends, encoded words and further fields in the heads of mail",
    holds="each head has its own fields, once, for its one receiver, or the mail is refused",
    cases=1500,
    part=80,
)
def heads_of_mail(case: int, _folder: Path) -> None:
    """Subjects, senders, lists, addresses."""
    from msgspec.structs import replace

    from briefing.delivery.errands import Errand
    from briefing.delivery.ways import heads
    from briefing.delivery.ways.letter import Letter, subject
    from briefing.delivery.ways.mailboxes import mailbox
    from tests.delivery.mail.letters import readers, way
    from tests.delivery.mail.test_injection import COPY

    dice = hostiles.chance(case)
    copy = replace(COPY, title=_word(dice), topic=_word(dice), key=f"n/{_word(dice)}")
    named = "".join(c for c in _word(dice) if c not in "<>")
    post = way(
        sender=f"{named} <desk@house.example>", reply_to=f"{named} <ask@house.example>",
        unsubscribe="https://house.example/?{receiver}&{list}",
    )  # fmt: skip
    listed = readers(name=_word(dice)[:60] or "a", title=_word(dice))
    errand = Errand(copy=copy, readers=listed, way=post)
    with suppress(BriefingError):
        box = mailbox(dice.choice(("ann@reader.example", f"{_word(dice)}@x.example", _word(dice))))
        raw = heads.head(errand, Letter(subject(copy), b"", b""), box, "")
        found = message_from_bytes(raw + b"\r\n", policy=policy.default)
        assert found.keys() == FIELDS, found.keys()
        assert len(found["To"].addresses) == 1
        assert [one.addr_spec for one in found["From"].addresses] == ["desk@house.example"]
        assert str(found["Subject"]).startswith("[TLP:GREEN]")
        assert all(len(line) <= 998 and b"\n" not in line for line in raw.split(b"\r\n"))


@trial(
    "attack",
    who="a title, a bottom line, a name",
    title="mentions, links and markup in messages for Slack, Teams, Matrix and programs",
    holds="nobody is called, nothing leads elsewhere, nothing is markup",
    cases=800,
    part=60,
)
def messages_of_webhooks(case: int, folder: Path) -> None:
    """In each flavour."""
    from briefing.delivery.calling.forms import FORMS
    from tests.delivery.stores.build import copy
    from tests.delivery.stores.test_forms import BASE, message, texts

    dice = hostiles.chance(case)
    word, other = (_word(dice) for _ in "ab")
    more = " <!channel> @channel <@U123> <https://evil.example|x> [x](https://evil.example) @room"
    held = copy(folder, title=word + more, bottom_line=other + more, by=word[:200] or "x")
    for flavour in FORMS:
        for shown in texts(message(flavour, held)):
            if flavour == "plain":
                continue  # JSON for a program, which gets the words as they are
            calls = CALLS.search(shown.replace(f"{BASE}/", ""))
            assert not calls, (flavour, shown[:300])
            json.dumps(shown).encode("ascii")


@trial(
    "attack",
    who="a title, a topic, a bottom line",
    title="tags, attributes and entities in a site: pages, Atom, OPML, sitemap, index of words",
    holds="every file is well formed, has nothing of them but text, and names that stay inside",
    cases=60,
    part=4,
)
def sites(case: int, folder: Path) -> None:
    """A whole site of six reports, each word of them hostile."""
    from lxml import etree

    from tests.delivery.site import made

    dice = hostiles.chance(case)

    def word() -> str:
        return f"{_word(dice)} <script>OWNED</script> ]]> & \"' {_word(dice)}"

    copies = [
        made.copy(folder, word(), f"2026-11-{10 + n}", key=f"n/{word()}", title=word(), line=word(),
                  version=n, points=(word(),), by=word())
        for n in range(1, 7)
    ]  # fmt: skip
    site = made.built(copies, base="https://desk.example", title=word())
    for name, piece in site.files.items():
        assert re.fullmatch(r"[a-z0-9_][a-z0-9_./-]*", name), name
        assert ".." not in name
        raw = piece.read()
        if name.endswith((".xml", ".opml")):
            tree = etree.fromstring(raw, etree.XMLParser(resolve_entities=False))
            tags = {etree.QName(one).localname for one in tree.iter()}
            assert "script" not in tags, name
            assert not hostiles.acting("".join(map(str, tree.itertext()))), name
            links = [
                str(v) for one in tree.iter() for k, v in one.items() if str(k).endswith("ref")
            ]
            assert all(one.startswith(("https://desk.example", "tag:")) for one in links), links
        elif name.endswith(".html") and not name.endswith("report.html"):
            assert b"<script>" not in raw, name
            assert b"OWNED</script>" not in raw, name
        elif name.endswith(".js"):
            assert b"</script" not in raw, name


@trial(
    "attack",
    who="a name of a folder or of a schedule",
    title="specifiers, quotes, line ends and shell in systemd units and crontab lines",
    holds="the unit and the line start the one command, with its words as they are, or are refused",
    cases=2000,
    part=150,
)
def units_and_crontabs(case: int, _folder: Path) -> None:
    """As systemd and cron take them apart."""
    from briefing.schedule import crontab, units

    dice = hostiles.chance(case)
    raw = re.sub("[\0\ud800-\udc7f\udd00-\udfff]", "", hostiles.name(dice))  # in no path
    project = Path("/srv") / raw.lstrip("/")[:200]
    file = project / "a %h $HOME \"x\" 'y' \\ ;.toml" if dice.random() < 0.5 else None
    try:
        words = units.command(file)
        made = units.units(project, words, 5)
        line = crontab.block(project, words, 5)
    except BriefingError:
        return
    for name, text in made.items():
        assert re.fullmatch(r"[a-z0-9.-]+", name), name
        parsed = configparser.RawConfigParser(strict=True)
        parsed.optionxform = str  # type: ignore[assignment,method-assign]
        parsed.read_string(text)
        if "Service" in parsed:
            assert [*parsed["Service"]] == [
                "Type", "WorkingDirectory", "ExecStart", "KillMode", "TimeoutStopSec", "Nice",
                "NoNewPrivileges",
            ]  # fmt: skip
            place = parsed["Service"]["WorkingDirectory"].replace("%%", "%")
            assert place == str(project).strip() or place == str(project)
            assert not re.search(r"(?<!%)(?:%%)*%(?!%)", parsed["Service"]["ExecStart"])
    _, told, _, rest = line.split("\n")
    assert rest == ""
    command = re.sub(r"\\%", "%", told.split(" ", 5)[5])
    assert re.search(r"(?<!\\)%", told.split(" ", 5)[5]) is None
    assert shlex.split(command) == ["cd", str(project), "&&", *words, ">/dev/null"]
