"""What is measured: one file a detector, named in the manifest ``model.observation.Detector``. Start at ``engine.py``."""
