"""The entries of the export menu: a report, or a page that says why there is none.

JupyterLab opens their address in a tab of its own, so that a refusal is read there. Only
Jupyter's server imports this module.
"""

from __future__ import annotations

from html import escape

from jupyter_server.nbconvert.handlers import NbconvertFileHandler
from tornado import web

from briefing.errors import BriefingError

_PAGE = """\
<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Not exported</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>
:root {{ color-scheme: light dark; }}
body {{ font: 16px/1.5 system-ui, sans-serif; max-width: 38em; margin: 4em auto; padding: 0 1em; }}
</style></head>
<body><h1>The report was not exported</h1><p>{why}</p>
<p>Close this tab; the notebook is as you left it.{first}</p></body></html>
"""
_FIRST = " Choose <em>Run › Run All Cells</em> there, then export again."


class Download(NbconvertFileHandler):
    """A report of a notebook, in a format of the kit."""

    async def get(self, name: str, path: str) -> None:
        """Give the report as nbconvert makes it; what stops it is told in words."""
        try:
            await super().get(name, path)  # type: ignore[misc] # a decorator hides that it waits
        except web.HTTPError as error:
            if not isinstance(error.__cause__, BriefingError):
                raise
            self._refuse(error.__cause__)

    def _refuse(self, error: BriefingError) -> None:
        why = " ".join(str(error).split())
        self.set_status(409)
        self.clear_header("Content-Disposition")
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.set_header("Cache-Control", "no-store")
        first = _FIRST if "run it first" in why else ""
        self.write(_PAGE.format(why=escape(why), first=first))
