"""Write NBIB, MEDLINE's tagged format as PubMed exports it: journal articles with a PMID."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cgt_cite.fields.languages import medline_code
from cgt_cite.fields.relations import TAGS_OF_RELATIONS
from cgt_cite.fields.text import clean
from cgt_cite.formats.common import abstract_paragraph, citation_key, format_date
from cgt_cite.model import WorkType
from cgt_cite.problems import Problem, ProblemKind
from cgt_cite.regex import lazy_compile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cgt_cite.formats.options import OutputOptions
    from cgt_cite.model import Entry, NameList, PartialDate, Work

_NO_SPACES = {"AID", "LID"}  # programs join their lines without a space
_WIDTH = 88
_INDENT = "\n      "
_PMID, _PMCID, _ISSN = map(
    re.compile, (r"[0-9]+", r"PMC[0-9]+", r"[0-9]{4}-[0-9]{3}[0-9X]")
)  # as programs check
_NAME_SEPARATORS = lazy_compile(r"[\s\-‐‑’']+")
_CAPITALS = lazy_compile(r"^[^\W\d_]|[A-Z]")  # the first letter, and the S of DeShawn
_ARTICLE = "Journal Article"


def render(entry: Entry, number: int, options: OutputOptions, warn: Callable[[Problem], None]) -> str:
    """The record of a journal article that has a PMID; `warn` is called for every other entry."""
    del options  # NBIB has no options
    if reason := _reason_to_skip(entry.work):
        warn(Problem(ProblemKind.NOT_IN_FORMAT, citation_key(entry, number), reason))
        return ""
    return "".join(_format_line(tag, value) for tag, value in _tagged_values(entry.work)) + "\n"


def _reason_to_skip(work: Work) -> str:
    if work.type not in (WorkType.ARTICLE_JOURNAL, WorkType.ARTICLE):
        return "NBIB holds journal articles only"
    return "" if _PMID.fullmatch(work.PMID) else "NBIB requires a PMID in every record"


def _format_line(tag: str, value: str) -> str:
    from textwrap import wrap

    text = clean(value)
    width = len(text) if tag in _NO_SPACES else _WIDTH - len(_INDENT) + 1
    lines = wrap(text, width, break_long_words=False, break_on_hyphens=False) if text else ()
    return f"{tag:<4}- {_INDENT.join(lines)}\n" if lines else ""


def _tagged_values(work: Work) -> Iterator[tuple[str, str]]:
    """Tags and values in PubMed's order."""
    indexing = work.indexing
    yield from (("PMID", work.PMID), ("OWN", "NLM"))
    yield "IS", f"{work.ISSN} (Linking)" if _ISSN.fullmatch(work.ISSN) else ""
    yield from (("VI", work.volume), ("IP", work.issue or work.supplement))
    yield "DP", format_date(work.issued) if work.issued else ""
    yield from (("TI", work.title), ("PG", str(work.page or "")))
    yield "LID", _doi(work)
    yield "AB", abstract_paragraph(work)
    yield from _names(work.author, "FAU", "AU", work.affiliation)
    yield from _names(work.editor, "FED", "ED")
    yield "LA", medline_code(work.language)
    yield from (("GR", grant) for grant in indexing.grant)
    yield from (("PT", name) for name in dict.fromkeys((_ARTICLE, *indexing.publication_type)))
    yield "DEP", _format_day(work.epub)
    yield from (("PL", work.publisher_place), ("TA", work.container_title_short or work.container_title))
    yield "JT", work.container_title
    yield from (("RN", f"0 ({substance})") for substance in indexing.substance)
    yield from (("SI", str(identifier)) for identifier in work.other_ids)
    yield from _linked_articles(work)
    yield from (("MH", _format_mesh(term)) for term in indexing.mesh)
    yield from (("OT", word) for word in indexing.keyword)
    yield "COIS", indexing.conflict_of_interest
    yield "PMC", work.PMCID if _PMCID.fullmatch(work.PMCID) else ""
    yield "PST", "aheadofprint" if "ahead" in work.status else ""
    yield "AID", _doi(work)
    yield "SO", _one_line_citation(work)


def _doi(work: Work) -> str:
    """`10.1000/1 [doi]`; spaces, at which the line could be broken, are percent-encoded."""
    doi = clean(work.DOI).replace(" ", "%20")
    return f"{doi} [doi]" if doi else ""


def _names(
    people: NameList,
    full: str,
    short: str,
    affiliations: tuple[tuple[str, ...], ...] = (),
) -> Iterator[tuple[str, str]]:
    """Each person's full name, name with initials and affiliations; an organisation's name alone.

    A truncated list ends with `et al.` under both tags: MEDLINE has it only under the short one, which
    programs ignore if there are full names.
    """
    for number, name in enumerate(people.names):
        if name.literal:
            yield "CN", name.literal
            continue
        family = f"{name.particle} {name.family}".strip()
        yield full, ", ".join(filter(None, (family, f"{name.given} {name.suffix}".strip())))
        yield short, " ".join(filter(None, (family, _initials(name.given), name.suffix)))
        yield from (("AD", place) for places in affiliations[number : number + 1] for place in places)
    if people and people.truncated:
        yield from ((full, "et al.,"), (short, "et al."))


def _initials(given: str) -> str:
    """`DB` of `Donald B.` and `D. B.`; `IuV` of `Iu. V.`."""
    return "".join(map(_initial, _NAME_SEPARATORS.split(given)))


def _initial(part: str) -> str:
    letters = part.rstrip(".")
    if letters.isupper() or letters != part:  # an initial, or a name in capitals
        return letters if letters != part else letters[:1]
    return "".join(_CAPITALS.findall(letters)).upper()


def _format_mesh(term: str) -> str:
    """`Anemia/drug therapy/*genetics` for PubMed's `Anemia / drug therapy / genetics*`."""
    return "/".join(f"*{part[:-1]}" if part.endswith("*") else part for part in term.split(" / "))


def _format_day(date: PartialDate | None) -> str:
    """`20190305`, or an empty string if the day is not known."""
    return f"{date.year:04d}{date.month:02d}{date.day:02d}" if date and date.day else ""


def _linked_articles(work: Work) -> Iterator[tuple[str, str]]:
    for link in work.indexing.linked:
        pmid = link.work.PMID
        identifier = f" PMID: {pmid}" if pmid and pmid not in link.text else ""
        yield TAGS_OF_RELATIONS.get(link.relation, "GN"), link.text + identifier


def _one_line_citation(work: Work) -> str:
    """The citation on one line: `J Mol Biol. 2019 Mar 5;12(3):447-462. doi: 10.1000/1.`."""
    number = work.issue or work.supplement
    issue = f"({number})" if number else ""
    numbers = f";{work.volume}{issue}" if work.volume or issue else ""
    pages = f":{work.page}" if work.page else ""
    date = format_date(work.issued) if work.issued else ""
    doi = f" doi: {work.DOI}." if work.DOI else ""
    return f"{work.container_title_short or work.container_title}. {date}{numbers}{pages}.{doi}"
