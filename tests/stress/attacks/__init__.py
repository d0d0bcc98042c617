"""What a stranger, an article or a cell may try against the house."""
