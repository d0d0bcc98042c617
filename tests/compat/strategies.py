"""Records of any type of the kit, made by their annotations alone."""

from __future__ import annotations

import dataclasses
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

import msgspec
from hypothesis import strategies as st

_NUMBERS = st.integers(min_value=-(2**53), max_value=2**53)
JSON: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | _NUMBERS | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=5), inner, max_size=2)
    ),
    max_leaves=4,
)
_PLAIN = {
    str: st.text(max_size=8),
    int: _NUMBERS,
    float: st.floats(allow_nan=False, allow_infinity=False),
    bool: st.booleans(),
    NoneType: st.none(),
    Any: JSON,
}


@cache
def made(hint: Any) -> st.SearchStrategy[Any]:
    """Values of a type: records, lists, choices and plain values."""
    if hint in _PLAIN:
        return _PLAIN[hint]
    origin, inner = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return _bounded(inner[0], inner[1])
    if origin is Literal:
        return st.sampled_from(inner)
    if origin in (Union, UnionType):
        return st.one_of(*(made(one) for one in inner if one is not msgspec.UnsetType))
    if origin is tuple:
        return _tuple(inner, 2)
    if origin is dict:
        return st.dictionaries(made(inner[0]), made(inner[1]), max_size=2)
    assert dataclasses.is_dataclass(hint) or issubclass(hint, msgspec.Struct), hint
    return st.deferred(lambda: _record(hint))


def _tuple(inner: tuple[Any, ...], most: int) -> st.SearchStrategy[Any]:
    if inner[-1] is Ellipsis:
        return st.lists(made(inner[0]), max_size=most).map(tuple)
    return st.tuples(*map(made, inner))


def _bounded(hint: Any, bounds: msgspec.Meta) -> st.SearchStrategy[Any]:
    if bounds.pattern:
        return st.sampled_from(["", "2025-03-01", "1999-12-31"])
    least = bounds.min_length or 0
    if hint is str:
        return st.text(min_size=least, max_size=least + 8)
    assert get_origin(hint) is tuple, hint
    return st.lists(made(get_args(hint)[0]), min_size=least, max_size=least + 1).map(tuple)


def _record(kind: Any) -> st.SearchStrategy[Any]:
    hints = get_type_hints(kind, include_extras=True)
    names = getattr(kind, "__struct_fields__", None) or kind.__match_args__
    return st.builds(kind, **{name: made(hints[name]) for name in names})
