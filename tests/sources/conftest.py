"""Fixtures for tests of wrappings."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from tests.sources.unwrapping import Read, read_bytes


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Reads bytes as a file."""
    return partial(read_bytes, tmp_path / "input")
