"""What is let go: by the days of the policy, at the request of a person, and never while a legal hold stands."""
