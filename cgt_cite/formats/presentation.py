"""Adapt entries to the output format; the model leaves values as in their source.

Initials are spaced in every format; titles, pages and containers are changed only in formats from which
programs print bibliographies, not in those that scripts read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgt_cite.fields import note_labels
from cgt_cite.fields.initials import space_initials
from cgt_cite.formats.options import OutputOptions, Retracted
from cgt_cite.formats.reference_texts import ROLES
from cgt_cite.model import PageRange, Pages, WorkType
from cgt_cite.regex import lazy_compile

if TYPE_CHECKING:
    from cgt_cite.model import Entry, Fields, Name, NameList, Work

_WORD = r"(?:retracted|withdrawn|retra[c]?tad[ao]|rétracté|zurückgezogen)"
_MARKED_RETRACTED = lazy_compile(  # in brackets or at either end; elsewhere it is the topic
    rf"(?i)^\W{{0,3}}(?:art(?:icle|igo|ículo) )?{_WORD}(?: (?:article|paper|chapter))?\W{{0,2}}[:.\])—–-]"
    rf"|[\[(] ?(?:{_WORD}|retraction)\b| [—–-] ?{_WORD}\W{{0,2}}$"
)

_FORMULA_MARKUP = lazy_compile(  # markup, never the topic of a title, unlike HTML's own
    r"<tex-math\b[^<>]{0,99}>\$?([^<>$]{0,999})\$?</tex-math>"
    r"|</?(?:tex-math|inline-formula|mml:\w{1,20}|jats:\w{1,20})\b[^<>]{0,99}>",
)


def adapt_entry(entry: Entry, options: OutputOptions, *, for_scripts: bool) -> Entry:
    """The entry with spaced initials and, unless `for_scripts`, all other changes that printed lists need."""
    work = _space_all_initials(entry.work)
    if not for_scripts:
        work = _adapt_for_print(work)
    if options.retracted == Retracted.MARK and work.retracted and not for_scripts:
        work = work._replace(title=_mark_retracted(work.title))
    return entry if work is entry.work else entry._replace(work=work)


def _space_all_initials(work: Work) -> Work:
    """The work with the initials in all names spaced and dotted."""
    changes: Fields = {}
    for role in ROLES:
        before: NameList = getattr(work, role)
        after = tuple(map(_space_initials_of, before.names))
        if after != before.names:
            changes[role] = before._replace(names=after)
    linked = work.indexing.linked
    if any(link.work.author for link in linked):
        spaced = tuple(link._replace(work=_space_all_initials(link.work)) for link in linked)
        changes["indexing"] = work.indexing._replace(linked=spaced)
    return work._replace(**changes) if changes else work


def _adapt_for_print(work: Work) -> Work:
    """The work without formula markup in its title, with plain single pages and arXiv named as the server."""
    changes: Fields = {}
    if (title := _FORMULA_MARKUP.sub(r"\1", work.title)) != work.title:
        changes["title"] = title
    if work.page and any(first == last for first, last in work.page.ranges):
        ranges = (PageRange(first, "" if last == first else last) for first, last in work.page.ranges)
        changes["page"] = Pages(tuple(ranges))
    if (
        work.type == WorkType.ARTICLE
        and work.arxiv
        and not (work.container_title or work.container_title_short)
    ):
        changes["container_title"] = "arXiv"  # the server of the preprint
    return work._replace(**changes) if changes else work


def _space_initials_of(name: Name) -> Name:
    given = space_initials(name.given, name.family)
    return name if given == name.given else name._replace(given=given)


def _mark_retracted(title: str) -> str:
    """The title followed by `[retracted]`, as NLM's style places a description of an article.

    It is not put first, because many publishers' retraction notices are titled `Retracted: ...`.
    """
    if not title or _MARKED_RETRACTED.search(title):
        return title
    word = note_labels.RETRACTED.upper() if title.isupper() else note_labels.RETRACTED
    return f"{title.removesuffix('.')} {word}"
