"""Tables of a policy, as a distributor writes them."""

from __future__ import annotations

from pathlib import Path

RECEIVERS = ("ann@reader.example", "ben@reader.example", "cleo@reader.example")


def mail(port: int, ca_file: str = "", *, name: str = "post", **more: object) -> str:
    """A way by mail, with STARTTLS where an authority is named."""
    told = {
        "kind": "mail", "most": "TLP:GREEN", "drafts": True, "host": "localhost", "port": port,
        "sender": "desk@house.example", "attach": (), "per_minute": 100_000, "timeout": 10.0,
        "attempts": 1, "security": "starttls" if ca_file else "none",
    }  # fmt: skip
    return table(f"ways.{name}", **(told | ({"ca_file": ca_file} if ca_file else {}) | more))


def placed(kind: str, place: Path | str, *, name: str = "", **more: object) -> str:
    """A site or a store."""
    told = {
        "kind": kind, "most": "TLP:GREEN", "drafts": True, "place": str(place), "attempts": 1,
        "timeout": 10.0, "base": f"https://house.example/{kind}",
    }  # fmt: skip
    return table(f"ways.{name or kind}", **(told | more))


def readers(*ways: str, name: str = "desk", **more: object) -> str:
    """A list that gets everything by these ways."""
    told: dict[str, object] = {
        "reports": ("*",), "ways": ways, "most": "TLP:RED", "only_released": False,
        "addresses": RECEIVERS,
    }  # fmt: skip
    return table(f"lists.{name}", **(told | more))


def owner(way: str = "post") -> str:
    """Who is told what went wrong; stands before all tables."""
    return f'owner = "owner@house.example"\nowner_way = "{way}"\n'


def table(name: str, **told: object) -> str:
    """A table of TOML."""
    return "".join([f"[{name}]\n", *(f"{key} = {_value(value)}\n" for key, value in told.items())])


def write(home: Path, *parts: str) -> None:
    """The policy of a project."""
    (home / "data" / "distribution.toml").write_text("".join(parts), "utf-8")


def _value(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (tuple, list)):
        return f"[{', '.join(map(_value, value))}]"
    if isinstance(value, dict):
        return f"{{ {', '.join(f'{key} = {_value(one)}' for key, one in value.items())} }}"
    return f'"{value}"' if isinstance(value, str) else str(value)
