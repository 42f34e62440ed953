"""How live video reaches the staff: one file an engine, chosen in ``opening.py``."""
