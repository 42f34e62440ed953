"""The vocabulary: pure data and pure rules, importing nothing else of the project."""
