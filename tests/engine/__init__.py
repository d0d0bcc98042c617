"""The engine beside plain papermill: what it shows, and how it tells what went wrong."""
