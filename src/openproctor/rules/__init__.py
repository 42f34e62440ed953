"""From observations to incidents: pure."""
