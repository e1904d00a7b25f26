"""`python -m filmsheet`, and the command `filmsheet`."""

import sys


def run() -> int:
    """Run the command line; Ctrl-C while the program is still being loaded ends it without a word."""
    try:
        from .cli import main
    except KeyboardInterrupt:
        return 130
    return main()


if __name__ == "__main__":
    sys.exit(run())
