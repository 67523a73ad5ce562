"""Where the command starts, also as `python -m cgt_cite`."""

from __future__ import annotations

import signal


def start() -> None:
    """Run the command line; an interrupt while it is still being loaded ends it without a word."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    from cgt_cite.cli import main

    main()


if __name__ == "__main__":
    start()
