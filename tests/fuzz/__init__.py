"""Hostile input for what the kit promises to hold, as long as told: `python -m tests.fuzz`."""
