"""What is due, what was missed, and who makes it: notebooks/schedule.toml and the ledger."""
