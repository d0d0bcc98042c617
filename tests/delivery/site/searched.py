"""What the search of a site finds, as a reader would ask it."""

from __future__ import annotations

from tests.exporters.opening import Heard

TITLES = "#results h3"


def asked(heard: Heard, words: str) -> list[str]:
    """The titles that the search finds for words."""
    heard.page.fill("#asked", words)
    settled(heard, "q", words)
    return [str(one) for one in heard.page.locator(TITLES).all_text_contents()]


def settled(heard: Heard, name: str, value: str) -> None:
    """Wait until the address tells that this was searched for; "" waits until it was not."""
    heard.page.wait_for_function(
        "([name, value]) =>"
        " (new URLSearchParams(location.hash.slice(1)).get(name) || '') === value",
        arg=[name, value],
    )
