"""Who takes part as a candidate: joining, consent, tokens, messages, and the attempt's end."""
