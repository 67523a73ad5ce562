"""Take one file through the whole program, and check what must hold for any result."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from xml.etree import ElementTree as ET

from cgt_cite.formats import FORMATS, OutputOptions
from cgt_cite.merge import assign_keys, assign_unmerged_keys, build_entry, merge
from cgt_cite.merge.citekeys import DEFAULT_FORMAT
from cgt_cite.model import Entry
from cgt_cite.options import Scope
from cgt_cite.pipeline.blocks import Block
from cgt_cite.pipeline.digest import Digest, Reading, read_digests
from cgt_cite.problems import Problem
from cgt_cite.sources.walk import File

csv.field_size_limit(1 << 30)  # the reader's own limit is no fault of what is written
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_FAILED = "reading it failed with"  # how a fault of the program itself is reported
_SHAPES = {"DOI": r"10\.\d{4,9}(?:\.\d+)*/\S+", "PMID": r"[1-9]\d{0,8}", "PMCID": r"PMC[1-9]\d*"}


class Broken(AssertionError):  # noqa: N818 - named for what happened
    """Something that must hold did not."""


def hold(condition: object, what: str) -> None:
    """Raise `Broken` unless the condition is true."""
    if not condition:
        raise Broken(what)


def survive(path: str) -> str:
    """Take the file through the program; what became of it: "read", "read, with problems", "refused".

    Raises `Broken`, or whatever the program raises.
    """
    with redirect_stdout(io.StringIO()) as out, redirect_stderr(io.StringIO()) as errors:
        [found] = read_digests([Block(File(path, "a.html"))], Reading(Scope.ALL))
        each = list(
            assign_unmerged_keys(
                (build_entry([record], {}) for record in found.records if record.included), DEFAULT_FORMAT
            )
        )
        problems: list[Problem] = []
        merged = [
            one.merged.entry
            for one in assign_keys(list(merge(found.records, {}, problems.append)), (), DEFAULT_FORMAT)
        ]
        files = {
            name: "".join(row.write(each, OutputOptions(), problems.append))
            for name, row in FORMATS.items()
            if not row.binary
        }
    hold(not out.getvalue() and not errors.getvalue(), "something was printed")
    _check_contents(found)
    _check_entries(found, each, merged)
    _check_files(files, each)
    if not found.pages:
        return "refused"
    return "read, with problems" if found.problems else "read"


def _check_contents(found: Digest) -> None:
    hold(found.pages or found.problems, "neither a page nor a problem")
    for problem in found.problems:
        hold(_FAILED not in problem.detail, str(problem))
        hold(problem.where.startswith("a.html"), f"a problem of nobody: {problem}")


def _check_entries(found: Digest, each: list[Entry], merged: list[Entry]) -> None:
    """Nothing is lost and nothing invented."""
    shown = sum(page.shown for page in found.pages)
    hold(shown <= len(each) <= shown + len(found.pages), f"{len(each)} entries of {shown} references")
    hold(all(entry.work.is_known or entry.text for entry in each), "an entry has nothing in it")
    hold(len(merged) <= len(each), "merging makes entries")
    hold(len({entry.key for entry in merged}) == len(merged), "two entries have one key")
    hold(_identifiers(each) == _identifiers(merged), "merging loses or makes identifiers")
    for entry in each:
        hold(
            entry.text or any(found.position for found in entry.sightings) or entry.work.is_known,
            "an entry of nothing",
        )
        for field, shape in _SHAPES.items():
            value = getattr(entry.work, field)
            hold(not value or re.fullmatch(shape, value), f"{field} {value!r}")


def _identifiers(entries: Iterable[Entry]) -> set[str]:
    return {value.lower() for entry in entries for value in _values(entry)}


def _values(entry: Entry) -> Iterator[str]:
    work = entry.work
    yield from filter(None, (work.DOI, work.PMID, work.PMCID, work.arxiv))
    yield from tuple(map(str, work.other_ids))


def _check_files(files: dict[str, str], each: list[Entry]) -> None:
    """Every format holds every entry, and nothing that a terminal or a reader would act on."""
    for name, text in files.items():
        found = _CONTROL.search(text.replace("\ufeff", ""))
        hold(not found, f"{name} holds {found and found[0]!r}")
    counts = {
        "csl-json": len(json.loads(files["csl-json"])),
        "jsonl": len([json.loads(line) for line in files["jsonl"].splitlines()]),
        "csv": len(list(csv.reader(io.StringIO(files["csv"], newline="")))) - 1,
        "ris": len(re.findall(r"(?m)^ER  - *\r?$", files["ris"])),
        "bibtex": len(re.findall(r"(?m)^@", files["bibtex"])),
        "biblatex": len(re.findall(r"(?m)^@", files["biblatex"])),
    }
    for name, count in counts.items():
        hold(count == len(each), f"{name} holds {count} of {len(each)} entries")
    nodes = ET.fromstring(files["graphml"]).findall(".//{*}node")  # noqa: S314 - our own XML
    hold(len(nodes) >= len(each), f"graphml holds {len(nodes)} of {len(each)} entries")
    cited = sum(place.position > 0 for entry in each for place in entry.sightings)
    hold(
        files["edges"].count("\r\n") == cited + 1, f"edges holds other rows than those of {cited} references"
    )
    for name in ("bibtex", "biblatex"):
        bare = re.sub(r"\\.", "", files[name])
        hold(bare.count("{") == bare.count("}"), f"{name} has braces without a partner")
