"""`python -m briefing.cli` is `briefing`."""

from briefing.cli import main

main()
