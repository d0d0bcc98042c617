"""How fast articles are read, what kept readings save, and how much memory ten thousand take."""
