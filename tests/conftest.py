"""What all tests share: the folder of genuine pages, which stands beside the checkout where it is there."""

from __future__ import annotations

from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of genuine material."""
    if not SHARED.is_dir():
        pytest.skip(f"no genuine pages: {SHARED} is absent")
    return SHARED
