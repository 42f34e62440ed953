"""What is kept as bytes: which frames, where, in what chain, and the bundle that proves itself."""
