"""Reports out of the house: released, allowed by the policy, and sent once."""
