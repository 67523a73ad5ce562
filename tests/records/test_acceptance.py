from __future__ import annotations

from pathlib import Path

import pytest

from cgt_cite.model import Identifier, PartialDate, Work
from cgt_cite.records.acceptance import Verdict, judge
from cgt_cite.records.lookup import Candidate, Cited, Method
from tests.records.evaluate import KINDS, evaluate
from tests.records.groups import KNOWN_MISSES, Pair, cite, pairs

LOOKED_UP = (Method.PMCID, Method.CITATION, Method.TITLE)
WRONG = [pair for pair in pairs() if not pair.is_right]
RIGHT = [pair for pair in pairs() if pair.is_right]
LEAST_RECALL = {"pages": 0.75, "twice": 0.85, "fields": 0.99}  # of the true records, if found by citation
LEAST_LINKED = 0.93  # of the true records, if found by PMID: what is rejected are wrong links
SAMPLE = 200  # references of each kind


def test_there_are_enough_of_both() -> None:
    assert len(WRONG) >= 200
    assert len(RIGHT) >= 100
    assert sum(pair.cited.text.startswith(KNOWN_MISSES) for pair in RIGHT) == len(KNOWN_MISSES)


@pytest.mark.parametrize("method", LOOKED_UP)
@pytest.mark.parametrize("pair", WRONG, ids=lambda pair: pair.name)
def test_no_other_work_is_accepted(pair: Pair, method: Method) -> None:
    verdict = judge(pair.cited, Candidate(pair.record, method))
    assert not verdict.accepted
    assert verdict.reason


@pytest.mark.parametrize("pair", RIGHT, ids=lambda pair: pair.name)
def test_the_cited_work_is_accepted(pair: Pair) -> None:
    verdict = judge(pair.cited, Candidate(pair.record, Method.CITATION))
    assert verdict.accepted != pair.cited.text.startswith(KNOWN_MISSES), verdict.reason
    if verdict.accepted:
        assert verdict == Verdict(accepted=True, agreement=1.0)


@pytest.mark.parametrize("pair", RIGHT, ids=lambda pair: pair.name)
def test_the_cited_work_is_accepted_by_its_pmid(pair: Pair) -> None:
    assert judge(pair.cited, Candidate(pair.record, Method.PMID)).accepted


HALLMARKS = next(pair for pair in RIGHT if "Cell 2000;100" in pair.cited.text)
OTHER_PAPER = (
    "Hanahan D, Folkman J. Patterns and emerging mechanisms of the angiogenic switch. Cell 1996;86:353-64."
)


@pytest.mark.parametrize("method", [Method.PMID, Method.DOI])
def test_a_link_to_another_paper_of_the_author_is_wrong(method: Method) -> None:
    verdict = judge(cite(OTHER_PAPER), Candidate(HALLMARKS.record, method))
    assert not verdict.accepted
    assert verdict.reason == "another year"


@pytest.mark.parametrize("text", ["", "PMID: 10647931", "Hanahan 2000"])
def test_what_says_nothing_does_not_contradict_a_link(text: str) -> None:
    record = HALLMARKS.record._replace(PMID="10647931")
    assert judge(Cited(text, Work(PMID="10647931")), Candidate(record, Method.PMID)).accepted
    assert not judge(Cited(text, Work()), Candidate(record, Method.CITATION)).accepted


@pytest.mark.parametrize(
    ("doi", "accepted"),
    [
        ("10.1016/S0092-8674(00)81683-9", True),
        ("10.1016/s0092-8674(00)81683-9", True),
        ("10.1016/S0092-8674%2800%2981683-9", True),
        ("10.1016/S0092-8674(00)", True),  # cut
        ("10.1016/j.cell.2011.02.013", False),
    ],
)
@pytest.mark.parametrize("method", Method)
def test_the_doi_of_the_string_wins(doi: str, method: Method, *, accepted: bool) -> None:
    record = HALLMARKS.record._replace(DOI="10.1016/S0092-8674(00)81683-9")
    verdict = judge(cite(f"{HALLMARKS.cited.text} doi:{doi}"), Candidate(record, method))
    assert verdict.accepted == (accepted or method is Method.DOI)
    if not verdict.accepted:
        assert verdict.reason == "another DOI"


def test_a_record_may_have_several_dois() -> None:
    record = HALLMARKS.record._replace(DOI="10.1/a", other_ids=(Identifier("DOI", "10.1000/B"),))
    cited = cite(f"{HALLMARKS.cited.text} doi:10.1000/b")
    assert judge(cited, Candidate(record, Method.CITATION)).accepted


def test_another_pmid_contradicts_all_but_a_merged_record() -> None:
    cited = cite(f"{HALLMARKS.cited.text} PMID: 123")
    record = HALLMARKS.record._replace(PMID="10647931")
    assert judge(cited, Candidate(record, Method.CITATION)).reason == "another PMID"
    assert judge(cited, Candidate(record, Method.DOI)).reason == "another PMID"
    assert judge(cited, Candidate(record, Method.PMID)).accepted


def test_fields_without_a_string_are_compared() -> None:
    cited = Cited("", HALLMARKS.cited.work)
    assert judge(cited, Candidate(HALLMARKS.record, Method.CITATION)).accepted
    later = HALLMARKS.record._replace(issued=PartialDate(2002))
    assert judge(cited, Candidate(later, Method.CITATION)).reason == "another year"


def test_a_year_off_by_one_is_the_same_if_the_volume_is() -> None:
    online = HALLMARKS.record._replace(issued=PartialDate(1999))
    assert judge(HALLMARKS.cited, Candidate(online, Method.CITATION)).accepted


@pytest.mark.parametrize("kind", KINDS)
def test_genuine_references(kind: str, shared: Path) -> None:
    looked_up = evaluate(shared, kind, Method.CITATION, SAMPLE)
    assert looked_up.false == []
    assert looked_up.accepted >= LEAST_RECALL[kind] * looked_up.right
    linked = evaluate(shared, kind, Method.PMID, SAMPLE)
    assert linked.accepted >= LEAST_LINKED * linked.right
