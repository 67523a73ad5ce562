"""Parsing is not felt: the model is small, loads at once, and reads many strings a second."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import cgt_cite.parse
from cgt_cite.parse import parse_reference
from tests.parse.cases import FOLDER, read_cases

HERE = Path(cgt_cite.parse.__file__).parent
DATA = ("model.crfsuite", "lexicon.tsv.gz", "weights.txt")
SLOWEST = 300  # strings a second on a crowded machine; at rest it is several thousand
LONGEST_LOAD = 0.5  # seconds on a crowded machine; at rest it is below 0.05


def test_model_fits_the_wheel() -> None:
    assert sum((HERE / name).stat().st_size for name in DATA) < 6_000_000


def test_import_loads_neither_model_nor_library() -> None:
    code = "import sys, cgt_cite.parse; sys.exit('pycrfsuite' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_model_loads_at_once() -> None:
    code = (
        "import time; import cgt_cite.parse.tagger as r; import pycrfsuite\n"
        "t = time.process_time(); r.tagger(); print(time.process_time() - t)"
    )
    loads = [
        float(subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout)
        for _ in range(3)
    ]
    assert min(loads) < LONGEST_LOAD


def test_many_strings_a_second() -> None:
    texts = [case.text for path in FOLDER.glob("*.md") for case in read_cases(path)]
    for text in texts:
        parse_reference(text)
    start = time.process_time()
    for text in texts:
        parse_reference(text)
    assert len(texts) / (time.process_time() - start) > SLOWEST
