"""How long a report takes from its run notebook, beside nbconvert, WeasyPrint and Chromium."""
