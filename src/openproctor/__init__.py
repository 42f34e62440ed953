"""OpenProctor. ``docs/flow.md`` walks through the rooms; ``tests/test_layers.py`` has their order."""
