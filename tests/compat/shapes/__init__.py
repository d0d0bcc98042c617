"""The forms that the kit writes without a type of its own, as types: from these a schema is made.

Every class names each of its fields in its docstring: the schemas take their words from there.
"""
