"""Where files are put: folders, and the file systems of other computers."""
