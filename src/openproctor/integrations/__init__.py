"""What OpenProctor talks to: one package for each kind of other system. None yet."""
