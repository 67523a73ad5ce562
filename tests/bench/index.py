"""How fast and how large the index of PubMed is: `python -m tests.bench.index [--articles N] [--jobs N]`.

It writes archives like PubMed's yearly files (see `archives`), runs the command `index` on them, looks up
some of the articles by all that is known of them but their identifiers, and extrapolates to all of PubMed.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from cgt_cite.model import Page
from cgt_cite.pages.pubmed_xml.reader import read
from cgt_cite.records.index import Index
from cgt_cite.records.index.cutting import cut_records, open_archive
from cgt_cite.records.lookup import Cited
from tests.bench.archives import ARCHIVES, PER_ARCHIVE, PUBMED, write_baseline

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
LOOKED_UP, READ = 20_000, 500  # works


def main() -> None:
    """Print all figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=300_000)
    parser.add_argument("--jobs", type=int, default=1)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        baseline, index = Path(folder, "baseline"), Path(folder, "pubmed.idx")
        size = write_baseline(baseline, arguments.articles)
        say("bytes per article in the archives, decompressed", f"{size / arguments.articles:,.0f}")
        build(baseline, index, arguments.articles, arguments.jobs)
        look_up(index, sorted(baseline.iterdir()))


def say(what: str, figure: str) -> None:
    print(f"{what:<60} {figure:>16}", flush=True)


def build(baseline: Path, index: Path, articles: int, jobs: int) -> None:
    """Run the command, and print what it took."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    command = [sys.executable, "-m", "cgt_cite", "index", str(baseline), "-o", str(index), "-j", str(jobs)]
    subprocess.run(command, check=True, cwd=ROOT)
    seconds = time.perf_counter() - began
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = used.ru_utime + used.ru_stime - before.ru_utime - before.ru_stime
    size = index.stat().st_size
    say(f"seconds for {articles:,} articles with --jobs {jobs}", f"{seconds:.1f}")
    say("articles a second and core", f"{articles / cpu:,.0f}")
    say("bytes of the index per article", f"{size / articles:.1f}")
    say("peak memory of the largest process, MB", f"{used.ru_maxrss / 1024:,.0f}")
    say(f"{PUBMED:,} articles: hours of one core", f"{PUBMED / articles * cpu / 3600:.1f}")
    say(f"{PUBMED:,} articles: GB of the index", f"{PUBMED / articles * size / 1e9:.1f}")


def look_up(path: Path, archives: list[Path]) -> None:
    """Look up articles of all archives, and print how long finding and reading them takes one core."""
    began = time.perf_counter()
    index = Index(str(path))
    say("milliseconds to open the index", f"{1000 * (time.perf_counter() - began):.1f}")
    known = [cited for archive in archives for cited in _cited(archive, READ // len(archives))]
    many = [known[number % len(known)] for number in range(LOOKED_UP)]
    began = time.process_time()
    for cited in many:
        index._find(cited.work)
    say("look-ups a second and core", f"{LOOKED_UP / (time.process_time() - began):,.0f}")
    began = time.process_time()
    found = {position for position, _ in index.candidates(known)}
    seconds = time.process_time() - began
    say(f"of {len(known)} works, found", f"{len(found)}")
    say(f"seconds of one core to read them from {len(archives)} archives", f"{seconds:.1f}")
    say(
        f"{ARCHIVES:,} archives: minutes of one core to read from all",
        f"{seconds / len(archives) * ARCHIVES / 60:.0f}",
    )


def _cited(archive: Path, number: int) -> Iterator[Cited]:
    """Works spread over an archive, without their identifiers."""
    with open_archive(str(archive)) as stream:
        for cut in islice(cut_records(stream), 0, PER_ARCHIVE, max(1, PER_ARCHIVE // number)):
            for page in read([cut.content]):
                if isinstance(page, Page):
                    yield Cited("", page.article._replace(PMID="", DOI="", PMCID=""))


if __name__ == "__main__":
    main()
