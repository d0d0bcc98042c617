"""Safety: nothing private is reached, by no way, and certificates are checked."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from briefing.fetching import Settings, fetch
from briefing.fetching.connecting import Resolver
from tests.fetching.site import (
    HOME,
    Authority,
    Site,
    Tunnel,
    authority,
    free_port,
    page,
    redirect,
    reply,
    states,
)


def found_at(*addresses: str) -> Resolver:
    """A resolver that gives these for every name."""
    return lambda _host, _port: addresses


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "localhost", "localhost.", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0"],  # noqa: S104 - to be refused
)
def test_this_computer_is_refused(host: str, tmp_path: Path) -> None:
    """No connection is made; a real server would have noticed."""
    with Site() as site:
        report = fetch([site.url("/", host)], tmp_path, settings=Settings(allow_ports=(site.port,)))
    ((state, why),) = states(report)
    assert (state, "not a public address" in why, site.asked) == ("refused", True, [])


def test_a_setting_permits_it(tmp_path: Path) -> None:
    """All private addresses, or those of one network."""
    with Site() as site:
        site.pages["/"] = page()
        every = Settings(allow_private=True, allow_ports=(site.port,), pause=0)
        found = fetch(
            [site.url("/", "localhost")], tmp_path, settings=every, resolve=found_at(HOME)
        )
        other = site.fetch(tmp_path, "/", allow_networks=("10.0.0.0/8",))
    assert ([o.state for o in found.outcomes], [o.state for o in other.outcomes]) == (
        ["new"],
        ["refused"],
    )


@pytest.mark.parametrize(
    "addresses",
    [("10.0.0.7",), ("93.184.215.14", "10.0.0.7"), ("fe80::1%eth0",), ("64:ff9b::7f00:1",)],
)
def test_names_that_lead_to_private_addresses(addresses: tuple[str, ...], tmp_path: Path) -> None:
    """One private address among public ones is enough."""
    report = fetch(["http://news.test/"], tmp_path, resolve=found_at(*addresses))
    ((state, why),) = states(report)
    assert (state, "not a public address (news.test is " in why) == ("refused", True)


@pytest.mark.parametrize(
    "place",
    ["http://127.0.0.2/", "http://[::1]/", "http://169.254.169.254/latest", "//10.1.2.3/", "http://0x7f.2/",
     "http://localhost./", "file:///etc/passwd", "http://u:p@127.0.0.1/", "gopher://a.test/"],
)  # fmt: skip
def test_redirects_are_checked_again(place: str, tmp_path: Path) -> None:
    """An open address may not lead to a private one."""
    with Site() as site:
        site.pages["/a"] = redirect(place)
        settings = site.settings(allow_networks=("127.0.0.1/32",))
        report = fetch(
            [site.url("/a", "news.test")],
            tmp_path,
            settings=settings,
            resolve=lambda host, _: (
                ["127.0.0.2" if host == "localhost" else host] if host != "news.test" else [HOME]
            ),
        )
    assert [outcome.state for outcome in report.outcomes] == ["refused"]


def test_a_name_that_changes_its_address(tmp_path: Path) -> None:
    """DNS rebinding: the first answer may be fetched from, the second may not and is not."""
    answers = iter([[HOME], ["127.0.0.2"], ["127.0.0.2"]])
    with Site() as site:
        trap = Site("127.0.0.2")
        with trap:
            trap.pages["/a"] = site.pages["/a"] = page()
            report = fetch(
                [f"http://news.test:{site.port}/a"],
                tmp_path,
                settings=site.settings(),
                resolve=lambda *_: next(answers),
            )
    ((state, why),) = states(report)
    assert (state, "news.test is 127.0.0.2: loopback" in why) == ("refused", True)
    assert ([asked.path for asked in site.asked], trap.asked) == (["/robots.txt"], [])


def test_a_public_name_that_becomes_private(tmp_path: Path) -> None:
    """Look-up and connection are one: what was checked is what is connected to."""
    looked_up: list[str] = []

    def resolve(host: str, _port: int) -> list[str]:
        looked_up.append(host)
        return [HOME] if len(looked_up) % 2 else ["10.0.0.1"]

    with Site() as site:
        site.pages["/a"] = page()
        report = fetch(
            [site.url("/a", "b.test")], tmp_path, settings=site.settings(), resolve=resolve
        )
    assert (looked_up, [o.state for o in report.outcomes]) == (["b.test", "b.test"], ["refused"])


def test_the_host_header_keeps_the_name(tmp_path: Path) -> None:
    """The connection goes to an address, the request to a name."""
    with Site() as site:
        site.pages["/a"] = page()
        fetch(
            [site.url("/a", "News.Test.")],
            tmp_path,
            settings=site.settings(),
            resolve=found_at(HOME),
        )
    assert {asked.headers["host"] for asked in site.asked} == {f"news.test:{site.port}"}


def test_other_ports_are_refused(tmp_path: Path) -> None:
    """A page does not live where mail or a database does."""
    report = fetch(["http://93.184.215.14:25/"], tmp_path)
    assert states(report) == [
        ("refused", "port 25 is not one of 80, 443, 8080 and 8443; allow_ports adds it")
    ]


def test_redirects_in_a_circle(tmp_path: Path) -> None:
    """They are followed round once."""
    with Site() as site:
        site.pages = {"/a": redirect("/b"), "/b": redirect("/a")}
        report = site.fetch(tmp_path, "/a")
    assert states(report) == [("failed", f"redirects in a circle, by {site.url('/a')}")]


def test_redirects_without_end(tmp_path: Path) -> None:
    """Ten are followed, not one more."""
    with Site() as site:
        site.pages = {f"/{n}": redirect(f"/{n + 1}") for n in range(20)}
        report = site.fetch(tmp_path, "/0")
    assert (states(report), len(site.paths)) == (
        [("failed", f"more than 10 redirects, the last to {site.url('/11')}")],
        11,
    )


def test_a_redirect_to_nowhere(tmp_path: Path) -> None:
    """A failure like others."""
    with Site() as site:
        site.pages["/a"] = reply(302)
        assert states(site.fetch(tmp_path, "/a")) == [("failed", "redirects to nowhere")]


# ---------------------------------------------------------------- proxies


def test_proxies_of_the_environment_are_ignored(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only the settings name one."""
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, f"http://127.0.0.1:{free_port()}")
    with Site() as site:
        site.pages["/a"] = page()
        assert states(site.fetch(tmp_path, "/a")) == [("new", "")]


