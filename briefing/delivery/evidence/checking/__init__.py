"""Whether an evidence pack holds what it says: Python's own library alone, version 3.8 or later.

These files lie in every pack, so nothing in here may import the kit.
"""
