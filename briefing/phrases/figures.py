"""What the tables under the figures say in the kit's own words."""

# Coverage over time.
NO_COPIES = "none"
FROM_DAY_TO = " to "

# Source independence: what an article is to those before it.
RELATION = {
    "own": "First or only text of its source",
    "copy": "Same text as ",
    "agency": "Another text of the same agency as ",
    "outlet": "Another text of the same outlet as ",
}

# Places.
PLACE_KIND = {
    "country": "Country",
    "town": "Town or other place",
    "unknown": "Position not known, so not on the map",
}

# Lines above a section.
LEFT_OUT_OUTLETS = "further outlets are left out for length."
LEFT_OUT_SOURCES = "further articles are left out for length."
LEFT_OUT_STANDS = "further positions are left out for length."
LEFT_OUT_MENTIONS = "further mentions are left out for length."
LEFT_OUT_PLACES = "further places are left out for length."
