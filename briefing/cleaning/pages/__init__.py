"""Web pages: what the page says of its article, and the article's own text.

A fragment that is all article, such as the entry of a feed or a chapter, needs no choice:
>>> text_of("<p>One.<p>Two, <b>bold</b>.")
('One.', 'Two, bold.')
"""

from briefing.cleaning.pages.bodyblocks import text_of

__all__ = ["text_of"]
