"""Three short articles that the figures' sections are tested on."""

from __future__ import annotations

from tests.build import article

TOKYO = article(
    "TOKYO - Defence Minister Ana Lopez on Monday welcomed the radar pact with South Korea.",
    'Ana Lopez told Japan: "We will share every warning with South Korea and Japan within '
    'seconds." Foreign Minister Bo Chen said China would not join the pact.',
    published="2024-06-20",
)
SEOUL = article(
    "SEOUL - South Korea rejects the radar plan, Foreign Minister Bo Chen said in Busan.",
    "Ana Lopez does not support the new tariff on steel.",
    published="2024-07-01",
    title="Another test",
    outlet="The Star",
)
UNDATED = article(
    "Officials met at Camp David and on Atlantis Island, near Washington.",
    published=None,
    title="A third test",
)
EMPTY = article("Nothing of note.", title="Nothing", outlet=None, published=None)
