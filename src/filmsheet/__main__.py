"""`python -m filmsheet`, and the command `filmsheet`."""

import sys


def run() -> int:
    """Run the command line. Ctrl-C during the import of the program ends it silently."""
    try:
        from .cli import main
    except KeyboardInterrupt:
        import signal

        signal.signal(signal.SIGINT, signal.SIG_DFL)  # a second one ends the rest silently
        return 130
    return main()


if __name__ == "__main__":
    sys.exit(run())
