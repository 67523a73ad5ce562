"""What NCBI's endpoints answer, given the records that they hold."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import Any, Protocol

from tests.complete.made_records import HEAD, TAIL
from tests.complete.papers import Paper

EFETCH, ESEARCH, ECITMATCH, IDCONV = "efetch.fcgi", "esearch.fcgi", "ecitmatch.cgi", "idconv"
_DOI = re.compile(r"10\.\d{4,9}/\S+")


class Holdings(Protocol):
    """What a server holds."""

    records: dict[str, str]
    merged: dict[str, str]
    in_pmc: set[str]


def endpoint_of(path: str) -> str:
    """The name of the endpoint at a path."""
    return path.partition("?")[0].rstrip("/").rpartition("/")[2]


def answer_efetch(held: Holdings, form: dict[str, str]) -> bytes:
    numbers = [held.merged.get(number, number) for number in form["id"].split(",")]
    found = [held.records[number] for number in numbers if number in held.records]
    return (HEAD + "\n".join(found) + TAIL).encode()


def answer_idconv(held: Holdings, form: dict[str, str]) -> bytes:
    """Only articles in PMC are known; all identifiers must be of one type."""
    asked, kind = form["ids"].split(","), form["idtype"]
    assert form["format"] == "json"
    assert len(asked) <= 200
    assert all(_DOI.fullmatch(one) if kind == "doi" else one.startswith("PMC") for one in asked)
    known = {getattr(paper, kind).casefold(): paper for paper in _papers(held) if paper.pmid in held.in_pmc}
    return json.dumps({"status": "ok", "records": [_converted(one, known) for one in asked]}).encode()


def _converted(requested: str, known: dict[str, Paper]) -> dict[str, Any]:
    if paper := known.get(requested.casefold()):
        return {"doi": paper.doi, "pmcid": paper.pmcid, "pmid": int(paper.pmid), "requested-id": requested}
    return {"requested-id": requested, "status": "error", "errmsg": "Identifier not found in PMC"}


def answer_esearch(held: Holdings, form: dict[str, str]) -> bytes:
    """The newest records first."""
    assert (form["db"], form["retmode"]) == ("pubmed", "json")
    found = sorted(
        (paper.pmid for paper in _papers(held) if _matches(paper, form["term"])), key=int, reverse=True
    )
    result = {"count": str(len(found)), "retstart": "0", "idlist": found[: int(form.get("retmax", 20))]}
    return json.dumps({"header": {"type": "esearch", "version": "0.3"}, "esearchresult": result}).encode()


def _matches(paper: Paper, term: str) -> bool:
    if dois := re.findall(r'"([^"]+)"\[doi\]', term):
        assert term == " OR ".join(f'"{doi}"[doi]' for doi in dois)
        return paper.doi.casefold() in dois
    words = set(re.findall(r"\w+", paper.title.casefold()))
    years = re.search(r"(\d+):(\d+)\[dp\]", term)
    in_time = not years or int(years[1]) <= int(paper.year) <= int(years[2])
    return in_time and set(re.findall(r"(\w+)\[ti\]", term)) <= words


def answer_ecitmatch(held: Holdings, form: dict[str, str]) -> bytes:
    assert (form["db"], form["retmode"]) == ("pubmed", "xml")
    citations = form["bdata"].split("\r")
    assert len(citations) <= 100
    papers = list(_papers(held))
    return "".join(f"{line}{_matched(line, papers)}\n" for line in citations).encode()


def _matched(line: str, papers: list[Paper]) -> str:
    journal, year, volume, page, author, _, end = line.split("|")
    assert end == ""
    asked = {"journal": journal, "year": year, "volume": volume, "page": page, "author": author}
    if journal not in {paper.journal.casefold() for paper in papers}:
        return "NOT_FOUND;INVALID_JOURNAL"
    fitting = [
        paper.pmid
        for paper in papers
        if all(getattr(paper, name).casefold() == value for name, value in asked.items() if value)
    ]
    return fitting[0] if len(fitting) == 1 else f"AMBIGUOUS {','.join(fitting)}" if fitting else "NOT_FOUND"


def _papers(held: Holdings) -> Iterator[Paper]:
    return (Paper.of_record(pmid, record) for pmid, record in held.records.items())


ENDPOINTS: dict[str, Callable[[Holdings, dict[str, str]], bytes]] = {
    EFETCH: answer_efetch,
    ESEARCH: answer_esearch,
    ECITMATCH: answer_ecitmatch,
    IDCONV: answer_idconv,
}
