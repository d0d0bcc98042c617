"""What an analyst does in a day, in a real JupyterLab started as the README says."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.lab import day
from tests.lab.conftest import WAIT, Lab
from tests.lab.pictures import Album


def test_a_day_at_the_desk(browser: Any, lab: Lab, tmp_path: Path) -> None:
    """Open, change, run, correct, judge, run again, export, release: each is seen in the report."""
    album = Album(tmp_path)
    page = browser.new_page(viewport={"width": 1360, "height": 850})
    try:
        _opened(page, lab, album)
        _read(page, album)
        _judged(page, lab, album)
        _exported(page, album)
        _released(page, lab, album)
        assert page.get_by_text("Jupyter news").count() == 0  # nothing of the web is asked for
    finally:
        page.close()


def _opened(page: Any, lab: Lab, album: Album) -> None:
    page.goto(lab.of(""), timeout=WAIT)
    page.locator(".briefing-why", has_text="Run All Cells").wait_for(timeout=WAIT)
    page.get_by_text("Python 3 (ipykernel) | Idle").first.wait_for(timeout=WAIT)
    album.take(page, "open")
    panel = day.begin(page)
    day.change(panel)
    day.top(page, panel)
    album.take(page, "parameters")
    day.run_all(page, panel)
    day.top(page, day.cell(page, "open_library"))
    album.take(page, "run")


def _read(page: Any, album: Album) -> None:
    viewer = day.correct(page)
    day.top(page, viewer, 20)
    album.take(page, "correct")
    day.store(viewer)


def _judged(page: Any, lab: Lab, album: Album) -> None:
    form = day.judge(page)
    day.top(page, form.locator('[data-draft="key_judgements"]'))
    album.take(page, "judge")
    day.assign(form)
    day.top(page, form.locator('.row[data-path="key_judgements/0/text"]'))
    album.take(page, "likelihood")
    day.rerun(page, form)
    [file] = (lab.desk / "data" / "judgements").glob("topic_briefing-trilateral-security-*.yaml")
    kept = file.read_text("utf-8")
    assert all(words in kept for words in (day.SPEAKER, day.JUDGED, "likelihood: likely"))
    printed = day.report(page)
    assert day.SPEAKER in printed.locator("body").inner_text()
    printed.get_by_text(day.JUDGED).first.scroll_into_view_if_needed()
    day.top(page, day.cell(page, "sections.key_judgements"))
    album.take(page, "rerun")


def _exported(page: Any, album: Album) -> None:
    day.cell(page, "desk.checks")
    album.take(page, "checks")
    day.menu(page)
    album.take(page, "export-menu")
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    assert day.JUDGED in day.export(page, "html").read_text("utf-8")
    assert day.export(page, "pdf").read_bytes().startswith(b"%PDF")


def _released(page: Any, lab: Lab, album: Album) -> None:
    day.file(page)
    dialog = day.sign(page)
    album.take(page, "release")
    day.release(page, dialog)
    day.report(page).get_by_text("Released by C. Chief").first.scroll_into_view_if_needed()
    album.take(page, "released")
    signed = [*lab.desk.glob("reports/topic_briefing/*/releases/house/v1/briefing.html")]
    assert [day.SPEAKER in one.read_text("utf-8") for one in signed] == [True]
