"""Words from outside on the site: they are shown, and do nothing."""

from __future__ import annotations

import json
import re
from pathlib import Path

from briefing.delivery.site import addresses
from tests.delivery.site import made
from tests.delivery.site.made import pages


def test_words_from_outside_are_only_words(tmp_path: Path) -> None:
    """No tag, no mark that turns the line around and no newline of them is in any page."""
    site = made.built(made.every(tmp_path), nights=made.NIGHTS)
    for name, raw in pages(site).items():
        if name.endswith((".html", ".js", ".xml", ".opml")) and not name.endswith("report.html"):
            assert b"<script>" not in raw
            assert "\u202e".encode() not in raw
            assert b"<b>" not in raw


def test_names_of_files_stay_in_the_site(tmp_path: Path) -> None:
    """Whatever a topic or a key is called."""
    odd = [
        made.copy(tmp_path, topic, key=f"n/{topic}", day=day)
        for topic, day in ((made.HOSTILE, "2026-01-01"), ("../..", "../../x"), ("con", ""))
    ]
    assert [
        n for n in made.built(odd).files if not re.fullmatch(r"[a-z0-9_][a-z0-9_./-]*", n)
    ] == []
    assert [name for name in made.built(odd).files if ".." in name] == []


def test_no_page_runs_or_loads_what_is_not_the_sites(tmp_path: Path) -> None:
    """Each has the policy; no script, style or handler stands in it."""
    site = made.built(made.every(tmp_path), nights=made.NIGHTS)
    for name in site.files:
        if name.endswith(".html") and 'class="masthead"' in (found := made.text(site, name)):
            assert "default-src &#39;none&#39;; script-src &#39;self&#39;" in found
            assert (
                re.findall(r"<style|\sstyle=|\son\w+=|<script(?![^>]* src=)|https?://", found) == []
            )


def test_the_index_of_words_is_json(tmp_path: Path) -> None:
    """One assignment of plain values, in which no tag can end the script."""
    site = made.built(made.every(tmp_path))
    script = made.text(site, addresses.WORDS)
    told = json.loads(script.removeprefix("window.briefingWords=").rstrip(";\n"))
    assert len(told["reports"]) == len(site.shown)
    assert "<" not in script
