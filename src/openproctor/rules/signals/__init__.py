"""One file a signal. ``rules/catalogue.py`` collects them."""
