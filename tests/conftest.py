"""What all tests share: genuine pages, which stand beside the checkout or nowhere, and `--accept`."""

from __future__ import annotations

from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="take what the program writes as expected")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of genuine material."""
    if not SHARED.is_dir():
        pytest.skip(f"no genuine pages: {SHARED} is absent")
    return SHARED


@pytest.fixture
def accept(request: pytest.FixtureRequest) -> bool:
    """Whether expectations are rewritten."""
    return bool(request.config.getoption("--accept"))
