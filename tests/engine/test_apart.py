"""Two runs share nothing but code: no chance, no state, no name."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from tests.engine.cases import Case
from tests.engine.running import ran

WAY = "fork" if sys.platform == "linux" else "start"

CHANCE = """\
import random, secrets, tempfile, uuid
import numpy as np
print(random.random(), random.SystemRandom().random(), secrets.token_hex(8))
print(np.random.random(), np.random.default_rng().random(), uuid.uuid4(), uuid.uuid1())
print(tempfile.mkdtemp(), tempfile.NamedTemporaryFile().name)
"""
LEAVES = """\
import json, logging, os, random, sys, warnings
import numpy as np
import pandas as pd
secret = "of another report"
os.environ["SECRET"] = secret
sys.path.append("/nowhere")
json.secret = secret
pd.set_option("display.max_rows", 3)
np.seterr(all="raise")
random.seed(1)
logging.getLogger().setLevel("DEBUG")
warnings.simplefilter("error")
open("left.txt", "w").close()
get_ipython().user_ns["__secret"] = secret
get_ipython().ast_node_interactivity = "all"
print("left")
"""
FINDS = """\
import json, logging, os, sys, warnings
import numpy as np
import pandas as pd
print("secret" in globals(), "__secret" in globals(), "SECRET" in os.environ)
print("/nowhere" in sys.path, hasattr(json, "secret"), pd.get_option("display.max_rows"))
print(np.geterr()["divide"], logging.getLogger().level, os.listdir())
print(any(one[0] == "error" and one[2] is Warning for one in warnings.filters))
print(get_ipython().ast_node_interactivity, len(get_ipython().history_manager.input_hist_raw))
"""


def case(name: str, source: str) -> Case:
    """A notebook of one cell."""
    return Case(name, (("python", (), source),))


def printed(told: dict[str, Any]) -> list[str]:
    """What the first cell printed, in lines."""
    assert told["raised"] == ""
    outputs = told["notebook"]["cells"][0]["outputs"]
    return "".join("".join(one["text"]) for one in outputs).splitlines()


def test_two_runs(tmp_path: Path) -> None:
    """No number, id or temporary name comes twice; nothing one run sets is found by the next."""
    cases = [
        case("one", CHANCE),
        case("leaves", LEAVES),
        case("other", CHANCE),
        case("finds", FINDS),
    ]
    found = {one.name: printed(told) for one, told in ran(WAY, cases, tmp_path)}
    one, other = (" ".join(found[name]).split() for name in ("one", "other"))
    assert len(one) == len(other) == 9
    assert set(one) & set(other) == set()
    assert found["leaves"] == ["left"]
    assert found["finds"] == [
        "False False False",
        "False False 60",
        "warn 30 []",
        "False",
        "last_expr 2",
    ]
