"""Report entries that may be duplicates, although the evidence is too weak to merge them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgt_cite.fields.text import fold
from cgt_cite.fields.urls import url_key
from cgt_cite.merge.generic_titles import is_generic
from cgt_cite.merge.match_keys import SHORT_TITLE, match_key
from cgt_cite.problems import Problem, ProblemKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from cgt_cite.model import Entry, Work


def report_possible_duplicates(
    entries: Iterable[Entry], report: Callable[[Problem], None]
) -> Iterator[Entry]:
    """Pass the entries on; report each that resembles an earlier one, with the key of that one."""
    first: dict[str, str] = {}
    for entry in entries:
        features = [*_features(entry.work)]
        if other := next((first[feature] for feature in features if feature in first), ""):
            report(Problem(ProblemKind.POSSIBLE_DUPLICATE, entry.key, other))
        for feature in features:
            first.setdefault(feature, entry.key)
        yield entry


def _features(work: Work) -> Iterator[str]:
    """What different works rarely share: title; journal, volume and page; URL."""
    title = fold(work.title)
    if len(title) >= SHORT_TITLE and not is_generic(title):
        yield match_key("title", title)
    journal = work.container_title_short or work.container_title
    if journal and work.volume and work.page:
        yield match_key("locator", fold(journal), fold(work.volume), fold(work.page.first))
    if "/" in (url := url_key(work.URL)):
        yield match_key("url", url)
