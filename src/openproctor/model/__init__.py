"""The vocabulary of the product: pure data, importing nothing else of the project."""
