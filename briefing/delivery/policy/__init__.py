"""What may leave, and to whom: the policy file, and the judge of it."""
