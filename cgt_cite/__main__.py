"""Where the command starts, also as `python -m cgt_cite`."""

from __future__ import annotations

import gc
import signal

_ALLOCATIONS = 100_000


def start() -> None:
    """Run the command line; an interrupt while it is still being loaded ends it silently."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    # Records hold no cycles: checking for cycles every 700 allocations would take a tenth of the run, and
    # at its end 30 ms.
    gc.set_threshold(_ALLOCATIONS)
    from cgt_cite.cli import main

    try:
        main()
    finally:
        gc.freeze()


if __name__ == "__main__":
    start()
