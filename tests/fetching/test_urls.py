"""URLs: one normal form, and no secrets."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import SourceError
from briefing.fetching.failures import RefusedError
from briefing.fetching.urls import joined, redacted, url


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("HTTP://News.Example:80", "http://news.example/"),
        ("https://news.example.:443/a b?q=ü#part", "https://news.example/a%20b?q=%C3%BC"),
        ("http://bücher.example/%C3%BC%20", "http://xn--bcher-kva.example/%C3%BC%20"),
        ("https://[2606:4700::0:1]:8443/", "https://[2606:4700::1]:8443/"),
        ("http://a_b.example/?", "http://a_b.example/"),
    ],
)
def test_normal_form(text: str, expected: str) -> None:
    """Two spellings of one page are one row of the ledger."""
    assert str(url(text)) == expected


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("ftp://news.example/", "only http and https"),
        ("news.example/a", "only http and https"),
        ("file:///etc/passwd", "only http and https"),
        ("http://", "no name of the net"),
        ("http://news..example/", "no name of the net"),
        ("http://news.example:99999/", "is no address"),
        ("http://[::1/", "is no address"),
        ("http://[fe80::1%25eth0]/", "names a network interface"),
        ("http://-a.example/", "no name of the net"),
        ("http://good.example\\.bad.example/", "no name of the net"),
        ("http://%31%32%37.0.0.1/", "no plain address"),
        ("http://a.example/\r\nHost: b", "control character"),
        ("http://☃☃.example./" + "a" * 4000, "longer than"),
        ("http://user@news.example/", "user name or password"),
        ("http://good.example\\@127.0.0.1/", "user name or password"),
    ],
)
def test_what_may_not_be_asked_for(text: str, why: str) -> None:
    """It is refused, with the reason."""
    with pytest.raises(RefusedError, match=why):
        url(text)


@given(st.text(string.ascii_letters + string.digits + "!*.-_", min_size=1, max_size=20))
def test_passwords_are_told_nowhere(secret: str) -> None:
    """Neither in the error nor in what is printed and stored."""
    text = f"https://reader:{secret}@news.example/a"
    with pytest.raises(RefusedError) as error:
        url(text)
    assert (str(error.value).count(secret + "@"), redacted(text)) == (0, "https://news.example/a")


ANYTHING = st.text(st.characters() | st.characters(categories=["Cs"]), max_size=60)


@given(ANYTHING, st.sampled_from(["", "http://", "https://a.example/", "//"]))
def test_any_text_is_read_or_refused(text: str, start: str) -> None:
    """A URL that was read is its own normal form; nothing else escapes."""
    try:
        found = url(start + text)
    except SourceError:
        return
    assert url(str(found)) == found
    assert str(found).isascii()


@given(ANYTHING)
def test_any_redirect_is_read_or_refused(reference: str) -> None:
    """Whatever a server sends as its Location."""
    try:
        found = joined(url("https://news.example/a/b"), reference)
    except SourceError:
        return
    assert found.scheme in ("http", "https")


@given(ANYTHING)
def test_what_is_printed_is_printable(text: str) -> None:
    """One line, whatever was given."""
    assert redacted(text).isprintable()
