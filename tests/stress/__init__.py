"""Attacks and faults, each tried many times: `make stress` tries them all, `make test` a part.

A trial is a function in `attacks/` or `faults/` with the decorator `trial`; see `trials`.
"""
