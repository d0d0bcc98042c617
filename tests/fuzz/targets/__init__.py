"""What is fuzzed: one module a target, each with its `TARGET`."""
