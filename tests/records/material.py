"""Genuine references of which the cited record is known, and the records among which it has to be found.

There are three kinds of references, with their identifiers removed:

* `pages`: those on saved pages and in full texts, if the cited work's record is among the saved articles and
  the works that the pages list as similar;
* `twice`: strings of two full texts that cite the same work; the fields of one make the record for the other;
* `fields`: strings of full texts as XML; the record is made of the fields of the same string, with the name
  of its journal as NLM has it, so that only errors of the parser matter.

One work occurs under two PMIDs in different full texts; its strings are left out.
"""

from __future__ import annotations

import json
from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from cgt_cite.fields.page_ranges import page_range
from cgt_cite.fields.text import clean
from cgt_cite.journals.catalogue import MatchType, shipped_catalogue
from cgt_cite.merge.claims import Origin, make_claim, resolve
from cgt_cite.model import Name, NameList, PartialDate, Work, WorkType
from cgt_cite.parse.cache import ParseCache
from cgt_cite.pipeline import ExtractOptions, read_all_pages
from cgt_cite.pipeline.reading import related_works
from cgt_cite.problem_log import ProblemLog
from cgt_cite.records.lookup import Cited
from cgt_cite.sources.walk import File, walk
from cgt_cite.statistics import Statistics

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from cgt_cite.model import Identifier, Page, Reference

_EXCLUDED = frozenset(("", "25592960", "26071182"))
_GOLD = ("jats_dev", "jats_train", "more_train")


class Citation(NamedTuple):
    """A reference without identifiers, and the record of the work that it cites."""

    kind: str
    cited: Cited
    record: Work


class Material(NamedTuple):
    """References, and all records by PMID; some have two, from different sources."""

    citations: list[Citation]
    records: list[Work]


@cache
def load(shared: Path) -> Material:
    """All that can be used of the genuine pages and strings."""
    on_pages, records = _from_pages(str(shared / "pages"))
    strings = list(_gold(shared / "gold"))
    citations = [*on_pages, *_twice(strings), *(_of_own_fields(strings))]
    return Material(citations, [*records.values(), *(record for _, record in strings)])


def _from_pages(folder: str) -> tuple[list[Citation], dict[str, Work]]:
    options = ExtractOptions()
    pages = list(read_all_pages([folder], ProblemLog(lambda _: None), Statistics(), options))
    records = {pmid: work for work in _works(folder, pages) if (pmid := work.PMID) and work.title}
    found = (
        (reference, records.get(reference.work.PMID or reference.parsed.PMID))
        for page in pages
        for reference in page.references
    )
    citations = [Citation("pages", _without_identifiers(cited), record) for cited, record in found if record]
    return list(dict.fromkeys(citations)), records


def _works(folder: str, pages: Iterable[Page]) -> Iterator[Work]:
    """The works that the pages list, and then the articles themselves, which outrank them."""

    def is_cited(_: Identifier) -> bool:
        return True

    for file in walk([folder], "", ()):
        if isinstance(file, File):
            yield from (work for _, work in related_works(file, is_cited))
    yield from (page.article for page in pages)


def _without_identifiers(reference: Reference) -> Cited:
    claims = (
        make_claim(Origin.LINK, reference.work),
        make_claim(Origin.TEXT, reference.parsed, reference.confidence or 0.0),
    )
    return unidentified(Cited(reference.text, resolve(claims)[0]))


def unidentified(cited: Cited) -> Cited:
    """A cited work without the identifiers among its fields."""
    return cited._replace(work=cited.work._replace(DOI="", PMID="", PMCID="", other_ids=()))


def _gold(folder: Path) -> Iterator[tuple[Cited, Work]]:
    """Each string with a PMID, as the parser reads it, and the record that its fields make."""
    lines = (line for name in _GOLD for line in (folder / f"{name}.jsonl").read_text("utf-8").split("\n"))
    found = [item for line in lines if '"pmid"' in line and _is_paper(item := json.loads(line))]
    parsed = ParseCache().parse(clean(item["text"]) for item in found)
    for item in found:
        result = parsed[clean(item["text"])]
        yield unidentified(Cited(result.text, result.work)), _record(item["fields"], _pmid(item))


def _is_paper(item: dict[str, Any]) -> bool:
    fields = item["fields"]
    return fields.get("type") == "journal" and bool(fields.get("authors")) and _pmid(item) not in _EXCLUDED


def _pmid(item: dict[str, Any]) -> str:
    return str(item.get("ids_not_shown", {}).get("pmid") or item["fields"].get("pmid", ""))


def _record(fields: dict[str, Any], pmid: str) -> Work:
    people = tuple(
        Name(name.get("family", ""), name.get("given", ""), literal=name.get("literal", ""))
        for name in fields["authors"]
    )
    return Work(
        type=WorkType.ARTICLE_JOURNAL,
        title=fields.get("title", ""),
        author=NameList(people, truncated=fields["etal"]),
        container_title=_full_name(fields.get("container", "")),
        container_title_short=fields.get("container", ""),
        issued=PartialDate(int(fields["year"][:4])) if fields.get("year", "")[:4].isdigit() else None,
        volume=fields.get("volume", ""),
        issue=fields.get("issue", ""),
        page=page_range(fields.get("first_page"), fields.get("last_page")),
        PMID=pmid,
        language="en",
    )


def _full_name(printed: str) -> str:
    found = [
        journal for match in MatchType for journal in shipped_catalogue().find(printed, match) if printed
    ]
    return found[0].title if found else printed


def _twice(strings: list[tuple[Cited, Work]]) -> Iterator[Citation]:
    by_pmid: dict[str, list[tuple[Cited, Work]]] = defaultdict(list)
    for cited, record in strings:
        by_pmid[record.PMID].append((cited, record))
    for group in by_pmid.values():
        for cited, own in group:
            yield from (
                Citation("twice", cited, other) for text, other in group if text.text != cited.text and own
            )


def _of_own_fields(strings: list[tuple[Cited, Work]]) -> Iterator[Citation]:
    return (Citation("fields", cited, record) for cited, record in strings)
