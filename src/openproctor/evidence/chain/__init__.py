"""The hash chain of an attempt, and the checkpoints that the server signs."""
