"""``python -m openproctor`` is the command ``openproctor``."""

from openproctor.cli.main import main

if __name__ == "__main__":
    main()
