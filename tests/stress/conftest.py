"""How many cases are made, and the table at the end: BRIEFING_STRESS=whole, or =write."""

from __future__ import annotations

import json
import os
from typing import Any

import pytest

from tests.conftest import PROJECT
from tests.stress import results
from tests.stress.trials import FOLDERS, trials

MODE = os.environ.get("BRIEFING_STRESS", "")  # "" a part, "whole" all, "write" all into documents
_KEY = "stress"
_results: list[results.Result] = []


@pytest.fixture
def tell(record_property: Any) -> Any:
    """Takes the result of a trial, for the table at the end."""
    return lambda told: record_property(_KEY, json.dumps(told))


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Gather results, also those of other processes."""
    if report.when == "call":
        told = [value for key, value in report.user_properties if key == _KEY]
        _results.extend(results.Result(**json.loads(str(one))) for one in told)


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    """Print the tables; with BRIEFING_STRESS=write also keep them."""
    if not MODE or not _results or hasattr(config, "workerinput"):
        return
    known = trials()
    if MODE == "write":
        results.store(_results)
    found = {one.name: one for one in _results}
    for kind in FOLDERS:
        terminalreporter.write_line("")
        terminalreporter.write_line(results.table(kind, known, found))
        if MODE == "write":
            page = PROJECT / results.PAGES[kind]
            text = results.table(kind, known, results.stored())
            page.write_text(results.placed(page.read_text("utf-8"), kind, text), "utf-8")
    slow = sorted(_results, key=lambda one: -one.seconds)
    for one in slow:
        terminalreporter.write_line(
            f"{one.seconds:7.1f} s  {one.name}{one.absent and ': '}{one.absent}"
        )
    lost, made = sum(one.lost for one in _results), sum(one.cases for one in _results)
    terminalreporter.write_line(f"{len(_results)} trials, {made:,} cases, lost: {lost}")
