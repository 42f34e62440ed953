"""Fetch the model files and convert those that are not loaded as published.

python -m scripts.convert_weights
"""

import sys

from openproctor.core.errors import OperatorError
from openproctor.core.settings import Settings
from openproctor.detection.weights import default_weights_folder
from scripts.convert_weights.convert import convert_weights

if __name__ == "__main__":
    try:
        for name, path in convert_weights(Settings().weights_dir or default_weights_folder()).items():
            print(f"{name}: {path}")
    except OperatorError as problem:
        sys.exit(str(problem))