def test_a_proxy_of_the_settings(tmp_path: Path) -> None:
    """It is asked for the whole address, by its user's name; private targets stay refused."""
    with Site() as proxy:
        proxy.pages = {"http://news.test/a": page(), "http://news.test/robots.txt": reply(404)}
        settings = Settings(proxy=f"http://me:word@127.0.0.1:{proxy.port}", pause=0)

        def resolve(host: str, _port: int) -> list[str]:
            if host != HOME and not host[0].isdigit():
                raise socket.gaierror("only the proxy knows")
            return [host]

        urls = ["http://news.test/a", "http://10.0.0.1/", "http://a.localhost/"]
        report = fetch(urls, tmp_path, settings=settings, resolve=resolve)
    assert [outcome.state for outcome in report.outcomes] == ["new", "refused", "refused"]
    assert {asked.headers["proxy-authorization"] for asked in proxy.asked} == {"Basic bWU6d29yZA=="}


# ---------------------------------------------------------------- TLS


@pytest.fixture(scope="module")
def signer(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    """An authority that the settings name."""
    return authority(tmp_path_factory.mktemp("ca"))


def over_tls(
    signer: Authority, tmp_path: Path, *, ca_file: str, host: str, days: int
) -> list[tuple[str, str]]:
    """What fetching https://news.test comes to, from a server with such a certificate."""
    with Site(context=signer.context("server", host, days)) as site:
        site.pages["/a"] = page()
        settings = site.settings(ca_file=ca_file)
        url = site.url("/a", "news.test")
        return states(fetch([url], tmp_path, settings=settings, resolve=found_at(HOME)))


def test_a_sound_certificate(signer: Authority, tmp_path: Path) -> None:
    """The name of the URL is checked, though the connection goes to an address."""
    found = over_tls(signer, tmp_path, ca_file=signer.file, host="news.test", days=2)
    assert found == [("new", "")]


def test_tls_through_a_proxy(signer: Authority, tmp_path: Path) -> None:
    """The proxy passes on what it cannot read; the certificate is the host's."""
    with (
        Site(context=signer.context("server", "news.test")) as site,
        Tunnel(site.port) as tunnel,
    ):
        site.pages["/a"] = page()
        settings = site.settings(ca_file=signer.file, proxy=f"http://127.0.0.1:{tunnel.port}")
        url = site.url("/a", "news.test")
        report = fetch([url], tmp_path, settings=settings, resolve=found_at(HOME))
    assert states(report) == [("new", "")]
    assert {asked.split(b"\r\n")[0] for asked in tunnel.asked} == {
        f"CONNECT news.test:{site.port} HTTP/1.1".encode()
    }


@pytest.mark.parametrize(
    ("trusted", "host", "days", "why"),
    [
        (False, "news.test", 2, "unable to get local issuer certificate"),
        (True, "other.test", 2, "Hostname mismatch"),
        (True, "news.test", -1, "certificate has expired"),
    ],
)
def test_bad_certificates(
    signer: Authority, tmp_path: Path, *, trusted: bool, host: str, days: int, why: str
) -> None:
    """Of nobody known, for another name, overdue: not fetched, and no setting changes that."""
    ca_file = signer.file if trusted else ""
    ((state, told),) = over_tls(signer, tmp_path, ca_file=ca_file, host=host, days=days)
    assert (state, "its certificate is not valid" in told, why in told) == ("failed", True, True)


def test_a_server_without_tls(tmp_path: Path) -> None:
    """Asking it for TLS is a failure."""
    with Site() as site:
        url = site.url("/a").replace("http:", "https:")
        ((state, why),) = states(fetch([url], tmp_path, settings=site.settings()))
    assert (state, "no TLS connection" in why) == ("failed", True)
