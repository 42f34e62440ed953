"""What comes in, whoever sends it: transport, TLS, limits, and the headers of every answer."""
