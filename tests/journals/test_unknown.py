"""Journals that keep their names are reported, unless the user has corrected them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cgt_cite.corrections import Corrections, read_corrections
from cgt_cite.journals import Spelling
from cgt_cite.journals.renaming import JournalRenamer
from cgt_cite.model import Work, WorkType
from cgt_cite.pipeline import ExtractOptions
from cgt_cite.problems import Problem, ProblemKind
from tests.extracting import SAMPLES, extract

if TYPE_CHECKING:
    from pathlib import Path

NAME = "Cancer Discov"
REASON = "it is not in the list of journals"


def unknown(*, merge: bool, corrections: Corrections) -> dict[str, str]:
    problems: list[Problem] = []
    options = ExtractOptions(jobs=1, journals=Spelling.FULL, merge=merge, corrections=corrections)
    assert list(extract([str(SAMPLES)], options, problems))
    return {one.where: one.detail for one in problems if one.kind is ProblemKind.UNKNOWN_JOURNAL}


def test_reasons() -> None:
    renamer = JournalRenamer(Spelling.FULL)
    renamer.learn("Zorb Res Q")
    for name in ("A Journal That Nobody Lists", "BMJ", "Zorb Res Q"):
        work = Work(type=WorkType.ARTICLE_JOURNAL, container_title=name)
        assert renamer.rename(work) == work
    assert list(renamer.unknown.values()) == [
        REASON,
        "several journals share this name",
        "no other form of it is known",
    ]


@pytest.mark.parametrize("merge", [True, False])
def test_reported_unless_corrected(tmp_path: Path, *, merge: bool) -> None:
    before = unknown(merge=merge, corrections=Corrections())
    assert before[NAME] == REASON
    (citing,) = (one for one in extract([str(SAMPLES)]) if one.work.container_title == NAME)
    table = tmp_path / "corrections.csv"
    table.write_text(f"pmid,field,value\n{citing.work.PMID},container_title,Cancer Discovery\n", "utf-8")
    assert before.keys() - unknown(merge=merge, corrections=read_corrections(str(table))).keys() == {NAME}
