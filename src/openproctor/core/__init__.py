"""What everything stands on: settings, errors, time, identifiers, secrets, logs, and parts asked for by type."""
