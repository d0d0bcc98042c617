"""A live preview of reports for analysts, on this machine alone and behind a token."""
