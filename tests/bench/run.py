"""Every figure in docs/speed.md: `python -m tests.bench.run [--quick]`.

Compared things run in turns in one go, so that a busy machine slows both; figures are ratios of minima.
"""

from __future__ import annotations

import argparse
import compileall
import gc
import hashlib
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from statistics import median

from selectolax.lexbor import LexborHTMLParser

from cgt_cite.formats import FORMATS, OutputOptions
from cgt_cite.pages.pubmed import read
from cgt_cite.parse import parse_references
from cgt_cite.parse.cache import ParseCache
from cgt_cite.pipeline import Extraction, ExtractOptions
from cgt_cite.pipeline import digest as page_digests
from cgt_cite.pipeline.reading import read_file
from cgt_cite.problem_log import ProblemLog
from cgt_cite.sources.walk import File, walk
from cgt_cite.statistics import Statistics
from tests.bench.corpus import write_corpus

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
GENUINE = ROOT.parent / "shared" / "pages" / "article"
COMMAND = [sys.executable, "-m", "cgt_cite"]
BARE = """
import typer
app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False)
@app.command()
def main(): pass
app()
"""
Action = Callable[[], object]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="smaller corpora, fewer turns")
    quick = parser.parse_args().quick
    turns = 5 if quick else 15
    pages = sorted(GENUINE.glob("*.html")) or sorted((ROOT / "samples").glob("*.html"))
    start_up(turns, pages[:: len(pages) // 10 + 1])
    work(turns // 3 + 1, pages)
    with tempfile.TemporaryDirectory() as folder:
        large = 2_000 if quick else 20_000
        growth(Path(folder), (100, 1_000, large) if quick else (100, 1_000, 10_000, 50_000))
        memory(Path(folder), large)
        processes(Path(folder), 3)


def say(what: str, figure: str, reach: str) -> None:
    print(f"{what:<64} {figure:>16}   {reach}", flush=True)


def in_turns(turns: int, *actions: Action) -> list[float]:
    """The least time of each action."""
    times: list[list[float]] = [[] for _ in actions]
    for _ in range(turns):
        for action, own in zip(actions, times, strict=True):
            began = time.perf_counter()
            action()
            own.append(time.perf_counter() - began)
    return [min(own) for own in times]


def shell(*arguments: str) -> Action:
    return lambda: subprocess.run(arguments, capture_output=True, check=False)


def start_up(turns: int, pages: list[Path]) -> None:
    compileall.compile_dir(str(ROOT / "cgt_cite"), quiet=1)  # as pip does where it installs
    bare, version, helped, *extracts = in_turns(
        turns,
        shell(sys.executable, "-c", BARE),
        shell(*COMMAND, "--version"),
        shell(*COMMAND, "--help"),
        *(shell(*COMMAND, "extract", "-q", str(page)) for page in pages),
    )
    least, usual, most = (pick(extracts) / bare for pick in (min, median, max))
    say("--version over a bare typer app", f"{version / bare:.2f} x", "<= 1.15 x")
    say("--help over a bare typer app", f"{helped / bare:.2f} x", "<= 1.15 x")
    say(
        f"extract of one page, the median of {len(pages)}, over a bare typer app",
        f"{usual:.2f} x",
        "<= 1.6 x",
    )
    say("the same for the quickest and the slowest", f"{least:.2f}, {most:.2f} x", "<= 1.6 x")


def work(turns: int, pages: list[Path]) -> None:
    paths = [str(page) for page in pages]
    data_of_pages = [page.read_bytes() for page in pages]
    texts = list(
        {reference.text for data in data_of_pages for page in read(data) for reference in page.references}
    )

    def bare() -> None:
        for page in pages:
            LexborHTMLParser(page.read_bytes())

    def reading() -> None:
        for file in walk(paths, ""):
            if isinstance(file, File):
                list(read_file(file))

    def parsing() -> None:
        parse_references(texts)

    parsing()
    base, whole, reads, parses = in_turns(turns, bare, partial(extract, paths), reading, parsing)
    say("extract -j 1 over bare parsing of the same pages", f"{whole / base:.2f} x", "<= 1.5 x")
    say("reading pages, strings not parsed, over the same", f"{reads / base:.2f} x", "<= 0.6 x")
    say("reference strings a second and core", f"{len(texts) / parses:,.0f}", ">= 2,000")


def extract(paths: list[str], jobs: int = 1) -> None:
    page_digests._cache = ParseCache()
    log = ProblemLog(lambda _: None)
    extraction = Extraction(ExtractOptions(jobs=jobs), log, Statistics(), lambda *_: None)
    entries = extraction.entries(paths)
    for _ in FORMATS["bibtex"].write(entries, OutputOptions(), lambda _: None):
        pass


def growth(folder: Path, sizes: tuple[int, ...]) -> None:
    write_corpus(folder / "all", sizes[-1])
    every = sorted(map(str, (folder / "all").iterdir()))
    for size in sizes:
        (took,) = in_turns(1, partial(extract, every[:size]))
        say(f"time a page, {size:,} pages", f"{1000 * took / size:.2f} ms", "flat")


def memory(folder: Path, large: int) -> None:
    small = large // 10
    (folder / "small").mkdir()
    for page in sorted((folder / "all").iterdir())[:small]:
        (folder / "small" / page.name).symlink_to(page)
    (folder / "large").mkdir()
    for page in sorted((folder / "all").iterdir())[:large]:
        (folder / "large" / page.name).symlink_to(page)
    for options in ([], ["--no-merge"]):
        low, high = (peak(folder / name, options) for name in ("small", "large"))
        a_page = 1024 * (high - low) / (large - small)
        name = " ".join(["peak memory,", *options]).rstrip(",")
        say(f"{name} {large:,} pages of 5 references", f"{high / 1024:.0f} MB", "< 250 MB")
        say(f"{name} growth a page with its 5 references", f"{a_page / 1024:.1f} KB", "< 9.5 KB")


def peak(folder: Path, options: list[str]) -> float:
    """KB that the process and its children hold together at most."""
    process = subprocess.Popen(
        [*COMMAND, "extract", "-q", *options, str(folder)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    most = 0.0
    done = threading.Event()
    while not done.wait(0.02):
        most = max(most, sum(map(held, family(process.pid))))
        if process.poll() is not None:
            done.set()
    return most


def family(pid: int) -> list[int]:
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return []
    return [pid, *(grandchild for child in children for grandchild in family(int(child)))]


def held(pid: int) -> float:
    """Proportional set size: memory that forked processes share counts once."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return next((float(line.split()[1]) for line in lines if line.startswith("Pss:")), 0.0)


def processes(folder: Path, turns: int) -> None:
    every = sorted(map(str, (folder / "all").iterdir()))
    for size in (50, 2_000):
        some = every[:size]
        one, two, apart = in_turns(
            turns, partial(extract, some), partial(extract, some, 2), partial(two_runs, some)
        )
        say(f"two processes over one, {size:,} pages", f"{one / two:.2f} x", ">= 1.75 x at 2,000")
        say("two runs at once, of half of these each, over the one", f"{one / apart:.2f} x", "the machine's")
    digests = {digest(folder / "small", jobs) for jobs in (1, 2, 3, 2)}
    say("the same bytes for every -j", "yes" if len(digests) == 1 else "NO", "yes")


def two_runs(paths: list[str]) -> None:
    """Two processes that share nothing but the machine: no division of work can be faster."""
    with ProcessPoolExecutor(2) as pool:
        list(pool.map(extract, (paths[::2], paths[1::2])))


def digest(folder: Path, jobs: int) -> str:
    done = subprocess.run(
        [*COMMAND, "extract", "-q", "-j", str(jobs), str(folder)], capture_output=True, check=False
    )
    return hashlib.sha256(done.stdout).hexdigest()


if __name__ == "__main__":
    os.environ["PYTHONHASHSEED"] = "random"
    gc.set_threshold(100_000)  # as the command does
    main()
