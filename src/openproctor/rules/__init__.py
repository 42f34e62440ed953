"""What is judged: from observations to incidents, by one file a signal. Pure."""
