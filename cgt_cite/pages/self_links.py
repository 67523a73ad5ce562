"""Drop links that lead from a reference to the citing article itself.

No article cites itself: such a link is the site's mistake, as where it takes an article's protocol or data
set for the article.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgt_cite.pages.reference_ids import TYPES_OF_LABELS
from cgt_cite.problems import Problem, ProblemKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cgt_cite.model import Fields, Page, Reference, Work
    from cgt_cite.pages.links import Link

_TYPES = tuple(TYPES_OF_LABELS.values())


def links_to_itself(cited: Work | Link, article: Work) -> bool:
    """Whether a cited work has an identifier of the citing article, of which more is known than that."""
    return bool(article.title) and any(_is_shared(kind, getattr(cited, kind), article) for kind in _TYPES)


def without_self_links(page: Page) -> Iterator[Page | Problem]:
    """The page without such links, and a problem for each reference that lost one."""
    references = tuple(_without_self_link(reference, page.article) for reference in page.references)
    changed = [new for new, old in zip(references, page.references, strict=True) if new is not old]
    yield page._replace(references=references) if changed else page
    for reference in changed:
        yield Problem(ProblemKind.SELF_LINK, f"{page.source} #{reference.position}")


def _without_self_link(reference: Reference, article: Work) -> Reference:
    """The reference without the identifiers of the article, unless it has nothing else, not even a text.

    The identifiers of a link belong together, so that of a type that the article lacks is dropped as well.
    """
    cited = reference.work
    if not (reference.text and links_to_itself(cited, article)):
        return reference
    dropped: Fields = {
        kind: ""
        for kind in _TYPES
        if not getattr(article, kind) or _is_shared(kind, getattr(cited, kind), article)
    }
    others = tuple(other for other in cited.other_ids if not _is_shared(*other, article))
    return reference._replace(work=cited._replace(**dropped, other_ids=others))


def _is_shared(kind: str, value: str, article: Work) -> bool:
    own = getattr(article, kind) if kind in _TYPES else ""
    return bool(own) and value.casefold() == own.casefold()
