"""The lists that the package ships, and how they are made from a table."""

from __future__ import annotations

import subprocess
import sys
import zlib
from pathlib import Path
from time import perf_counter

from cgt_cite.fields import journals as fields
from cgt_cite.journals import catalogue
from cgt_cite.journals.build import group_journals, read_table, unabbreviated_words
from cgt_cite.journals.catalogue import Journal, write_catalogue

LIST = Path(catalogue.__file__).with_name(catalogue.SHIPPED_FILE)
WORDS = Path(fields.__file__).with_name(fields.WHOLE_WORDS)
TABLE = """title\tnlm_abbreviation\tiso_abbreviation
Tests in medicine : official journal\tTests Med\t
Tests in Medicine\t\tTests Med.
Journal of energy tests\tJ Energy TESTS\tJ. Energy Tests
Renewable Energy\t\tRenew. Energy
Animal tests\tDobutsu shiken|Anim. Tests\tAnim. Tests (80- )
Brain\tBrain\tBrain (Oslo)
Misprinted letters\tMisp Xetters\tMispr. Lett.
Nothing but another's\t\tJ. Quiz.
Torn row\t\tTorn\tRow.
ISSN: 0066-197X\tESSN\t
[Shiken] Tests\tShiken\t
Proceedings\tProc\t
Of two\tOf Two (Oslo)\t
Of two\tOf Two (Rome)\t
Of Two\t\tOf Two
"""


def test_journals_of_a_table() -> None:
    assert group_journals(read_table(TABLE)) == [
        Journal("Animal Tests", "Anim Tests"),
        Journal("Brain", "Brain"),
        Journal("Journal of Energy Tests", "J Energy Tests"),
        Journal("Misprinted Letters", "Mispr Lett"),
        Journal("Of Two", "Of Two (Oslo)"),
        Journal("Of Two", "Of Two (Rome)"),
        Journal("Renewable Energy", "Renew Energy"),
        Journal("Tests in Medicine", "Tests Med"),
    ]
    assert unabbreviated_words(read_table(TABLE)) == ["energy", "letters", "medicine", "s", "tests", "two"]


def test_a_journal_is_in_the_bucket_of_every_form() -> None:
    record = "Sensors|Sensors (Basel)|Sens J"
    text = write_catalogue([Journal("Nature", "Nature"), Journal(*record.split("|")[:2], ("Sens J",))])
    assert text == f"n\tNature|\ns\t{record}\nsb\t{record}\nsj\t{record}\n"


def test_what_is_shipped_is_what_is_built(shared: Path) -> None:
    table = read_table((shared / "data" / "journals.tsv").read_text("utf-8"))
    assert write_catalogue(group_journals(table)) == LIST.read_text("utf-8")
    assert "".join(f"{word}\n" for word in unabbreviated_words(table)) == WORDS.read_text("utf-8")


def test_the_list_is_small_and_loads_fast() -> None:
    assert len(zlib.compress(LIST.read_bytes(), 9)) < 700_000
    assert min(map(seconds_to_load, range(3))) < 0.15


def seconds_to_load(_: int) -> float:
    start = perf_counter()
    catalogue.shipped_catalogue.__wrapped__()
    return perf_counter() - start


def test_the_list_is_loaded_only_when_it_is_asked_for(tmp_path: Path) -> None:
    page = tmp_path / "page.nbib"
    page.write_text("PMID- 1\nTI  - A title\nJT  - The New England journal of medicine\nTA  - N Engl J Med\n")
    code = (
        "import sys; from cgt_cite.cli import app\n"
        "try: app(sys.argv[1:])\n"
        "finally: print('cgt_cite.journals.renaming' in sys.modules)"
    )
    command = [
        sys.executable,
        "-c",
        code,
        "extract",
        str(page),
        "--what",
        "articles",
        "--quiet",
        "--to",
        "csv",
    ]
    for spelling, loaded in ("as-printed", False), ("full", True):
        done = subprocess.run([*command, "--journals", spelling], capture_output=True, text=True, check=True)
        assert done.stdout.splitlines()[-1] == str(loaded)
