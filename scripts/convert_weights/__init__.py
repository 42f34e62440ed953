"""Makes the model files that the server loads from those that were published. Part of the set-up, not of the server."""
