"""Count what an author would mend by hand: `python -m tests.printed.count [-v] [PATH...]`.

Of the entries of the given pages, by default the genuine ones beside the checkout, 200 are printed in every
set-up that is installed.  They are the same 200 as long as their reference strings are.  With -v every
faulty reference is shown.
"""

from __future__ import annotations

import argparse
import sys
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from cgt_cite.pipeline import Extraction, ExtractOptions
from cgt_cite.problem_log import ProblemLog
from cgt_cite.statistics import Statistics
from tests.printed.misprints import FAULTS
from tests.printed.setups import SETUPS

if TYPE_CHECKING:
    from cgt_cite.model import Entry
    from tests.printed.setups import Setup

GENUINE = Path(__file__).resolve().parents[3] / "shared" / "pages" / "article"
SAMPLE = 200


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="*", default=[str(GENUINE)], help="pages, or folders of pages")
    parser.add_argument("-v", "--verbose", action="store_true", help="show every faulty reference")
    arguments = parser.parse_args()
    log = ProblemLog(lambda _: None)
    entries = list(Extraction(ExtractOptions(), log, Statistics(), lambda *_: None).entries(arguments.paths))
    chosen = sorted(entries, key=_lot)[:SAMPLE]
    print_line(f"{len(chosen)} of {len(entries)} entries", *FAULTS, "any of these", "not printed")
    for setup in SETUPS:
        if lacking := setup.printer.lacks():
            print_line(setup.name, *["-"] * (len(FAULTS) + 2), f"not installed: {', '.join(lacking)}")
        else:
            count(setup, chosen, verbose=arguments.verbose)


def _lot(entry: Entry) -> str:
    """What an entry's place in the draw depends on: its reference strings, and nothing else."""
    return min(sha256(text.encode("utf-8", "surrogatepass")).hexdigest() for text in entry.text or ("",))


def count(setup: Setup, entries: list[Entry], *, verbose: bool) -> None:
    """One line of the table."""
    printed = setup.printed(entries).references
    found = {
        entry.key: [name for name, is_in in FAULTS.items() if is_in(entry, printed.get(entry.key, ""))]
        for entry in entries
    }
    counts = [sum(name in names for names in found.values()) for name in FAULTS]
    faulty = [key for key, names in found.items() if names]
    absent = sum(not printed.get(entry.key) for entry in entries)
    print_line(setup.name, *counts, f"{len(faulty)} ({len(faulty) / len(entries):.0%})", absent)
    if verbose:
        sys.stdout.writelines(f"  {', '.join(found[key])}: {printed.get(key)}\n" for key in faulty)


def print_line(name: str, *cells: object) -> None:
    sys.stdout.write(f"{name:<26}" + "".join(f"{cell!s:>16}" for cell in cells) + "\n")


if __name__ == "__main__":
    main()
