"""Write a calendar of holidays from the package `holidays` (MIT).

    python docs/recipes/calendar_file.py KR 2026 2027 > data/calendars/office.toml

The first word is a country (ISO 3166), with a part of it after a hyphen: US-CA.
"""

from __future__ import annotations

import sys

import holidays


def calendar(place: str, first: int, last: int) -> str:
    """The file: the holidays of a place, with their names, from year to year."""
    country, _, part = place.partition("-")
    found = holidays.country_holidays(country, subdiv=part or None, years=range(first, last + 1))
    lines = [f"  {day}, # {' '.join(name.split())}" for day, name in sorted(found.items())]
    return "\n".join(
        [
            f'title = "{place}"',
            'weekdays = ["mon", "tue", "wed", "thu", "fri"]',
            f"known_until = {last}-12-31",
            "holidays = [",
            *lines,
            "]",
        ]
    )


if __name__ == "__main__":
    sys.stdout.write(calendar(sys.argv[1], int(sys.argv[2]), int(sys.argv[3])) + "\n")
