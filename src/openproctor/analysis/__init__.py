"""What the detectors see in a frame. Start at ``engine.py``; how hard it looks is in ``cascade.py``."""
