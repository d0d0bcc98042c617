"""A report told to a chat or another program by HTTP: its words, its forms, and one request."""
