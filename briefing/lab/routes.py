"""The addresses that the kit adds to Jupyter's server: the verbs of its buttons, and pages.

Every one asks for a login; the verbs are sent by POST, so that Jupyter asks for its XSRF token.
Only Jupyter's server imports this module.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from jupyter_server.auth.decorator import authorized
from jupyter_server.base.handlers import APIHandler, JupyterHandler
from jupyter_server.utils import url_path_join
from tornado import web

from briefing.errors import BriefingError, PathError, UsageError
from briefing.lab.downloads import Download
from briefing.lab.pages import POLICY, Pages
from briefing.lab.verbs import VERBS

_WHAT = "briefing"  # what an authorizer is asked about


class Ask(APIHandler):
    """A verb: JSON in, JSON out; what is wrong comes as a sentence."""

    auth_resource = _WHAT

    def initialize(self, pages: Pages) -> None:
        """Take what all requests share."""
        self._pages = pages

    @web.authenticated
    @authorized
    async def post(self, verb: str) -> None:
        """Answer a verb."""
        try:
            told = await VERBS[verb](_root(self), self._given(), self._pages)
        except BriefingError as error:
            self.set_status(400 if isinstance(error, UsageError) else 409)
            told = {"message": " ".join(str(error).split())}
        await self.finish(json.dumps(told))

    def _given(self) -> dict[str, Any]:
        try:
            found = json.loads(self.request.body or b"{}")
        except ValueError as error:
            raise web.HTTPError(400, "the body is no JSON") from error
        if not isinstance(found, dict):
            raise web.HTTPError(400, "the body is no JSON object")
        return found


class Page(JupyterHandler):
    """A page of a preview, in which nothing runs."""

    auth_resource = _WHAT

    def initialize(self, pages: Pages) -> None:
        """Take what all requests share."""
        self._pages = pages

    @property
    def content_security_policy(self) -> str:
        """What the page may do."""
        return POLICY

    @web.authenticated
    @authorized
    async def get(self, name: str) -> None:
        """Give the page of that name."""
        found = self._pages.get(name)
        if found is None:
            raise web.HTTPError(404, "this page is not kept any more; save the notebook again")
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.set_header("Cache-Control", "no-store")
        self.set_header("Referrer-Policy", "no-referrer")
        await self.finish(found)


def add(web_app: Any) -> None:
    """Add the addresses to a server's application."""
    base = web_app.settings["base_url"]
    shared = {"pages": Pages()}
    verbs = "|".join(VERBS)
    web_app.add_handlers(
        ".*$",
        [
            (url_path_join(base, rf"/briefing/api/({verbs})"), Ask, shared),
            (url_path_join(base, r"/briefing/page/([0-9a-f]{64})"), Page, shared),
            (url_path_join(base, r"/nbconvert/(briefing_[a-z]+)/(.+\.ipynb)"), Download),
        ],
    )


def _root(answering: JupyterHandler) -> Path:
    root = answering.settings.get("server_root_dir", "")
    if not root:
        raise PathError("this server serves no folder; start JupyterLab with briefing lab")
    return Path(root).expanduser()
