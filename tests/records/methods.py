"""Measure look-ups in an index: `python -m tests.records.methods ../shared`.

References without identifiers are looked up among some 7,500 records: those of `material`, and the genuine
ones in PubMed's XML.  For each kind of reference, the table has how many were found by each method, how many
others were taken for them, and what share of the references has a field before and after.  `styled` are the
genuine records, printed in the styles of journals and parsed again.
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any, NamedTuple

from cgt_cite.merge.claims import Origin, make_claim, resolve
from cgt_cite.merge.records import Record
from cgt_cite.model import Page
from cgt_cite.parse import parse_reference
from cgt_cite.parse.training.render import render
from cgt_cite.pipeline.looking_up import look_up
from cgt_cite.pipeline.reading import read_file
from cgt_cite.records.index import Index
from cgt_cite.records.lookup import Cited
from cgt_cite.sources.walk import File, walk
from tests.records.material import Citation, load, unidentified
from tests.records.pubmed_files import build, pack, record_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cgt_cite.model import Work

_KINDS = ("pages", "twice", "styled")
_STYLES = 4  # in which each genuine record is printed
_FIELDS = ("title", "author", "container_title", "volume", "issue", "page", "DOI", "PMID", "ISSN", "language")


class Outcome(NamedTuple):
    """What became of the references of one kind."""

    references: int
    right: Counter[str]  # references completed with the record of their work, by method
    wrong: list[str]  # references completed with another
    before: Counter[str]  # references that have a field
    after: Counter[str]


def measure(shared: Path, folder: Path) -> dict[str, Outcome]:
    """Look up the references of each kind; the index is made in `folder`."""
    material = load(shared)
    genuine = list(_articles(shared / "pages" / "xml"))
    made = {work.PMID: work for work in material.records if work.PMID.isdigit()}
    others = [work for pmid, work in made.items() if pmid not in {work.PMID for work in genuine}]
    pack(folder / "made.xml.gz", *map(record_of, others))
    build(folder / "pubmed.idx", folder / "made.xml.gz", shared / "pages" / "xml")
    index = Index(str(folder / "pubmed.idx"))
    citations = [*material.citations, *_styled(genuine)]
    return {kind: _outcome([one for one in citations if one.kind == kind], index) for kind in _KINDS}


def _articles(folder: Path) -> Iterator[Work]:
    files = (file for file in walk([str(folder)]) if isinstance(file, File))
    pages = (page for file in files for page in read_file(file) if isinstance(page, Page))
    yield from {page.article.PMID: page.article for page in pages if page.article.title}.values()


def _styled(works: Iterable[Work]) -> Iterator[Citation]:
    """Works as printed in the styles of journals, and parsed again."""
    rng = Random(1)  # noqa: S311 - not for secrets
    for work in works:
        if not (work.author and work.container_title):  # no style prints it
            continue
        for _ in range(_STYLES):
            text = render(_as_gold(work), rng).text
            yield Citation("styled", unidentified(Cited(text, parse_reference(text).work)), work)


def _as_gold(work: Work) -> dict[str, Any]:
    """The fields of a work as gold files name them."""
    names = [{"family": name.family, "given": name.given} for name in work.author.names if name.family]
    found = {
        "type": "journal",
        "authors": names,
        "year": str(work.issued.year) if work.issued else "",
        "title": work.title,
        "container": work.container_title_short or work.container_title,
        "volume": work.volume,
        "issue": work.issue,
        "first_page": work.page.first if work.page else "",
        "last_page": work.page.last if work.page else "",
    }
    return {name: value for name, value in found.items() if value} | {"etal": False}


def _outcome(citations: Sequence[Citation], index: Index) -> Outcome:
    records = [_record(number, citation.cited) for number, citation in enumerate(citations, 1)]
    found = look_up(records, [index], lambda _: None).records
    right, wrong = Counter[str](), []
    for citation, record in zip(citations, found, strict=True):
        if record.match and _pmid(record) == citation.record.PMID:
            right[record.match.found_by] += 1
        elif record.match:
            wrong.append(f"{citation.cited.text}\n    {citation.record.PMID}, found {_pmid(record)}")
    return Outcome(len(citations), right, wrong, _count_fields(records), _count_fields(found))


def _record(number: int, cited: Cited) -> Record:
    claims = (make_claim(Origin.TEXT, cited.work),)
    return Record(claims, "page", position=number, citing_page="page", text=cited.text)


def _pmid(record: Record) -> str:
    return resolve(record.claims)[0].PMID


def _count_fields(records: Iterable[Record]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for record in records:
        work = resolve(record.claims)[0]
        counts.update(field for field in _FIELDS if getattr(work, field))
        counts["full names"] += any(len(name.given.split(" ")[0]) > 2 for name in work.author.names)
        counts["abstract"] += bool(work.indexing.abstract)
        counts["MeSH"] += bool(work.indexing.mesh)
        counts["publication types"] += bool(work.indexing.publication_type)
    return counts


def report(shared: Path) -> Iterator[str]:
    """The figures of each kind, and all errors."""
    with tempfile.TemporaryDirectory() as folder:
        outcomes = measure(shared, Path(folder))
    for kind, outcome in outcomes.items():
        methods = ", ".join(f"{number} by {method}" for method, number in sorted(outcome.right.items()))
        share = outcome.right.total() / outcome.references
        yield f"{kind}: {outcome.references} references, {share:.1%} found ({methods})"
        yield f"  {len(outcome.wrong)} wrong"
        for name in sorted(outcome.after):
            before, after = (counts[name] / outcome.references for counts in (outcome.before, outcome.after))
            yield f"  {name:<18}{before:>7.1%}{after:>8.1%}"
        yield from (f"  WRONG {text}" for text in outcome.wrong)


if __name__ == "__main__":
    sys.stdout.writelines(f"{line}\n" for line in report(Path(sys.argv[1])))
