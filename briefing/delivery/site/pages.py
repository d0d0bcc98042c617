"""The pages of the site by their templates: words from outside are escaped and shown plain."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from typing import TYPE_CHECKING, Any

from briefing.delivery.site import addresses, comparing, styling, telling
from briefing.delivery.site.records import Edition, Settings
from briefing.exporters.visible import shown

if TYPE_CHECKING:
    from jinja2 import Environment

# Nothing comes from anywhere but the site's own files, and nothing runs or is drawn from the page.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "base-uri 'none'; form-action 'none'"
)
_PLAIN = (
    ":root{color-scheme:light dark}body{font:1.05rem/1.55 Georgia,serif;max-width:38rem;"
    "margin:15vh auto;padding:0 1.25rem}"
)


class Pages:
    """Writes the pages of one site."""

    def __init__(self, settings: Settings, marking: str, *, empty: bool) -> None:
        brand = settings.brand
        self._common: dict[str, Any] = {
            "site": settings.title,
            "policy": POLICY,
            "front": marking,
            "none_shown": empty,
            "open": marking == "TLP:CLEAR" and not empty,
            "logo": styling.logo(brand),
            "alt": brand.logo.alt if brand.logo else "",
            "boilerplate": brand.boilerplate,
            "base": settings.base,
        }

    def page(self, name: str, template: str, heading: str, **values: Any) -> bytes:
        """The page at an address, by a template and its values."""
        whole = self._common | {
            "heading": telling.cut(heading, telling.TITLE),
            "here": name,
            "up": addresses.up(name),
            **values,
        }
        return _environment().get_template(template).render(whole).encode("utf-8", "replace")

    def changes(self, one: Edition) -> bytes:
        """The page that compares an edition with the one before it."""
        assert one.before is not None  # noqa: S101 - the caller asks for none without it
        found = comparing.compare(one.before.text, one.text)
        name = addresses.changes(one.copy)
        heading = f"What changed: {one.title}"
        return self.page(name, "changes.html", heading, one=one, found=found, counts=found.counts)

    def notice(self, one: Edition, later: Edition | None) -> bytes:
        """What stands in the place of a withdrawn version."""
        mine = [e for e in one.copy.events if e.version == one.copy.version]
        event = next((e for e in reversed(mine) if e.kind == "withdrawal"), None)
        name = addresses.report(one.copy)
        heading = f"Withdrawn: {one.title}"
        return self.page(name, "notice.html", heading, one=one, event=event, later=later)

    def lost(self) -> bytes:
        """The page for an address where nothing is: it stands alone, wherever it is shown."""
        digest = base64.b64encode(hashlib.sha256(_PLAIN.encode()).digest()).decode()
        policy = f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:"
        return self.page(addresses.LOST, "404.html", "Not here", policy=policy, style=_safe(_PLAIN))


def _safe(markup: str) -> Any:
    from markupsafe import Markup

    return Markup(markup)  # noqa: S704 - a constant of this module


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    made = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        loader=FunctionLoader(styling.template),
        finalize=lambda value: shown(value) if type(value) is str else value,
        trim_blocks=True,
    )
    made.globals |= {
        "address": addresses,
        "capital": telling.capital,
        "cut": telling.cut,
        "day": telling.day,
        "did": telling.DID,
        "kind": telling.kind,
        "label": styling.label,
        "marked": comparing.marked,
        "size": telling.size,
        "told": telling.told,
    }
    return made
