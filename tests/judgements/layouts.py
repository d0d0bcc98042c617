"""Strategies for judgements files: what they hold, and every way of laying that out as YAML."""

from __future__ import annotations

import json
from typing import Any, TypeVar

from hypothesis import strategies as st

from briefing.judgements.rendered import scalar

T = TypeVar("T")
WORDS = st.text(
    st.sampled_from("aé漢😀 0:#-,[]{}'\"\\&*!|>%@`?~=.\tÿ"), min_size=1, max_size=30
).filter(lambda text: bool(text.split()))
SENTENCES = WORDS.map(lambda text: f"It says {text} so")
PASSAGES = st.fixed_dictionaries(
    {"words": SENTENCES.map(lambda text: f"{text} at length")}, optional={"source": WORDS}
)
_LIKELY = st.sampled_from(["unlikely", "likely", "very likely"])


def _numbered(name: str, entries: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Entries told apart by a field."""
    return [{**entry, name: f"{entry[name]} {number}"} for number, entry in enumerate(entries)]


KEY_JUDGEMENTS = st.fixed_dictionaries(
    {
        "id": WORDS,
        "text": SENTENCES,
        "kind": st.sampled_from(["finding", "assessment"]),
        "rests_on": st.lists(PASSAGES, min_size=1, max_size=3),
    },
    optional={
        "likelihood": _LIKELY,
        "confidence": st.fixed_dictionaries({"level": st.just("low"), "because": SENTENCES}),
        "alternative": SENTENCES,
        "inference": st.just("no"),
    },
)
CORRECTIONS = st.fixed_dictionaries(
    {
        "kind": st.just("label"),
        "passage": SENTENCES,
        "value": st.sampled_from(["fact", "opinion"]),
        "by": WORDS,
    },
    optional={"source": WORDS, "why": SENTENCES},
)
GRADES = st.fixed_dictionaries({"source": WORDS}, optional={"grade": st.sampled_from("ABF")})
MODELS = st.fixed_dictionaries(
    {},
    optional={
        "title": SENTENCES,
        "author": WORDS,
        "marking": st.just("TLP:RED"),
        "revised": st.just("2024-06-21"),
        "released": st.fixed_dictionaries({"by": WORDS, "on": st.just("2024-06-22")}),
        "review": st.fixed_dictionaries({}, optional={"edit": WORDS, "proof_read": WORDS}),
        "key_judgements": st.lists(KEY_JUDGEMENTS, max_size=3).map(lambda e: _numbered("id", e)),
        "grades": st.fixed_dictionaries(
            {},
            optional={
                "reliability": st.lists(GRADES, max_size=3).map(lambda e: _numbered("source", e))
            },
        ),
        "corrections": st.lists(CORRECTIONS, max_size=3),
    },
)


class Printer:
    """Lays a model out as a whimsical person would: brackets, quotes, comments, blank lines."""

    def __init__(self, data: st.DataObject) -> None:
        self.draw = data.draw
        self.count = 0
        self.within = False  # true below a folded text, where a deeper line belongs to it
        self.ends = data.draw(st.sampled_from(["\n", "\r\n"]))

    def one(self, *choices: T) -> T:
        """One of these, drawn."""
        return self.draw(st.sampled_from(choices))

    def once_in(self, times: int) -> bool:
        """True once in so many times."""
        return bool(self.draw(st.integers(1, times)) == times)

    def text(self, held: dict[str, Any]) -> str:
        """The file."""
        if not held:
            return self.one("", "# nothing\n", "---\n", "{}\n")
        flow = self.once_in(4)
        body = [self.flow(held)] if flow else self.block(held, self.one("", "", "  "))
        lines = [*self.one([], ["---"], ["# head"]), *body, *self.above("")]
        return self.ends.join(lines) + self.one("", self.ends)

    def above(self, pad: str) -> list[str]:
        """Lines of comment and blank lines."""
        self.count += 1
        deeper = pad + ("" if self.within else self.one("", "  ", "      "))
        self.within = False
        return self.one(
            [], [], [], [""], [f"{deeper}# remark {self.count}"], ["", f"{pad}#{self.count}"]
        )

    def behind(self) -> str:
        """What stands at the end of a line."""
        return self.one("", "", "", "  ", "   # why: [not]")

    def words(self, held: str, *, flow: bool) -> str:
        """A scalar in one of its quotes."""
        style = self.one(None, None, "'", '"', "json")
        return json.dumps(held) if style == "json" else scalar(held, style=style, flow=flow)

    def block(self, held: Any, pad: str) -> list[str]:
        """Lines of a mapping or a list."""
        return self.mapping(held, pad) if isinstance(held, dict) else self.listed(held, pad)

    def mapping(self, held: dict[str, Any], pad: str) -> list[str]:
        """A mapping, each name on a line."""
        lines = []
        for number, (name, one) in enumerate(held.items()):
            lines += self.above(pad) if number else []
            head = f"{pad}{self.one(name, name, json.dumps(name))}:"
            lines += self.valued(head, one, pad)
        return lines

    def valued(self, head: str, one: Any, pad: str) -> list[str]:
        """A value behind the head of its line, or below it."""
        if isinstance(one, str):
            if self.once_in(4):
                return [
                    f"{head} {self.one('>-', '|', '> # folded')}",
                    *self.folded(one, f"{pad}  "),
                ]
            return [f"{head} {self.words(one, flow=False)}{self.behind()}"]
        if not one or self.once_in(4):
            shown = self.flow(one) if one or self.once_in(2) else ""
            return [f"{head} {shown}{self.behind()}"]
        deeper = (
            pad if isinstance(one, list) and self.once_in(2) else f"{pad}{self.one('  ', '    ')}"
        )
        return [f"{head}{self.behind()}", *self.above(deeper), *self.block(one, deeper)]

    def folded(self, words: str, pad: str) -> list[str]:
        """Words over lines."""
        self.within = True
        return [f"{pad}{' '.join(words.split())}", *self.one([], [""])]

    def listed(self, held: list[Any], pad: str) -> list[str]:
        """A list, each entry behind a hyphen."""
        lines = []
        for number, one in enumerate(held):
            lines += self.above(pad) if number else []
            if self.once_in(3):
                lines.append(f"{pad}- {self.flow(one)}{self.behind()}")
                continue
            first, *rest = self.block(one, f"{pad}  ")
            remark = self.one([], [], [f"{pad}- # entry"])
            lines += [*remark, first] if remark else [f"{pad}- {first.lstrip()}"]
            lines += rest
        return lines

    def flow(self, held: Any) -> str:
        """A value within brackets, over lines now and then."""
        if isinstance(held, str):
            return self.words(held, flow=True)
        joint = self.one(", ", ",", f",{self.ends}        ")
        if isinstance(held, dict):
            inner = [f"{name}: {self.flow(one)}" for name, one in held.items()]
            return "{" + joint.join(inner) + self.one("", ", ") * bool(inner) + "}"
        inner = [self.flow(one) for one in held]
        return "[" + joint.join(inner) + self.one("", ",") * bool(inner) + "]"
