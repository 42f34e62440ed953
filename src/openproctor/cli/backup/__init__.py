"""A copy of everything, made while the server works, and the way back from it."""
