"""Defaults of options from cgt-cite.toml or pyproject.toml beside the pages, with the real command."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import typer
import typer.core
import typer.main
from hypothesis import given
from hypothesis import strategies as st

from cgt_cite.cli import app
from cgt_cite.cli.settings import REFUSED, settings_of
from cgt_cite.errors import UsageError

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
PAGE = next(SAMPLES.glob("Successes*.html"))
READ = {"keys", "corrections", "store"}  # the options that name a file or folder to read
GROUP = typer.main.get_command(app)
assert isinstance(GROUP, typer.core.TyperGroup)
COMMANDS = GROUP.commands


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "review" / "pages"
    folder.mkdir(parents=True)
    shutil.copy(PAGE, folder / "page.html")
    return folder


def run(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "cgt_cite", *arguments]
    return subprocess.run(
        command, cwd=cwd, capture_output=True, encoding="utf-8", stdin=subprocess.DEVNULL, check=False
    )


def test_sets_defaults_and_says_so(pages: Path) -> None:
    (pages / "cgt-cite.toml").write_text('to = "ris"\njournals = "full"\n', encoding="utf-8")
    done = run("extract", ".", cwd=pages)
    assert done.stdout.startswith("TY  - JOUR\n")
    assert "Nature Reviews Drug Discovery" in done.stdout
    assert done.stderr.splitlines()[0] == "cgt-cite.toml sets --to, --journals (--no-config ignores it)"


def test_the_command_line_comes_first(pages: Path) -> None:
    (pages / "cgt-cite.toml").write_text('to = "ris"\n', encoding="utf-8")
    given = run("extract", ".", "--to", "csv", "-v", cwd=pages)
    assert given.stdout.startswith("key,type,")
    assert "cgt-cite.toml sets no option of this command\n" in given.stderr
    for position in (0, 1):
        arguments = ["extract", "."]
        arguments.insert(1 + position, "--no-config")
        assert run(*arguments, cwd=pages).stdout.startswith("@article")
    assert run("extract", ".", "-q", cwd=pages).stderr == ""


def test_a_list_on_the_command_line_replaces_the_configured_one(pages: Path) -> None:
    (pages / "cgt-cite.toml").write_text('exclude = ["page*"]\n', encoding="utf-8")
    assert "contains no files" in run("extract", ".", cwd=pages).stderr
    assert "1 page read" in run("extract", ".", "--exclude", "*.tmp", cwd=pages).stderr


def test_the_nearest_file_counts_and_others_are_passed_over(pages: Path) -> None:
    review = pages.parent
    (review.parent / "cgt-cite.toml").write_text('to = "csv"\n', encoding="utf-8")
    (review / "pyproject.toml").write_text('[tool.cgt-cite]\nto = "ris"\n', encoding="utf-8")
    (pages / "pyproject.toml").write_text('[project\nname = "cgt-cite"\n', encoding="utf-8")  # not ours
    for path in ("pages", "pages/page.html"):
        assert run("extract", path, cwd=review).stdout.startswith("TY  - JOUR")
    assert "\npyproject.toml" not in run("extract", "pages", "-v", cwd=review).stderr
    (review / "cgt-cite.toml").write_text('to = "jsonl"\n', encoding="utf-8")
    assert run("extract", "pages", cwd=review).stdout.startswith("{")


def test_it_is_that_of_the_first_path_or_of_the_current_folder(pages: Path) -> None:
    (pages / "cgt-cite.toml").write_text('to = "ris"\n', encoding="utf-8")
    other = pages.parent / "other"
    other.mkdir()
    shutil.copy(PAGE, other / "other.html")
    assert run("extract", "other", "pages", "-q", cwd=pages.parent).stdout.startswith("@article")
    assert run("extract", "pages", "other", "-q", cwd=pages.parent).stdout.startswith("TY  -")
    assert run("parse", cwd=pages).stderr.startswith("cgt-cite.toml sets --to (--no-config ignores it)\n")


def test_the_table_of_a_command_comes_before_the_common_keys(pages: Path) -> None:
    (pages / "cgt-cite.toml").write_text(
        'to = "ris"\nno-merge = true\n[extract]\nto = "csv"\nmerge = true\n[inspect]\nfield = "title"\n',
        encoding="utf-8",
    )
    done = run("extract", ".", cwd=pages)
    assert done.stdout.startswith("key,type,")
    assert "sets --to, --merge (" in done.stderr
    assert "Immunological reconstitution" in run("inspect", ".", cwd=pages).stdout


def test_paths_are_relative_to_the_configuration(pages: Path) -> None:
    (pages / "mine.csv").write_text(
        "key,field,value\nCavazzana2019Gene,title,A corrected title\n", encoding="utf-8"
    )
    (pages / "cgt-cite.toml").write_text('corrections = "mine.csv"\nexclude = ["*.csv"]\n', encoding="utf-8")
    assert "A corrected title" in run("extract", "pages", cwd=pages.parent).stdout


def test_configurations_are_not_pages(pages: Path) -> None:
    (pages / "pyproject.toml").write_text("[tool.cgt-cite]\n", encoding="utf-8")
    before = run("extract", ".", "-v", cwd=pages).stderr
    assert "other file" not in before
    (pages / "cgt-cite.toml").write_text("", encoding="utf-8")
    assert "other file" not in run("extract", ".", "-v", cwd=pages).stderr


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('jurnals = "full"', "'jurnals' is not an option; did you mean 'journals'?"),
        ("no-config = true", "'no-config' is not an option"),
        ("help = true", "'help' is not an option"),
        ('key_format = "x"', "'key_format' is not an option; did you mean 'key-format'?"),
        ("[extract]\ndoubtful = true", "'doubtful' is not an option of `extract`; see `cgt-cite COMMAND"),
        ("[extrakt]\nto = 'ris'", "'extrakt' is not a command; did you mean 'extract'?"),
        ('to = "endnote"', "to: 'endnote' is not one of bibtex, biblatex, ris"),
        ('[report]\njobs = "two"', "report.jobs: 'two' is not a number of processes"),
        ("jobs = true", "jobs: must be text or a number"),
        ('journals = ["full"]', "journals: must be text or a number"),
        ('merge = "no"', "merge: must be true or false"),
        ('exclude = "*.tmp"', 'exclude: must be a list, such as ["*.tmp"]'),
        ('key-format = "a\\u001bb"', "key-format: 'a\\x1bb' contains control characters"),
        ("to = \n", "is not valid TOML: Invalid value (at line 1, column 6)"),
        pytest.param("x = " + "[" * 5000, "is not valid TOML: it is nested too deeply", id="deep"),
        pytest.param("#" * 2_000_000, "is larger than 1 MB; correct it", id="large"),
        ('store = "../elsewhere"', "store: '../elsewhere' is not beside this file"),
        ('keys = "//server/share/x"', "keys: '//server/share/x' is on a server"),
        ('keys = "/dev/zero"', "keys: '/dev/zero' is a pipe, socket or device"),
    ],
)
def test_errors_name_the_file_and_the_key(text: str, message: str, pages: Path) -> None:
    (pages / "cgt-cite.toml").write_text(text, encoding="utf-8")
    done = run("extract", ".", cwd=pages)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith(f"cgt-cite: cgt-cite.toml: {message}")


def test_errors_found_later_name_the_file_too(pages: Path) -> None:
    (pages / "cgt-cite.toml").write_text('key-format = "{author}"\n', encoding="utf-8")
    done = run("extract", ".", cwd=pages)
    assert done.returncode == 2
    assert "--key-format '{author}' is not valid" in done.stderr
    assert done.stderr.endswith("(cgt-cite.toml sets --key-format)\n")


def test_errors_name_no_other_setting(pages: Path) -> None:
    (pages / "cgt-cite.toml").write_text('what = "all"\nkeys = "page.html.bib"\n', encoding="utf-8")
    (pages / "page.html.bib").write_text("", encoding="utf-8")
    done = run("extract", ".", "--corrections", "all.csv", "--key-format", "{year}", cwd=pages)
    assert done.returncode == 2
    assert "all.csv" in done.stderr.splitlines()[-1]
    assert "sets" not in done.stderr.splitlines()[-1]


def test_other_encodings(pages: Path) -> None:
    (pages / "cgt-cite.toml").write_text('to = "ris"\n', encoding="utf-8-sig")
    assert run("extract", ".", cwd=pages).stdout.startswith("TY  -")
    (pages / "cgt-cite.toml").write_text('to = "ris"\n', encoding="utf-16")
    assert "is not UTF-8; correct it" in run("extract", ".", cwd=pages).stderr


@pytest.mark.parametrize("key", REFUSED)
def test_a_downloaded_folder_decides_nothing_outside_the_run(key: str, pages: Path) -> None:
    command = next(name for name, command in COMMANDS.items() if key in settings_of(command))
    value = "true" if settings_of(COMMANDS[command])[key].option.is_flag else "'x.csv'"
    (pages / "cgt-cite.toml").write_text(f"{key} = {value}\n", encoding="utf-8")
    done = run("extract", ".", "-o", "refs.bib", cwd=pages)
    assert done.returncode == 2
    assert f"{key}: {REFUSED[key]}; give --{key} on the command line" in done.stderr
    assert {path.name for path in pages.iterdir()} == {"cgt-cite.toml", "page.html"}


def test_every_option_that_names_a_file_is_read_only_or_refused() -> None:
    for command in COMMANDS.values():
        for key, setting in settings_of(command).items():
            if setting.option.metavar in {"FILE", "DIR"}:
                assert (key in READ) != (key in REFUSED), key


def test_a_link_does_not_lead_a_store_elsewhere(pages: Path) -> None:
    (pages / "records").symlink_to(pages.parent)
    (pages / "cgt-cite.toml").write_text('store = "records"\n', encoding="utf-8")
    assert "is not beside this file" in run("complete", ".", "--cited", cwd=pages).stderr


def parameters(*arguments: str) -> dict[str, object]:
    """What the command `extract` makes of its arguments."""
    with GROUP.make_context("cgt-cite", ["extract"]) as group:
        context = COMMANDS["extract"].make_context("extract", list(arguments), parent=group)
    return {name: value for name, value in context.params.items() if name != "paths"}


def outcome(*arguments: str) -> dict[str, object] | str:
    try:
        return parameters(*arguments)
    except (UsageError, typer.BadParameter) as error:
        return type(error).__name__


TEXT_KEYS = ("to", "what", "journals", "sort", "retracted", "protect", "color", "key-format")


@given(
    st.sampled_from(TEXT_KEYS),
    st.sampled_from(["ris", ".BIB", "Full", "full", "all", "key", "cited", "note", "never"])
    | st.text(min_size=1).filter(str.isprintable),
)
def test_a_value_is_what_it_is_on_the_command_line(key: str, text: str) -> None:
    with TemporaryDirectory() as folder:
        (Path(folder) / "cgt-cite.toml").write_text(
            f"{key} = {json.dumps(text, ensure_ascii=False)}\n", encoding="utf-8"
        )
        configured, typed = outcome(folder), outcome(folder, "--no-config", f"--{key}={text}")
    if isinstance(typed, str):
        assert isinstance(configured, str)
    else:
        assert configured == typed


VALUES = st.recursive(
    st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=4),
    lambda values: st.lists(values, max_size=2) | st.dictionaries(st.text(max_size=4), values, max_size=2),
    max_leaves=4,
)
KEYS = st.sampled_from(
    sorted({key for command in COMMANDS.values() for key in settings_of(command)} | {*COMMANDS})
)


@given(st.dictionaries(KEYS | st.text(max_size=5), VALUES, max_size=3))
def test_any_table_is_accepted_or_refused_by_name(table: dict[str, object]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "cgt-cite.toml"
        path.write_text("".join(f"{quoted(key)} = {toml(value)}\n" for key, value in table.items()), "utf-8")
        message = error_of(folder)
    assert message is None or (message.startswith(f"{path}: ") and "not valid TOML" not in message)


def error_of(*arguments: str) -> str | None:
    try:
        parameters(*arguments)
    except UsageError as error:
        return str(error)
    return None


def quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def toml(value: object) -> str:
    if isinstance(value, dict):
        return f"{{{', '.join(f'{quoted(key)} = {toml(item)}' for key, item in value.items())}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(toml, value))}]"
    return quoted(value) if isinstance(value, str) else json.dumps(value)
