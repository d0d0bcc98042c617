"""What a preview answers to those who have come in by its address."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from briefing.delivery.serving.preview import Preview
from briefing.delivery.serving.shown import Folder
from briefing.errors import PathError, UsageError
from tests.delivery.serving.talking import PAGE, asked, cookie, raw, serving, site


def test_the_address_lets_in_and_leaves_a_cookie(preview: Preview) -> None:
    """One that no script and no other page can use; the way on has no token in it."""
    path = preview.door.address.removeprefix(preview.door.origin)
    said = asked(preview, path, inside=False)
    token, base = path.partition("=")[2], preview.door.base
    assert said.status == 200
    assert said.headers["set-cookie"].endswith(f"; HttpOnly; SameSite=Strict; Path={base}/")
    assert token not in said.headers["set-cookie"]
    assert (f"url={base}/".encode() in said.body, token.encode() in said.body) == (True, False)
    assert said.headers["referrer-policy"] == "no-referrer"


def test_a_page_comes_with_its_own_policy_and_the_script(preview: Preview) -> None:
    """The hash that it names may run, the preview's script, and nothing else."""
    said = asked(preview, "/")
    policy = dict(
        one.strip().split(" ", 1) for one in said.headers["content-security-policy"].split(";")
    )
    assert said.status == 200
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == (
        f"{preview.door.home}~preview/reload.js "
        "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"
    )
    assert policy["connect-src"] == f"{preview.door.home}~preview/changes"
    assert policy["frame-ancestors"] == "'none'"
    assert said.body.count(b"http-equiv") == 0
    assert said.body.endswith(
        f'<script src="{preview.door.base}/~preview/reload.js"></script></body></html>'.encode()
    )


def test_every_answer_is_closed_to_others(preview: Preview) -> None:
    """Whatever its status."""
    for path in ("/", "/report.pdf", "/nothing", "/~preview/changes"):
        headers = asked(preview, path).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["cross-origin-resource-policy"] == "same-origin"
        assert headers["x-frame-options"] == "DENY"
        assert "frame-ancestors 'none'" in headers["content-security-policy"]


def test_a_file_is_not_sent_twice(preview: Preview) -> None:
    """Who has it gets 304 until it changes."""
    first = asked(preview, "/report.pdf")
    again = asked(preview, "/report.pdf", f"If-None-Match: {first.headers['etag']}")
    assert (first.status, len(first.body), again.status, again.body) == (200, 1_024_000, 304, b"")


def test_head_is_get_without_a_body(preview: Preview) -> None:
    """The same headers."""
    get, head = asked(preview, "/report.pdf"), asked(preview, "/report.pdf", method="HEAD")
    same = {n for n in get.headers if n != "date" and get.headers[n] == head.headers.get(n)}
    assert (head.status, head.body, same) == (200, b"", {*get.headers} - {"date"})


def test_names_of_every_script_are_found(preview: Preview) -> None:
    """Words are shown as they stand, what no browser shows is saved."""
    words = asked(preview, "/topics/a%20b%20%C3%BC.md")
    saved = asked(preview, "/report.docx")
    assert words.headers["content-type"] == "text/plain; charset=utf-8"
    assert saved.headers["content-disposition"] == "attachment; filename*=UTF-8''report.docx"


def test_a_folder_shows_its_index_or_nothing(preview: Preview) -> None:
    """There is no list of files."""
    assert [asked(preview, path).status for path in ("/topics/", "/topics")] == [200, 404]


def test_a_change_is_told(tmp_path: Path) -> None:
    """The stamp of a page is another once the page is."""
    root = site(tmp_path)
    with serving(root) as preview:

        def stamp() -> str:
            told = json.loads(asked(preview, "/~preview/changes?of=/").body)["stamp"]
            return str(told)

        before = stamp()
        assert stamp() == before
        (root / "index.html").write_text(PAGE.replace("First", "Other"), "utf-8")
        assert stamp() not in ("", before)
        (root / "index.html").unlink()
        assert stamp() == ""


def test_two_previews_have_two_ports_and_two_cookies(tmp_path: Path) -> None:
    """The cookie of one opens no other."""
    root = site(tmp_path)
    with serving(root) as one, serving(root) as other:
        assert one.door.port != other.door.port
        said = asked(other, "/", f"Cookie: {cookie(one)}", inside=False)
        assert said.status == 403


def test_the_cookie_goes_to_no_other_server_of_this_machine(preview: Preview) -> None:
    """Browsers tell no ports apart: it is bound to a path that nobody can know."""
    path = preview.door.base
    assert len(path) == 17
    for other in ("/", "/index.html", path, path[:-1] + "/", f"{path}x/"):
        host = f"127.0.0.1:{preview.door.port}"
        request = f"GET {other} HTTP/1.1\r\nHost: {host}\r\nCookie: {cookie(preview)}\r\n\r\n"
        assert raw(preview, request.encode()).status == 403


def test_a_port_that_is_taken_is_told(tmp_path: Path) -> None:
    """With what to do."""
    root = site(tmp_path)
    with serving(root) as one, pytest.raises(UsageError, match="Name another with --port"):
        Preview(Folder(root), one.door.port)


def test_only_this_machine_can_reach_it(preview: Preview) -> None:
    """It listens on the loopback address alone."""
    assert preview._listener.getsockname()[0] == "127.0.0.1"


def test_a_folder_without_a_site_is_refused(tmp_path: Path) -> None:
    """Before anything is served."""
    with pytest.raises(PathError, match=r"holds no index\.html"):
        Folder(tmp_path)


def test_the_command_ends_at_once_and_logs_no_token(tmp_path: Path) -> None:
    """Ctrl-C ends it with exit code 0; the token stands in the address it prints alone."""
    command = [sys.executable, "-m", "briefing.cli", "site", "serve", str(site(tmp_path))]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    ) as running:  # fmt: skip
        assert running.stdout
        address = running.stdout.readline().split()[-1]
        path = address.partition("//")[2].partition("/")[2]
        token = address.partition("token=")[2]
        port = int(address.split(":")[2].partition("/")[0])
        with socket.create_connection(("127.0.0.1", port)) as wire:
            wire.sendall(f"GET /{path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode())
            assert b"200 OK" in wire.recv(1_000)
        with socket.create_connection(("127.0.0.1", port)):  # one that never asks holds nobody up
            running.send_signal(signal.SIGINT)
            out, err = running.communicate(timeout=30)
    assert (running.returncode, token in out + err, len(token)) == (0, False, 43)
