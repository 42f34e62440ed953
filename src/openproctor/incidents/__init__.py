"""What the rules found: incidents entered, kept and shown."""
