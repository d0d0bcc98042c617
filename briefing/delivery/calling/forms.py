"""A message as each kind of receiver takes it. No words from outside become markup anywhere."""

from __future__ import annotations

import html
from collections.abc import Callable
from typing import Any

from briefing.delivery.calling.facts import Facts
from briefing.delivery.copies import Copy

OPEN = "Open the report"
_HEADER, _SECTION = 150, 3_000  # characters that Slack takes in such blocks
Form = dict[str, Any]


def slack(facts: Facts, copy: Copy) -> Form:
    """An incoming webhook of Slack: blocks of plain text, and a link of ours.

    Form: docs.slack.dev, "Sending messages using incoming webhooks" and "Escaping text".
    """
    del copy
    blocks: list[Form] = [
        {"type": "header", "text": _plain(facts.head, _HEADER)},
        {"type": "section", "text": _plain(f"{facts.marking} · {facts.status}")},
    ]
    if facts.lead:
        blocks.append({"type": "section", "text": _plain(facts.lead)})
    if facts.link:
        text = {"type": "mrkdwn", "text": f"<{_escaped(facts.link)}|{OPEN}>", "verbatim": True}
        blocks.append({"type": "section", "text": text})
    return {
        "text": _escaped(f"[{facts.marking}] {facts.head}"),  # for notifications
        "blocks": blocks,
        "mrkdwn": False,
        "parse": "none",
        "link_names": False,
        "unfurl_links": False,
        "unfurl_media": False,
    }


def teams(facts: Facts, copy: Copy) -> Form:
    """A Workflows webhook of Teams: an Adaptive Card whose words are runs without Markdown.

    Form: adaptivecards.io, schema 1.4, RichTextBlock and TextRun.
    """
    runs = [
        _runs(facts.marking, weight="Bolder", color="Attention"),
        _runs(facts.head, weight="Bolder", size="Large"),
        _runs(facts.status, isSubtle=True),
    ]
    card: Form = {
        "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
        "type": "AdaptiveCard",
        "version": "1.4",
        "lang": copy.language,
        "body": [*runs, *([_runs(facts.lead)] if facts.lead else [])],
        "msteams": {"width": "Full"},
    }
    if facts.link:
        card["actions"] = [{"type": "Action.OpenUrl", "title": OPEN, "url": facts.link}]
    kind = "application/vnd.microsoft.card.adaptive"
    return {
        "type": "message",
        "attachments": [{"contentType": kind, "contentUrl": None, "content": card}],
    }


def matrix(facts: Facts, copy: Copy) -> Form:
    """A message event of Matrix (client-server API, m.text), which mentions nobody (m.mentions)."""
    del copy
    parts = [facts.marking, facts.head, facts.status, facts.lead]
    lines = [part for part in parts if part]
    page = [f"<strong>{html.escape(part)}</strong>" for part in lines[:2]]
    page += [html.escape(part) for part in lines[2:]]
    if facts.link:
        lines.append(facts.link)
        page.append(f'<a href="{html.escape(facts.link)}">{OPEN}</a>')
    return {
        "msgtype": "m.text",
        "body": "\n".join(lines),
        "format": "org.matrix.custom.html",
        "formatted_body": "".join(f"<p>{part}</p>" for part in page),
        "m.mentions": {},
    }


def plain(facts: Facts, copy: Copy) -> Form:
    """For a program of one's own: the facts as they are, and `text`, which a chat may show."""
    text = "\n".join(filter(None, (facts.marking, facts.head, facts.status, facts.lead)))
    return {
        "schema": "briefing.message/1",
        "report": copy.key,
        "title": copy.title,
        "topic": copy.topic,
        "audience": copy.audience,
        "day": copy.day,
        "run": copy.run,
        "status": copy.status,
        "version": copy.version,
        "marking": copy.marking,
        "language": copy.language,
        "bottom_line": "" if copy.status == "withdrawn" else copy.bottom_line,
        "content": copy.content,
        "link": facts.link,
        "text": text,
    }


FORMS: dict[str, Callable[[Facts, Copy], Form]] = {
    "slack": slack,
    "teams": teams,
    "matrix": matrix,
    "plain": plain,
}


def _plain(text: str, most: int = _SECTION) -> Form:
    cut = text if len(text) <= most else text[: most - 1] + "…"
    return {"type": "plain_text", "text": cut, "emoji": False}


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _runs(text: str, **style: Any) -> Form:
    return {"type": "RichTextBlock", "inlines": [{"type": "TextRun", "text": text, **style}]}
