"""What all tests share: genuine pages, which stand beside the checkout or nowhere, and `--accept`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

SHARED = Path(__file__).resolve().parents[2] / "shared"

# how long an example takes says more about the machine than about the program
settings.register_profile("busy machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("busy machine")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="take what the program writes as expected")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of genuine material."""
    if not SHARED.is_dir():
        pytest.skip(f"no genuine pages: {SHARED} is absent")
    return SHARED


@pytest.fixture
def recorded(request: pytest.FixtureRequest) -> Callable[[Path, str], str]:
    """What a file holds that was expected to hold a text; with `--accept` it is given that text first."""

    def recorded(path: Path, found: str) -> str:
        if request.config.getoption("--accept"):
            path.write_bytes(found.encode())
        return path.read_bytes().decode()

    return recorded
