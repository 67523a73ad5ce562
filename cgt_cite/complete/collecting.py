"""Collect the works that pages, lists of identifiers and bibliographies cite, each once."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from cgt_cite.errors import os_error_message
from cgt_cite.importers import IMPORTERS, read_bibliography
from cgt_cite.merge.claims import resolve
from cgt_cite.model import Page
from cgt_cite.options import Scope
from cgt_cite.pipeline.digest import parsed, records
from cgt_cite.pipeline.reading import read_file
from cgt_cite.problems import Problem, ProblemKind
from cgt_cite.records.lookup import Cited
from cgt_cite.records.queries import Query, doi_key, queries
from cgt_cite.sources.walk import File

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_PAGES_TOO = ".csv"  # which PubMed exports as well
_NAMED_LISTS = ("nbib", "pubmed_csv")  # layouts whose articles are the works, if the user names the file


class CitedWork(NamedTuple):
    """A cited work, the queries by which it is looked up, and the first file that cites it."""

    cited: Cited
    queries: tuple[Query, ...]  # none if it has a PMID, or if too little is known about it
    source: str

    @property
    def pmid(self) -> str:
        """Its PMID, if the page gives one."""
        return self.cited.work.PMID


def unique(works: Iterable[CitedWork]) -> list[CitedWork]:
    """Each work once: it is recognised by its PMID, else by its surest query, else by its text."""
    by_key: dict[tuple[str, ...], CitedWork] = {}
    with_pmid: set[str] = set()  # DOIs of works whose PMID is known
    for work in works:
        by_key.setdefault(_key(work), work)
        if work.pmid:
            with_pmid.add(doi_key(work.cited.work.DOI))
    return [
        work for work in by_key.values() if work.pmid or doi_key(work.cited.work.DOI) not in with_pmid - {""}
    ]


def _key(work: CitedWork) -> tuple[str, ...]:
    if work.pmid:
        return (work.pmid,)
    return work.queries[0] if work.queries else ("", work.cited.text)


def cited_in(file: File) -> list[CitedWork | Problem]:
    """The works cited in one file, and its problems."""
    extension = os.path.splitext(file.path)[1].lower()
    if file.given_by_user and extension in IMPORTERS:
        try:
            return [_work(Cited("", entry.work), file.source) for entry in read_bibliography(file.path)]
        except OSError as error:
            return [Problem(ProblemKind.UNREADABLE, file.source, os_error_message(error))]
        except ValueError as error:
            if extension != _PAGES_TOO:
                return [Problem(ProblemKind.DAMAGED, file.source, str(error), "export it again")]
    return list(_cited_on_pages(file))


def _cited_on_pages(file: File) -> Iterator[CitedWork | Problem]:
    for item in parsed(read_file(file)):
        if isinstance(item, Problem):
            yield item
        elif _is_list(item, file):
            yield _work(Cited("", item.article), item.source)
        else:
            for record in records(item, Scope.REFERENCES):
                if record.citing_page:
                    yield _work(Cited(record.text, resolve(record.claims)[0]), item.source)


def _is_list(page: Page, file: File) -> bool:
    """Whether a page represents one work in a list of cited works."""
    return page.layout == "identifier_list" or (file.given_by_user and page.layout in _NAMED_LISTS)


def _work(cited: Cited, source: str) -> CitedWork:
    return CitedWork(cited, () if cited.work.PMID else tuple(queries(cited)), source)
