"""Names and draws from which the tests of rendering make strings."""

from __future__ import annotations

import random

PEOPLE = [
    {"family": "van der Berg", "given": "Anna-Maria"},
    {"family": "O'Neill", "given": "J. B.", "suffix": "Jr"},
    {"family": "Müller", "given": "KH"},
]


def seeded(seed: int) -> random.Random:
    """A generator that always gives the same."""
    return random.Random(seed)  # noqa: S311  # no secret is drawn
