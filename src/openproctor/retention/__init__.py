"""Letting go of what was kept: by the policy's days, at a person's wish, and not while a legal hold stands."""
