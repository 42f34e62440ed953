"""What people decide on: incidents with evidence, scores, playback, and exports."""
