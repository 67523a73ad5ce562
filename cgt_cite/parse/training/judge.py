"""Whether a parsed work says what gold says, in what makes a reference right: the calibration's yes or no."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Any

from cgt_cite.model import Name, Work


def fold(value: object) -> str:
    """Letters and digits without case."""
    return re.sub(r"[\W_]+", " ", unicodedata.normalize("NFKC", str(value or "")).casefold()).strip()


def is_right(work: Work, gold: Mapping[str, Any]) -> bool:
    """Whether authors, year, title, container, volume, issue and first page are all as gold has them."""
    first = work.page.first if work.page else ""
    pairs = (
        (gold.get("title"), work.title),
        (gold.get("container"), work.container_title),
        (str(gold.get("year") or "")[:4], work.issued.year if work.issued else ""),
        (_close(gold.get("volume")), _close(work.volume)),
        (_close(gold.get("issue")), _close(work.issue)),
        (_close(gold.get("first_page") or gold.get("elocation")), _close(first)),
    )
    return all(fold(want) == fold(got) for want, got in pairs) and _same_names(
        gold.get("authors") or (), work.author.names
    )


def _close(value: object) -> str:
    return re.sub(r"[\s.(),]+", "", str(value or ""))


def _same_names(gold: list[Mapping[str, str]], names: tuple[Name, ...]) -> bool:
    return len(gold) == len(names) and all(
        _same_name(want, got) for want, got in zip(gold, names, strict=True)
    )


def _same_name(want: Mapping[str, str], got: Name) -> bool:
    if "literal" in want or got.literal:
        return fold(want.get("literal")) == fold(got.literal)
    family = f"{got.particle} {got.family}"
    return fold(want.get("family")) == fold(family) and fold(want.get("given"))[:1] == fold(got.given)[:1]
