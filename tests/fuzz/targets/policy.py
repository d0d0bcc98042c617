"""Never does a report leave by a way that the policy forbids."""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from briefing.delivery.policy import judge, load, plan
from briefing.delivery.policy.records import Policy
from briefing.errors import BriefingError
from tests.delivery.policy.build import copy
from tests.fuzz import parts, policies
from tests.fuzz.forbidding import forbidden
from tests.fuzz.target import Target

_NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)


def check(case: dict[str, str]) -> Iterator[str]:
    """Read the policy and ask for every way and list whether the report may leave."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder, "distribution.toml")
        place.write_bytes(case["policy"].encode("utf-8", "surrogatepass"))
        try:
            policy = load(place)
        except BriefingError as error:
            told = str(error)
            assert "Nothing leaves" in told or "not readable" in told or "UTF-8" in told, (
                f"a policy that is not refused whole: {told}"
            )
            yield f"refused {re.sub(r'[^a-z ]', '', told.partition(': ')[2])[:40]}"
            return
    one = copy(**json.loads(case["copy"]))
    now = _NOW + timedelta(hours=int(case["hours"]))
    for way in policy.ways.values():
        for readers in policy.lists.values():
            found = judge(one, readers, way, policy, now)
            kept = set(forbidden(one, readers, way, policy, now))
            assert kept <= {refusal.rule for refusal in found}, (
                f"it leaves though the policy forbids it by {sorted(kept)[0]}: {found}"
            )
            extra = {refusal.rule for refusal in found} - kept
            assert not extra, f"kept back without a rule by {sorted(extra)[0]}: {found}"
            yield " ".join(sorted(kept)) or "leaves"
    _planned(one, policy, now)


def _planned(one: Any, policy: Policy, now: datetime) -> None:
    """A plan has the same refusals as the judge, and no pair that the lists do not name."""
    try:
        errands = plan([one], policy, now)
    except (BriefingError, OSError):
        assert one.quoted is None, "a plan of a counted copy was refused: "
        return
    for errand in errands:
        assert errand.way.name in errand.readers.ways, f"a way nobody named: {errand}"
        if errand.copy.quoted == one.quoted:
            assert errand.refusals == judge(one, errand.readers, errand.way, policy, now), (
                f"the plan lets go what the judge does not: {errand}"
            )


TARGET = Target(policies.cases, check, ".toml", parts.dumps, parts.loads)
