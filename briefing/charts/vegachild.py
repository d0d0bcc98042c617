"""Draws figures of Vega in a process of its own, which can be ended when one takes too long.

Run as a file, with nothing of the kit: each line it reads is a request as JSON, each line it
writes an answer.
"""

import json
import sys
from typing import Any


def answer(request: dict[str, Any]) -> dict[str, str]:
    """The drawing of a request as `svg`, or why there is none as `error`."""
    import vl_convert

    for folder in request["folders"]:
        vl_convert.register_font_directory(folder)
    spec, major = request["spec"], request["major"]
    try:
        if request["kind"] == "vega":
            return {"svg": vl_convert.vega_to_svg(spec, allowed_base_urls=[])}
        known = [v for v in vl_convert.get_vegalite_versions() if v.startswith(f"{major}.")]
        latest = max(known, key=lambda v: [int(n) for n in v.split(".")], default=None)
        return {"svg": vl_convert.vegalite_to_svg(spec, vl_version=latest, allowed_base_urls=[])}
    except Exception as wrong:  # noqa: BLE001 whatever goes wrong is told to who asked
        return {"error": " ".join(str(wrong).split())[:300]}


if __name__ == "__main__":
    for line in sys.stdin:
        sys.stdout.write(json.dumps(answer(json.loads(line))) + "\n")
        sys.stdout.flush()
