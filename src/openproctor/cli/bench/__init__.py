"""The benchmarks behind the figures in ``docs/``: ``openproctor bench`` prints them."""
