"""What the kit adds to Jupyter's server answers whoever is logged in, and keeps to its folder."""

from __future__ import annotations

import http.cookiejar
import json
from typing import Any
from urllib.error import HTTPError
from urllib.request import HTTPCookieProcessor, OpenerDirector, Request, build_opener

import nbformat
import pytest

from tests.exporters import notebook as nb
from tests.lab.conftest import TOKEN, Lab

VERBS = ("kinds", "new", "place", "preview", "release", "report", "run")


def asked(
    lab: Lab, verb: str, given: object, opener: OpenerDirector | None = None, **headers: str
) -> tuple[int, dict[str, Any]]:
    """The status and the JSON of the server's answer to a verb."""
    body = given if isinstance(given, bytes) else json.dumps(given).encode()
    request = Request(f"{lab.address}briefing/api/{verb}", body, headers, method="POST")  # noqa: S310 loopback
    try:
        with (opener or build_opener()).open(request, timeout=60) as answer:
            return answer.status, json.loads(answer.read())
    except HTTPError as error:
        with error:
            said = error.read()
            return error.code, json.loads(said) if said.startswith(b"{") else {}


def told(lab: Lab, verb: str, given: object) -> tuple[int, dict[str, Any]]:
    """The answer to somebody who holds the token."""
    return asked(lab, verb, given, Authorization=f"token {TOKEN}")


@pytest.mark.parametrize("verb", VERBS)
def test_nobody_without_a_token_is_answered(lab: Lab, verb: str) -> None:
    """No verb does anything for a stranger."""
    assert asked(lab, verb, {})[0] == 403


def test_another_page_of_the_same_browser_is_not_answered(lab: Lab) -> None:
    """The cookie alone opens nothing: Jupyter's XSRF token must come with it."""
    jar = http.cookiejar.CookieJar()
    opener = build_opener(HTTPCookieProcessor(jar))
    opener.open(lab.of("lab"), timeout=60).close()
    assert asked(lab, "kinds", {}, opener)[0] == 403
    token = next(cookie.value for cookie in jar if cookie.name == "_xsrf")
    assert asked(lab, "kinds", {}, opener, **{"X-XSRFToken": str(token)})[0] == 200


@pytest.mark.parametrize("verb", ["preview", "release", "report", "run", "place"])
@pytest.mark.parametrize(
    "path",
    ["../x.ipynb", "/etc/passwd", "notebooks/../../x.ipynb", "", "a\0b", 7, None, "x" * 5_000],
)
def test_no_path_leads_out_of_the_folder(lab: Lab, verb: str, path: object) -> None:
    """A path outside, or none at all, is refused in a sentence."""
    status, answer = told(lab, verb, {"path": path, "by": "A", "file": "README.md"})
    assert status == 400
    assert answer["message"]


def test_a_link_does_not_lead_out_either(lab: Lab, tmp_path: Any) -> None:
    """Links are followed before the path is judged."""
    (tmp_path / "secret.ipynb").write_text("{}", "utf-8")
    (lab.desk / "link").symlink_to(tmp_path)
    status, answer = told(lab, "preview", {"path": "link/secret.ipynb"})
    assert (status, "outside" in answer["message"]) == (400, True)


@pytest.mark.parametrize("body", [b"no json", b"[1]", b"\xff"])
def test_what_is_no_json_object_is_refused(lab: Lab, body: bytes) -> None:
    """Without harm to the server."""
    assert told(lab, "kinds", body)[0] == 400


def test_an_unknown_verb_is_unknown(lab: Lab) -> None:
    """The verbs are a list; nothing else is started."""
    assert told(lab, "doctor", {})[0] == 404


def test_the_kinds_come_with_their_parameters_and_help(lab: Lab) -> None:
    """One for each notebook of the project, in words a card can show."""
    _, answer = told(lab, "kinds", {})
    kinds = {kind["kind"]: kind for kind in answer["kinds"]}
    assert [*kinds][:1] == ["actor_profile"]
    assert kinds["topic_briefing"]["label"] == "Topic briefing"
    assert kinds["actor_profile"]["subject"] == "Actor"
    since = next(p for p in kinds["topic_briefing"]["parameters"] if p["name"] == "since")
    assert "YYYY-MM-DD" in since["help"]


def test_the_error_of_the_command_line_comes_back(lab: Lab) -> None:
    """Its sentence names what to do; no traceback, no path of the server's machine."""
    status, answer = told(lab, "new", {"kind": "topic_breifing", "topic": "harbours"})
    assert (status, "topic_briefing" in answer["message"]) == (409, True)


def test_a_topic_is_never_an_option(lab: Lab) -> None:
    """What looks like one is taken as the topic it is."""
    status, answer = told(lab, "new", {"kind": "topic_briefing", "topic": "--help"})
    assert (status, answer["path"].endswith("topic_briefing.ipynb")) == (200, True)


def test_a_notebook_that_has_not_run_says_so(lab: Lab) -> None:
    """In the preview it is no error, but what is shown."""
    status, answer = told(lab, "preview", {"path": "notebooks/chronology.ipynb"})
    assert (status, "run it first" in answer["refused"]) == (200, True)


def test_nothing_runs_on_the_page_of_a_preview(lab: Lab) -> None:
    """The page comes with a policy that shuts it off from the server, framed or not."""
    _, made = told(lab, "preview", {"path": "report.ipynb"})
    request = Request(f"{lab.address}briefing/page/{made['page']}")  # noqa: S310 loopback
    request.add_header("Authorization", f"token {TOKEN}")
    with build_opener().open(request, timeout=60) as answer:
        policy = answer.headers["Content-Security-Policy"]
        assert answer.read().lstrip().startswith(b"<!DOCTYPE html>")
    assert "default-src 'none'" in policy
    assert "sandbox allow-same-origin" in policy
    assert not {"allow-scripts", "connect-src", "script-src"} & {*policy.replace(";", "").split()}
    with build_opener().open(request.full_url, timeout=60) as stranger:  # the page of the login
        assert b"second pier" not in stranger.read()


def test_a_report_without_a_run_is_not_released(lab: Lab) -> None:
    """There is nothing to sign yet, and the sentence says what comes first."""
    status, answer = told(lab, "release", {"path": "notebooks/chronology.ipynb", "by": "C. Chief"})
    assert (status, "Run and export first" in answer["message"]) == (400, True)


def test_a_refused_export_is_told_on_a_page(lab: Lab) -> None:
    """The tab that JupyterLab opens for it says why, in the kit's words, and what to do."""
    widget = {"application/vnd.jupyter.widget-view+json": {"model_id": "a"}}
    made = nb.briefing(nb.cell(nb.new_output("display_data", data=widget)))
    nbformat.write(made, lab.desk / "refused.ipynb")  # type: ignore[no-untyped-call]
    request = Request(lab.of("nbconvert/briefing_pdf/refused.ipynb"))  # noqa: S310 loopback
    with pytest.raises(HTTPError) as refused:
        build_opener().open(request, timeout=60)
    with refused.value as answer:
        said = answer.read().decode()
    assert (answer.code, "The report was not exported" in said) == (409, True)
    assert "nbconvert failed" not in said
