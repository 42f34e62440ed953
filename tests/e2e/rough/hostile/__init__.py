"""An hour of one candidate's page among faults of all kinds, in compressed time: drawn, put in at the edge, and judged."""
