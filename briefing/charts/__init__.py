"""Figures: what they show, their words for a reader who cannot see them, and their print twin."""
