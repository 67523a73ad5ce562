"""A program that is not whole says so; no page is blamed for it."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.faults.seeds import SAMPLES

CODE = """
import sys
sys.modules["selectolax.lexbor"] = None
from cgt_cite.cli import main
main()
"""


@pytest.mark.parametrize("processes", ["1", "2"])
def test_missing_library_is_not_the_pages_fault(processes: str) -> None:
    command = [sys.executable, "-c", CODE, "extract", "-j", processes, str(SAMPLES)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.splitlines()[-1].startswith("cgt-cite: installation is incomplete: ")
    assert "damaged" not in done.stderr
