"""What comes in from candidates: from an item's arrival to its row. Start at ``pipeline.py``."""
