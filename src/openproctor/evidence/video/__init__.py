"""Recordings: segments of WebM checked, indexed, and played as one video."""
