"""A store of PubMed's records of cited works: a folder that the command `complete --cited` fills.

It holds a file `PMID.xml` for each record, named by the requested PMID, which PubMed may have merged into
another; and `lookups.jsonl`, the answers to what was looked up.
"""

from __future__ import annotations

import os
from datetime import UTC, datetime
from functools import cached_property
from typing import TYPE_CHECKING

from cgt_cite.errors import DamagedInputError, UsageError, os_error_message
from cgt_cite.fields.hyphens import normalize_hyphens_of_work
from cgt_cite.model import Page
from cgt_cite.options import LOOKUP_FILE
from cgt_cite.output import write
from cgt_cite.pages.pubmed_xml import read_works
from cgt_cite.problems import Problem, ProblemKind
from cgt_cite.records.answers import Answer, Answers, Endpoint, append_answer, read_answers
from cgt_cite.records.lookup import Candidate, Method
from cgt_cite.records.queries import Query, doi_key, queries

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cgt_cite.model import Work
    from cgt_cite.records.lookup import Cited

_UNIQUE = {
    Method.CITATION: Endpoint.ECITMATCH,
    Method.TITLE: Endpoint.ESEARCH,
}  # methods that must find one record only
_OTHER_FOLDER = "name another folder with --store"
_CHUNK = 1 << 16  # bytes
_REMEDY = "fetch it again with `cgt-cite complete --cited`"


class Store:
    """The records and answers in a folder, which need not exist; nothing is read before it is needed.

    A store that is opened `anew` ignores what was saved before.  `problems` collects records that cannot be
    read, which count as absent.
    """

    def __init__(self, folder: str, *, anew: bool = False) -> None:
        self.folder = folder
        self.problems: list[Problem] = []
        self._anew = anew
        self._saved: set[str] = set()  # PMIDs of the records saved by this object

    @cached_property
    def answers(self) -> Answers:
        """The answers to look-ups."""
        return Answers(() if self._anew else read_answers(self._lookup_path))

    @property
    def _lookup_path(self) -> str:
        return os.path.join(self.folder, LOOKUP_FILE)

    def path(self, pmid: str) -> str:
        """The file for the record of a PMID."""
        return os.path.join(self.folder, f"{pmid}.xml")

    def prepare(self) -> None:
        """Create the folder, and the file by which it is recognised; raises `UsageError`."""
        try:
            os.makedirs(self.folder, exist_ok=True)
            with open(self._lookup_path, "ab"):
                pass
        except OSError as error:
            raise UsageError(
                f"{self.folder}: cannot be written to: {os_error_message(error)}; {_OTHER_FOLDER}"
            ) from error

    def add(self, endpoint: Endpoint, method: Method, query: str, pmids: Iterable[str]) -> Answer:
        """Keep an answer; raises `OutputError`."""
        date = datetime.now(UTC).date().isoformat()
        answer = Answer(method, query, tuple(pmids), date, endpoint)
        append_answer(self._lookup_path, answer)
        self.answers.add(answer)
        return answer

    def save(self, pmid: str, document: Iterable[str], doi: str) -> None:
        """Save a record under the requested PMID, by which it will also be found by its DOI."""
        if key := doi_key(doi):
            self.add(Endpoint.EFETCH, Method.DOI, key, [pmid])
        write(document, self.path(pmid), _OTHER_FOLDER)
        self._saved.add(pmid)

    def read(self, pmid: str) -> Work | None:
        """The article of a record; None if there is no record, or it cannot be read."""
        if self._anew and pmid not in self._saved:
            return None
        path = self.path(pmid)
        try:
            return next(_works(path), None)
        except FileNotFoundError:
            return None
        except (OSError, DamagedInputError) as error:
            detail = os_error_message(error) if isinstance(error, OSError) else str(error)
            self.problems.append(Problem(ProblemKind.DAMAGED, path, detail, _REMEDY))
            return None

    def has_no_record(self, pmid: str) -> bool:
        """Whether PubMed answered that it has no record with this PMID."""
        return self.answers.pmids(Endpoint.EFETCH, Method.PMID, pmid) == ()

    def found(self, query: Query) -> tuple[str, ...]:
        """The PMIDs of the records that may be that of a work, by one query; none if not looked up."""
        method, text = query
        if endpoint := _UNIQUE.get(method):
            pmids = self.answers.pmids(endpoint, method, text) or ()
            return pmids if len(pmids) == 1 and pmids[0].isdigit() else ()
        with_doi = self.answers.with_doi(text) if method is Method.DOI else ()
        return tuple(dict.fromkeys((*with_doi, *(self.answers.pmids(Endpoint.IDCONV, method, text) or ()))))

    def is_ambiguous(self, query: Query) -> bool:
        """Whether several records were found by a query that must find one only."""
        endpoint = _UNIQUE.get(query.method)
        return bool(endpoint and self.answers.pmids(endpoint, *query)) and not self.found(query)

    def candidates(self, cited: Sequence[Cited]) -> Iterator[tuple[int, Candidate]]:
        """The records found for cited works, as `RecordSource` describes; each is read once."""
        positions: dict[str, list[tuple[int, Method]]] = {}
        for position, one in enumerate(cited):
            for pmid, method in self._found_for(one):
                positions.setdefault(pmid, []).append((position, method))
        for pmid, places in positions.items():
            if work := self.read(pmid):
                yield from ((position, Candidate(work, method)) for position, method in places)

    def _found_for(self, cited: Cited) -> Iterator[tuple[str, Method]]:
        """The PMIDs of a work's candidates, each once; by queries only if its page gives no PMID."""
        if cited.work.PMID:
            yield cited.work.PMID, Method.PMID
            return
        methods: dict[str, Method] = {}
        for query in queries(cited):
            for pmid in self.found(query):
                methods.setdefault(pmid, query.method)
        yield from methods.items()


def _works(path: str) -> Iterator[Work]:
    """The articles in a file; raises `OSError`, or `DamagedInputError` if the XML is damaged."""
    with open(path, "rb") as file:
        for item in read_works(iter(lambda: file.read(_CHUNK), b"")):
            if not isinstance(item, Page):
                raise DamagedInputError(item.detail)
            yield normalize_hyphens_of_work(item.article)
