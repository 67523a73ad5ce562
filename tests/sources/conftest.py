"""Fixtures for tests of containers."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from tests.sources.reading import Read, read_bytes


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Reads bytes as a file."""
    return partial(read_bytes, tmp_path / "input")
