"""Ways and lists of every kind and marking, the reports that go by them, and what may arrive.

What may arrive is looked up in tests/cases/distribution/rules.md.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tests.delivery.policy.tables import grid, rows
from tests.delivery.whole.night import Subject

MARKINGS = grid("markings")
LABELS = list(dict.fromkeys(label for label, _ in MARKINGS))
STATUS = {(row[0], row[1], row[2]): row[3] for row in rows("status")}
UNMARKED_WAYS = {row[0]: row[1] for row in rows("unmarked ways")}
UNMARKED_LISTS = {row[0]: row[1] for row in rows("unmarked lists")}
KINDS = ("site", "mail", "store", "webhook")
PORTS = ("Avaria", "Belmora", "Cindral", "Dunmere", "Elvask", "Fendrith")
WORDS = ("quillmark", "vexford", "brindleton", "ostrander", "halcyonix", "marrowick")
SIGNED = [Subject(*told) for told in zip(PORTS, [*LABELS, ""], WORDS, strict=True)]
DRAFTS = [Subject(f"New{one.port}", one.marking, f"{one.word}esque") for one in SIGNED]
FOR_PRESS = [SIGNED[1], SIGNED[4]]  # TLP:GREEN and TLP:RED
PRESS = "Presswatch"  # stands in what is made for the press, and there alone
HOUSE = "kestrelonly"  # blacked out for the press


@dataclass(frozen=True)
class Lane:
    """A way, and the list that gets everything by it."""

    kind: str
    most: str
    readers: str = "TLP:RED"
    loose: bool = True  # drafts and what has no marking may go
    audience: str = "house"

    @property
    def name(self) -> str:
        """Of both."""
        word = "-".join((self.kind, self.most, self.readers, self.audience, str(self.loose)))
        return word.replace(":", "").replace("+", "-").lower()

    def expected(self, one: Subject, status: str) -> bool:
        """Whether the tables let a report arrive, if there is one for these readers."""
        if self.audience == "press" and one not in FOR_PRESS:
            return False
        loose = "yes" if self.loose else "no"
        told = {STATUS[status, loose, "no" if self.loose else "yes"]}
        if one.marking:
            told |= {MARKINGS[one.marking, self.most], MARKINGS[one.marking, self.readers]}
        else:
            told |= {UNMARKED_WAYS[loose], UNMARKED_LISTS[self.readers]}
        return told == {"goes"}


LANES = [
    one
    for kind in KINDS
    for one in (
        *(Lane(kind, label) for label in LABELS),
        Lane(kind, "TLP:RED", readers="TLP:GREEN"),
        Lane(kind, "TLP:RED", loose=False),
        Lane(kind, "TLP:AMBER", audience="press"),
    )
]


def tables(home: Path, mail: int, web: str) -> str:
    """The policy: a way and a list for each lane, and the owner's way, which may carry least."""
    found = ['owner = "owner@house.example"\nowner_way = "owner"\n', _mail("owner", mail, "CLEAR")]
    for one in LANES:
        if one.kind == "mail":
            found.append(_mail(one.name, mail, one.most.removeprefix("TLP:"), loose=one.loose))
        else:
            found.append(_way(one, home, web))
        found.append(
            f'[lists.{one.name}]\nreports = ["*"]\nways = ["{one.name}"]\nmost = "{one.readers}"\n'
            f'audience = "{one.audience}"\nonly_released = {str(not one.loose).lower()}\n'
            + ('addresses = ["reader@house.example"]\n' if one.kind == "mail" else "")
        )
    return "".join(found)


def _mail(name: str, port: int, most: str, *, loose: bool = False) -> str:
    return (
        f'[ways.{name}]\nkind = "mail"\nmost = "TLP:{most}"\nhost = "localhost"\nport = {port}\n'
        f'security = "none"\nsender = "{name}@house.example"\nattach = []\nper_minute = 100000\n'
        f"drafts = {str(loose).lower()}\nunmarked = {str(loose).lower()}\n"
    )


def _way(one: Lane, home: Path, web: str) -> str:
    where = f'place = "out/{one.name}"\nbase = "https://house.example/{one.name}"\n'
    if one.kind == "webhook":
        (home / f"{one.name}.url").write_text(f"{web}/{one.name}", "utf-8")
        where = f'url_file = "{one.name}.url"\nflavour = "plain"\n'
    return (
        f'[ways.{one.name}]\nkind = "{one.kind}"\nmost = "{one.most}"\n{where}'
        f"drafts = {str(one.loose).lower()}\nunmarked = {str(one.loose).lower()}\n"
    )
