"""An entry as a printed list should show it, in every format; the model keeps it as its source has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgt_cite.fields.initials import space_initials
from cgt_cite.formats.options import OutputOptions, Retracted
from cgt_cite.model import Pages
from cgt_cite.regex import lazy_compile

if TYPE_CHECKING:
    from cgt_cite.model import Entry, Fields, Name, Work

_ROLES = ("author", "editor", "translator")
_WORD = r"(?:retracted|withdrawn|retra[c]?tad[ao]|rétracté|zurückgezogen)"
_SAYS_RETRACTED = lazy_compile(  # in brackets or at either end; elsewhere it is what the title is about
    rf"(?i)^\W{{0,3}}(?:art(?:icle|igo|ículo) )?{_WORD}(?: (?:article|paper|chapter))?\W{{0,2}}[:.\])—–-]"
    rf"|[\[(] ?(?:{_WORD}|retraction)\b| [—–-] ?{_WORD}\W{{0,2}}$"
)

_FORMULA = lazy_compile(  # elements that no title is about; HTML's own may be what one is about
    r"<tex-math\b[^<>]{0,99}>\$?([^<>$]{0,999})\$?</tex-math>"
    r"|</?(?:tex-math|inline-formula|mml:\w{1,20}|jats:\w{1,20})\b[^<>]{0,99}>",
    needles=("tex-math", "inline-formula", "mml:", "jats:"),
)


def for_presentation(entry: Entry, options: OutputOptions, *, printed: bool) -> Entry:
    """The entry with initials apart; if `printed`, also with all else that printed lists need."""
    work = _spaced(entry.work)
    if printed:
        work = _for_print(work)
    if printed and options.retracted == Retracted.MARK and work.retracted:
        work = work._replace(title=_marked(work.title))
    return entry if work is entry.work else entry._replace(work=work)


def _spaced(work: Work) -> Work:
    """The work with the initials of all names apart."""
    changes: Fields = {}
    for role in _ROLES:
        before = getattr(work, role)
        after = tuple(map(_name, before))
        if after != before:
            changes[role] = after
    if any(link.work.author for link in work.linked):
        changes["linked"] = tuple(link._replace(work=_spaced(link.work)) for link in work.linked)
    return work._replace(**changes) if changes else work


def _for_print(work: Work) -> Work:
    """The work without formulas in its title, with single pages, and with the server of an arXiv number."""
    changes: Fields = {}
    if (title := _FORMULA.sub(r"\1", work.title)) != work.title:
        changes["title"] = title
    if work.page and any(first == last for first, last in work.page.ranges):
        ranges = ((first, "" if last == first else last) for first, last in work.page.ranges)
        changes["page"] = Pages(tuple(ranges))
    if work.type == "article" and work.arxiv and not (work.container_title or work.container_title_short):
        changes["container_title"] = "arXiv"  # the server that gave the number
    return work._replace(**changes) if changes else work


def _name(name: Name) -> Name:
    given = space_initials(name.given, name.family)
    return name if given == name.given else name._replace(given=given)


def _marked(title: str) -> str:
    """The title with the word in brackets behind it, as NLM's style puts what describes an article.

    Not before it: `Retracted: ...` is how the notices of many publishers are called.
    """
    if not title or _SAYS_RETRACTED.search(title):
        return title
    word = "[RETRACTED]" if title.isupper() else "[retracted]"
    return f"{title.removesuffix('.')} {word}"
