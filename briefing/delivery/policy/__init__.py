"""What may leave, and to whom: the policy file, and the judge of it."""

from briefing.delivery.policy.judging import judge
from briefing.delivery.policy.loading import load, read
from briefing.delivery.policy.planning import named, plan
from briefing.delivery.policy.records import FILE

__all__ = ["FILE", "judge", "load", "named", "plan", "read"]
