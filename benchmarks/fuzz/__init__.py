"""Broken input for every parser."""
