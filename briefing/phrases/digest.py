"""Words of the comparison with an earlier run and of the weekly digest."""

# Why an earlier run is passed over.
PASSED = {
    "failed": "its run did not succeed",
    "edited": "its notebook is not the one its run wrote",
    "large": "its files are larger than the kit reads",
    "missing": "its files cannot be read",
    "foreign": "its files are not those of a briefing of this kit",
    "outside": "it leads out of the project",
}
