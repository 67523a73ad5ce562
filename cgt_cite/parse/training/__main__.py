"""Train the tagger and write what the package ships: `python -m cgt_cite.parse.training ../shared/gold`.

Learns from the files for learning there, and from their records rendered in other styles, never from the
sets to measure on.  The confidence is fitted first, with a model that has not seen some of the publishers;
the model that is written has seen them all.  The same gold gives the same files.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from cgt_cite.parse.confidence import WEIGHTS
from cgt_cite.parse.lexicon import LEXICON
from cgt_cite.parse.tagger import MODEL

from .corpus import aligned, load, parted, rendered
from .fit import calibrate, fit

_RENDERED = 40_000
_GOLD = ("jats_train.jsonl", "more_train.jsonl", "more_train2.jsonl")


def main() -> None:
    """Train and write the three files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path, help="folder of the gold files")
    parser.add_argument("--out", type=Path, default=Path(__file__).parent.parent, help="where the files go")
    options = parser.parse_args()
    records = [record for name in _GOLD for record in load(options.gold / name)]
    kept, held = parted(records)
    weights, right = calibrate(fit(aligned(kept), rendered(kept, _RENDERED)), held)
    print(f"publishers and journals left out: {right} of {len(held)} strings wholly right")  # noqa: T201 - its report
    model, lexicon = fit(aligned(records), rendered(records, _RENDERED))
    files = {MODEL: model, LEXICON: lexicon, WEIGHTS: weights.encode()}
    for name, data in files.items():
        (options.out / name).write_bytes(data)


if __name__ == "__main__":
    main()
