"""Make the list of journals that the package ships: `python -m cgt_cite.journals.build journals.tsv`.

Each line of the table has a title, NLM's abbreviation and ISO's, either of which may be missing.  The shipped
list is made from JabRef's (https://github.com/JabRef/abbrv.jabref.org, CC0).  Noise is removed by rules, so
the same table always makes the same list.
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import NamedTuple

from cgt_cite.fields import journals as journal_fields
from cgt_cite.fields.hyphens import normalize_hyphens
from cgt_cite.fields.text import clean, fold

from .catalogue import SHIPPED_FILE, Journal, write_catalogue
from .names import name_key, normalize_title, split_words, strip_qualifier

_ROW = 3  # columns; any other number means a damaged row
_PERIODS = re.compile(r"[.,:]|\s[-–]\s")
_WORD = re.compile(r"[^\W\d_]+")
_MARKS = ".,:;()[]"
_YEARS = re.compile(r" \(\d+- ?\)")  # `Science (80- )`, by which Web of Science distinguishes journals
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_NOISE = re.compile(r"[\[<'\"]|.*(?:ISSN|>)")  # translations, titles sorted last, remains of markup
_GENERIC_TITLES = frozenset(
    ("proceedings", "bulletin", "journal", "transactions", "report", "annual report", "annals")
)


class Row(NamedTuple):
    """A title with its abbreviations: NLM's and ISO's."""

    title: str
    nlm: str
    iso: str


def read_table(text: str) -> list[Row]:
    """The rows of a table, without its heading, that have a title and are not damaged."""
    cells = [[normalize_hyphens(clean(cell)) for cell in line.split("\t")] for line in text.split("\n")[1:]]
    rows = [Row(*found) for found in cells if len(found) == _ROW]
    return [
        row
        for row in rows
        if not _NOISE.match(row.title) and normalize_title(row.title).casefold() not in _GENERIC_TITLES
    ]


def group_journals(table: list[Row]) -> list[Journal]:
    """The journals in the table; rows with the same NLM abbreviation or unambiguous title are one journal."""
    rows = [row for row in map(_clean_row, table) if row.nlm or row.iso]
    titled: dict[str, set[str]] = defaultdict(set)
    abbreviated: dict[str, set[Row]] = defaultdict(set)
    for row in (row for row in rows if row.nlm):
        titled[name_key(normalize_title(row.title))].add(row.nlm)
        abbreviated[name_key(row.nlm)].add(row)
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        title = name_key(normalize_title(row.title))
        same = titled.get(title) or _abbreviations_of_longer_titles(
            row, abbreviated.get(name_key(row.iso), set())
        )
        if row.nlm or len(same) < 2:  # noqa: PLR2004 - a third row may mean either of two namesakes
            groups[row.nlm or next(iter(same), title)].append(row)
    return sorted(set(map(_merge_rows, groups.values())))


def _clean_row(row: Row) -> Row:
    """A row with its abbreviations as PubMed writes them, without those that do not fit its title."""
    nlm, iso = (
        short if _abbreviates(short, row.title) else "" for short in map(_clean_abbreviation, row[1:])
    )
    return Row(row.title, nlm, "" if nlm and strip_qualifier(iso) != iso else iso)


def _clean_abbreviation(abbreviation: str) -> str:
    """An abbreviation without periods and, in `earlier title|abbreviation`, without the title."""
    parts = _PERIODS.sub(" ", _YEARS.sub("", abbreviation.rpartition("|")[2])).split()
    return " ".join(parts).replace(" )", ")").replace(" ]", "]")


def _abbreviates(short: str, title: str) -> bool:
    """Whether the letters of `short`, without its qualifiers, occur in `title` in the same order.

    Otherwise it has a misprint, is another journal's, or names an organisation that the title does not.
    """
    letters = iter(fold(title))
    return all(letter in letters for letter in fold(_BRACKETS.sub("", short)))


def _abbreviations_of_longer_titles(row: Row, others: set[Row]) -> set[str]:
    """NLM's abbreviations in those rows whose titles begin with the words of this row's title."""
    title = split_words(normalize_title(row.title)).significant
    return {
        other.nlm
        for other in others
        if split_words(normalize_title(other.title)).significant[: len(title)] == title
    }


def _merge_rows(rows: list[Row]) -> Journal:
    """Make one journal of its rows."""
    titles = sorted({row.title for row in rows}, key=_title_order)
    abbreviations = sorted({row.nlm for row in rows} - {""}) or sorted({row.iso for row in rows} - {""})
    title, abbreviation = normalize_title(titles[0]), _use_pubmeds_case(abbreviations[0], rows)
    forms = {
        name_key(form): form
        for form in (*map(normalize_title, titles), *(row.iso for row in rows), *abbreviations)
        if form
    }
    others = sorted(forms[other] for other in forms.keys() - {name_key(title), name_key(abbreviation)})
    return Journal(title, abbreviation, tuple(others))


def _title_order(title: str) -> tuple[bool, int, str]:
    """Sort key by which the best title comes first: unchanged by `normalize_title`, then the shortest."""
    return title != normalize_title(title), len(title), title


def _use_pubmeds_case(abbreviation: str, rows: list[Row]) -> str:
    """`PLoS One` for NLM's `PLoS ONE` in the table, if ISO's form is `PLoS One`."""
    same = [row.iso for row in rows if row.iso.casefold() == abbreviation.casefold()]
    pairs = zip(abbreviation.split(), same[0].split(), strict=True) if same else ()
    return " ".join(iso if nlm.isupper() and iso.istitle() else nlm for nlm, iso in pairs) or abbreviation


def unabbreviated_words(table: list[Row]) -> list[str]:
    """The last words of titles that ISO abbreviations leave in full, folded."""
    ends = ([fold(word) for word in _WORD.findall(normalize_title(row.title))] for row in table)
    short, whole, last_short, last_whole = (Counter[str]() for _ in range(4))
    for *others, last in (row.iso.casefold().split() for row in table if ". " in row.iso):
        for word in (*others, last):
            (short if word.endswith(".") else whole)[word.strip(_MARKS)] += 1
        (last_short if last.endswith(".") else last_whole)[last.strip(_MARKS)] += 1

    def is_whole(word: str) -> bool:
        return short[word] <= whole[word] and (last_whole[word] > 0 or last_short[word] <= 1)

    return sorted({end[-1] for end in ends if len(end) > 1 and is_whole(end[-1])})


def main(path: str) -> None:
    """Write the lists next to the modules that read them."""
    table = read_table(Path(path).read_text(encoding="utf-8"))
    (Path(__file__).parent / SHIPPED_FILE).write_text(
        write_catalogue(group_journals(table)), encoding="utf-8"
    )
    text = "".join(f"{word}\n" for word in unabbreviated_words(table))
    Path(journal_fields.__file__).with_name(journal_fields.WHOLE_WORDS).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
