"""What the policy of the project lets a pack hold."""

from __future__ import annotations

from collections.abc import Mapping

from briefing import project
from briefing.delivery.policy.records import FILE, Extent


def licences() -> Mapping[str, Extent]:
    """`licences` of the project's policy; none where there is no policy. Raises UsageError."""
    if not (project.root() / FILE).is_file():
        return {}
    from briefing.delivery.policy import load

    return load().licences
