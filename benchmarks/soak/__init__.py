"""Many nights at one desk, in an accelerated clock: what grows, and what does not."""
