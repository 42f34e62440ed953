"""What comes in, from any client: transport, TLS, limits, and the headers of every answer."""
