"""Bytes that prove what was seen: what is kept, and where."""
