"""An incomplete installation is reported as such, and not as a damaged page."""

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
def test_a_missing_library_is_not_reported_as_a_damaged_page(processes: str) -> None:
    command = [sys.executable, "-c", CODE, "extract", "-j", processes, str(SAMPLES)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.splitlines()[-1].startswith("cgt-cite: installation is incomplete: ")
    assert "damaged" not in done.stderr
