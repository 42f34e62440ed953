"""Where the bytes are: a folder or S3, sealed by keys for each exam. Chosen in ``opening.py``."""
