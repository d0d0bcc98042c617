"""The policy that the tutorial begins with can be used as it stands there."""

from __future__ import annotations

import re
from pathlib import Path

from briefing.delivery import policy
from tests.documents import read as page


def test_the_first_policy_has_no_mistakes(tmp_path: Path) -> None:
    """Nor anything that had better be looked at."""
    text = re.findall(r"```toml\n(.*?)```", page("docs/distribution.md"), re.DOTALL)[0]
    (tmp_path / "distribution.toml").write_text(text, "utf-8")
    house, problems = policy.read(tmp_path / "distribution.toml")
    assert house is not None
    assert (sorted(house.ways), [*problems]) == (["post", "web"], [])
