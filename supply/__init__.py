"""What the kit is made of and how it is built: pins, licences, the list of parts, wheel and sdist.

A tool of those who release the kit; no part of what is installed. See docs/supply-chain.md.
"""
