"""The neural networks behind the detectors: one file each, from a picture or samples to numbers."""
