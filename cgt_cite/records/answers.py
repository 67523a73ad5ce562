"""The answers to look-ups that a store keeps, one JSON object a line; later lines prevail.

A line may answer several DOIs or PMCIDs, separated by spaces: `pmids` are then those of all of them together,
and which is whose follows from the records.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from cgt_cite.errors import OutputError, os_error_message
from cgt_cite.records.lookup import Method

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import BinaryIO

_JOINED = (Method.DOI, Method.PMCID)  # whose texts have no spaces


class Endpoint(StrEnum):
    """The services of NCBI that answered: the last one returns records, and so tells their DOIs."""

    IDCONV = "idconv"
    ESEARCH = "esearch"
    ECITMATCH = "ecitmatch"
    EFETCH = "efetch"


class Answer(NamedTuple):
    """What an endpoint answered to a query: the PMIDs found, none if there are none."""

    method: Method
    query: str
    pmids: tuple[str, ...]
    date: str  # ISO 8601
    endpoint: str = ""

    @property
    def texts(self) -> list[str]:
        """The texts of the queries that it answers."""
        return self.query.split(" ") if self.method in _JOINED else [self.query]


class Answers:
    """The answers of one store."""

    def __init__(self, answers: Iterable[Answer] = ()) -> None:
        self._by_query: dict[tuple[str, Method, str], tuple[str, ...]] = {}
        self._with_doi: dict[str, tuple[str, ...]] = {}  # PMIDs of records by their own DOI
        for answer in answers:
            self.add(answer)

    def add(self, answer: Answer) -> None:
        """Add an answer."""
        if answer.endpoint == Endpoint.EFETCH and answer.method is Method.DOI:
            before = self._with_doi.get(answer.query, ())
            self._with_doi[answer.query] = tuple(dict.fromkeys((*before, *answer.pmids)))
            return
        for text in answer.texts:
            self._by_query[answer.endpoint, answer.method, text] = answer.pmids

    def pmids(self, endpoint: str, method: Method, text: str) -> tuple[str, ...] | None:
        """The PMIDs that an endpoint found for a request with this query; None if it was not asked."""
        return self._by_query.get((endpoint, method, text))

    def with_doi(self, doi: str) -> tuple[str, ...]:
        """The PMIDs of the records that have a DOI."""
        return self._with_doi.get(doi, ())


def read_answers(path: str) -> Iterator[Answer]:
    """The answers in a file, which need not exist, but for a line that a killed run left unfinished."""
    with suppress(FileNotFoundError), open(path, encoding="utf-8", errors="replace") as lines:
        for line in lines:
            with suppress(ValueError, TypeError, KeyError, RecursionError):
                yield _answer(json.loads(line))


def _answer(item: dict[str, object]) -> Answer:
    """The answer in a line; raises `ValueError`, `TypeError` or `KeyError` if it is none."""
    pmids = item["pmids"]
    if not isinstance(pmids, list):
        raise TypeError
    method, query, endpoint = Method(str(item["method"])), str(item["query"]), str(item.get("endpoint", ""))
    return Answer(method, query, tuple(map(str, pmids)), str(item.get("date", "")), endpoint)


def append_answer(path: str, answer: Answer) -> None:
    """Append an answer to a file, on a line of its own; raises `OutputError`."""
    line = json.dumps(answer._asdict(), ensure_ascii=False)
    try:
        with open(path, "ab+") as file:
            if file.tell() and not _ends_with_newline(file):
                line = f"\n{line}"
            file.write(f"{line}\n".encode())
    except OSError as error:
        raise OutputError(f"{path}: cannot be written: {os_error_message(error)}") from error


def _ends_with_newline(file: BinaryIO) -> bool:
    file.seek(-1, os.SEEK_END)
    return file.read(1) == b"\n"
