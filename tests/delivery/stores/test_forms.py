"""A message is safe whatever a report says: it calls nobody, leads nowhere, and is no markup."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.delivery.calling.facts import JOINER, Facts, facts, harmless
from briefing.delivery.calling.forms import FORMS, OPEN
from briefing.delivery.copies import Copy
from tests.delivery.stores.build import copy, draft, way, withdrawn

BASE = "https://briefings.example.org"
HOSTILE = (
    "<!channel> @channel @here @room <@U123> <https://evil.example|click> *bold* `x` "
    "[click](https://evil.example) www.evil.example evil.example <b>x</b> & \u202e\u200b "
    "mailto:x@evil.example"
)
# What a client would make a call or a link of: see the documentation of each.
_CALLS = re.compile(r"@(channel|here|everyone|room|all)\b|<[!@#]|<https?:|://|\w\.[a-z]{2}|\]\(")


def message(flavour: str, one: Copy, base: str = BASE) -> Any:
    """What is sent, as it arrives."""
    made = FORMS[flavour](facts(one, way(kind="webhook", base=base)), one)
    return json.loads(json.dumps(made))


def texts(found: Any) -> Iterator[str]:
    """Every text of a message that is shown to somebody, but those of ours."""
    if isinstance(found, dict):
        for name, value in found.items():
            if name not in {"$schema", "type", "url", "contentType", "format", "msgtype"}:
                yield from texts(value)
    elif isinstance(found, list):
        for one in found:
            yield from texts(one)
    elif isinstance(found, str) and OPEN not in found and not found.startswith(BASE):
        yield found


@pytest.mark.parametrize("flavour", FORMS)
def test_a_message_tells_what_it_is_about(flavour: str, tmp_path: Path) -> None:
    """Title, marking, version and who released it, bottom line, and where to read on."""
    told = json.dumps(message(flavour, copy(tmp_path)), ensure_ascii=False).replace(JOINER, "")
    for part in (
        "Norway shares radar data", "TLP:GREEN", "Version 2 of 2026-11-30",
        "Released by C. Chief on 2026-11-30", "It corrects the version before: a date was wrong",
        "the harbours are not ready.",
        f"{BASE}/reports/topic_briefing/radar-accord/v2/report.html",
    ):  # fmt: skip
        assert part in told


@pytest.mark.parametrize("flavour", FORMS)
def test_a_draft_says_so(flavour: str, tmp_path: Path) -> None:
    """First of all, and that nobody released it."""
    told = json.dumps(message(flavour, draft(tmp_path)))
    assert "DRAFT: Norway" in told
    assert "Nobody has released it" in told


@pytest.mark.parametrize("flavour", FORMS)
def test_a_withdrawal_says_no_more_than_that(flavour: str, tmp_path: Path) -> None:
    """By whom, when and why; nothing of what it said."""
    told = json.dumps(message(flavour, withdrawn(copy(tmp_path))))
    for part in ("WITHDRAWN: Norway", "withdrawn by C. Chief", "the source erred", "Do not use it"):
        assert part in told.replace("\\u2060", "")
    assert "harbours are not ready" not in told


@pytest.mark.parametrize("flavour", FORMS)
def test_a_message_without_an_address_of_the_site_has_no_link(flavour: str, tmp_path: Path) -> None:
    """Nor one to a file of this computer."""
    for base in ("", "file:///srv/site"):
        told = json.dumps(message(flavour, copy(tmp_path), base))
        assert ("report.html" in told, OPEN in told) == (False, False)


@pytest.mark.parametrize("flavour", ["slack", "teams", "matrix"])
def test_hostile_words_call_nobody_and_lead_nowhere(flavour: str, tmp_path: Path) -> None:
    """Neither in title nor in bottom line, name or note."""
    one = copy(tmp_path, title=HOSTILE, bottom_line=HOSTILE, by=HOSTILE, marking=HOSTILE)
    for text in texts(message(flavour, one)):
        theirs = re.sub(rf"</?(?:p|strong)>|{BASE}\S+", "", text)
        assert _CALLS.findall(html.unescape(theirs)) == []


@given(
    st.text(st.sampled_from("@<>!*_`[]()#&:/.|\\ achnel\u202e\n") | st.characters(), max_size=80)
)
def test_no_text_is_a_call_or_a_link(text: str) -> None:
    """Whatever stands in it; and it is one line that can be printed."""
    found = harmless(text, 60)
    assert _CALLS.findall(found) == []
    assert found.replace(JOINER, "").isprintable()
    assert len(found.replace(JOINER, "")) <= 60


def test_harmless_words_stay_as_they_are() -> None:
    """But for a sign nobody sees in what looks like the name of a host."""
    assert harmless("Seoul, 3.5 % & 100 ships: “we will”", 200) == (
        "Seoul, 3.5 % & 100 ships: “we will”"
    )
    assert harmless("U.S. ships", 200).replace(JOINER, "") == "U.S. ships"


def test_slack_gets_plain_text_alone(tmp_path: Path) -> None:
    """One piece is markup: the link of ours. Lengths are those that Slack takes."""
    one = withdrawn(copy(tmp_path, title=HOSTILE * 9))
    assert len(message("slack", one)["blocks"][0]["text"]["text"]) <= 150
    one = copy(tmp_path, title=HOSTILE * 9, bottom_line="@" * 4000)
    found = message("slack", one)
    marked = [b["text"]["text"] for b in found["blocks"] if b["text"]["type"] == "mrkdwn"]
    link = f"{BASE}/reports/topic_briefing/radar-accord/v2/report.html"
    assert marked == [f"<{link}|{OPEN}>"]
    lengths = [len(b["text"]["text"]) for b in found["blocks"]]
    assert (lengths[0] <= 150, max(lengths) <= 3000) == (True, True)
    assert (found["link_names"], found["parse"]) == (False, "none")
    assert not re.search(r"<(?!https)", found["text"])


def test_teams_gets_runs_without_markdown(tmp_path: Path) -> None:
    """No TextBlock and no FactSet, which read Markdown."""
    found = message("teams", copy(tmp_path, title=HOSTILE))
    (card,) = (one["content"] for one in found["attachments"])
    kinds = {block["type"] for block in card["body"]}
    runs = {run["type"] for block in card["body"] for run in block["inlines"]}
    assert (kinds, runs) == ({"RichTextBlock"}, {"TextRun"})
    assert len(json.dumps(found)) < 28_000


def test_matrix_mentions_nobody(tmp_path: Path) -> None:
    """And its page has no element that a title brought."""
    found = message("matrix", copy(tmp_path, title="<img src=x onerror=1> @room"))
    assert (found["m.mentions"], found["msgtype"]) == ({}, "m.text")
    elements = set(re.findall(r"<(\w+)", found["formatted_body"]))
    assert elements == {"p", "strong", "a"}


def test_a_link_cannot_break_out(tmp_path: Path) -> None:
    """The address of the site is the house's, the rest of it letters of a known kind."""
    found: Facts = facts(copy(tmp_path, key='x/"><script>|y'), way(kind="webhook", base=BASE))
    assert re.fullmatch(r"https://[A-Za-z0-9./_-]+", found.link)
