"""Measure acceptance on genuine references: `python -m tests.records.evaluate ../shared`.

Each reference, without its identifiers, is compared with the record that it cites, with all records that
resemble it (another PMID, but the year within one and the same first author; or the same volume and page; or
a similar title), and with the true record changed into that of another paper.
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from cgt_cite.fields.text import fold
from cgt_cite.model import Name, NameList, PageRange, Pages, PartialDate, Work
from cgt_cite.records.acceptance import judge
from cgt_cite.records.lookup import Candidate, Method
from tests.records.material import Citation, load

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

KINDS = ("pages", "twice", "fields")
_TITLE_START = 20  # folded letters by which titles are similar


class Tally(NamedTuple):
    """What was accepted and rejected for one kind of references."""

    right: int
    accepted: int
    wrong: int  # candidates of other works
    false: list[tuple[Citation, Work]]  # that were accepted
    reasons: Counter[str]  # for which the true record was rejected
    rejected: list[tuple[Citation, str]]

    def __str__(self) -> str:
        share = self.accepted / max(1, self.right)
        return (
            f"true records: {self.accepted} of {self.right} accepted ({share:.1%}); "
            f"records of other works: {len(self.false)} of {self.wrong} accepted"
        )


def evaluate(shared: Path, kind: str, method: Method = Method.CITATION, count: int = 0) -> Tally:
    """Judge the candidates of all references of one kind, or of `count` of them, found by `method`."""
    material = load(shared)
    citations = [citation for citation in material.citations if citation.kind == kind]
    citations = citations[:: max(1, len(citations) // count)] if count else citations
    rivals = Rivals(material.records)
    wrong, false, rejected = 0, [], []
    for citation in citations:
        verdict = judge(citation.cited, Candidate(citation.record, method))
        if not verdict.accepted:
            rejected.append((citation, verdict.reason))
        for other in (*rivals.of(citation.record), *changed(citation)):
            wrong += 1
            if judge(citation.cited, Candidate(other, method)).accepted:
                false.append((citation, other))
    reasons = Counter(reason for _, reason in rejected)
    return Tally(len(citations), len(citations) - len(rejected), wrong, false, reasons, rejected)


class Rivals:
    """Records by what they share with others."""

    def __init__(self, records: list[Work]) -> None:
        self._by_key: dict[tuple[str, ...], list[Work]] = defaultdict(list)
        for record in records:
            for key in _keys(record):
                self._by_key[key].append(record)

    def of(self, record: Work) -> list[Work]:
        """The records of other works that resemble one."""
        found = {
            other: None for key in _keys(record) for other in self._by_key[key] if other.PMID != record.PMID
        }
        return list(found)


def _keys(record: Work) -> Iterator[tuple[str, ...]]:
    first = record.author.names[:1]
    if record.issued:
        for name in first:
            family = fold(name.family or name.literal)
            yield from ((family, str(record.issued.year + step)) for step in (0, 1))
    if record.volume and record.page:
        yield "locator", fold(record.volume), fold(record.page.first)
    if len(title := fold(record.title)) >= _TITLE_START:
        yield "title", title[:_TITLE_START]


def _next_page(record: Work) -> Work:
    page = record.page.first if record.page else ""
    number = re.sub(r"\d+", lambda digits: str(int(digits[0]) + 1), page, count=1)
    return record._replace(page=Pages((PageRange(number),)), volume=str(len(record.volume) * 7))


TITLES: dict[str, str] = {  # of other works with nearly the same title
    "part II": "{}. Part II",
    "a reply": "Reply to: {}",
    "an erratum": "Erratum: {}",
    "a protocol": "{}: study protocol",
    "another title": "Growth of barley on dry soils of the southern hills",
}
CHANGES: dict[str, Callable[[Work], Work]] = {
    "another volume and page": _next_page,
    "another journal": lambda record: record._replace(
        container_title="Zoological journal of the moon", container_title_short="Zool J Moon"
    ),
    "another author": lambda record: record._replace(author=NameList((Name("Quux", "Zebulon"),))),
}


def changed(citation: Citation) -> Iterator[Work]:
    """The record turned into those of other papers, in what the reference prints."""
    record, printed = citation.record, citation.cited.work
    changes = {name: change(record) for name, change in CHANGES.items()}
    if printed.issued:
        later = PartialDate(printed.issued.year + 2)
        changes["another year"] = record._replace(issued=later, epub=None)
    if not printed.volume or not printed.page:
        del changes["another volume and page"]
    if not printed.container_title:
        del changes["another journal"]
    if record.title and fold(record.title) in fold(citation.cited.text):
        changes |= {name: record._replace(title=form.format(record.title)) for name, form in TITLES.items()}
    return (other._replace(PMID=f"{record.PMID} {name}") for name, other in changes.items())


def report(shared: Path) -> Iterator[str]:
    """The figures and the errors of each kind of references."""
    for kind in KINDS:
        tally = evaluate(shared, kind)
        yield f"{kind}: {tally}"
        yield f"  {dict(tally.reasons.most_common())}"
        for citation, other in tally.false:
            yield f"  FALSE {citation.cited.text}\n    {_describe(other)}"
        for citation, reason in tally.rejected:
            yield f"  rejected, {reason}: {citation.cited.text}\n    {_describe(citation.record)}"


def _describe(work: Work) -> str:
    names = "; ".join(map(str, work.author.names[:2]))
    place = f"{work.issued};{work.volume}({work.issue}):{work.page}"
    return f"{work.PMID}: {names}. {work.title}. {work.container_title_short}. {place}"


if __name__ == "__main__":
    sys.stdout.writelines(f"{line}\n" for line in report(Path(sys.argv[1])))
