"""The help: on a screen of 80 by 24 characters, complete, and in a useful order."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from enum import StrEnum

import pytest
import typer.core
import typer.main

from cgt_cite.cli import app
from cgt_cite.formats.options import Protect, Retracted
from cgt_cite.journals import Spelling
from cgt_cite.options import Color, Order, Scope

GROUP = typer.main.get_command(app)
assert isinstance(GROUP, typer.core.TyperGroup)
COMMANDS = GROUP.commands
_MAX_LINES = 62  # of the longest help: less than three screens
CHOICES: dict[str, type[StrEnum]] = {
    "--what": Scope,
    "--journals": Spelling,
    "--sort": Order,
    "--retracted": Retracted,
    "--protect": Protect,
    "--color": Color,
}


def help_of(*arguments: str) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-m", "cgt_cite", *arguments, "--help"],
        env=os.environ | {"COLUMNS": "80"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout.splitlines()


def test_the_help_fits_on_one_screen() -> None:
    lines = help_of()
    assert len(lines) < 24
    assert max(map(len, lines)) <= 80


def test_commands_come_in_the_order_of_use() -> None:
    listed = [line.split()[0] for line in help_of() if re.match(r"  [a-z]+  +[A-Z]", line)]
    assert listed[:3] == ["extract", "complete", "report"]
    assert set(listed) == set(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_is_described_once(command: str) -> None:
    lines = help_of(command)
    assert len(lines) <= _MAX_LINES
    assert max(map(len, lines)) <= 80
    described = [re.split(r"[,/ ]+", line[2:22].strip()) for line in lines if re.match(r"  -", line)]
    names = [name for row in described for name in row if name.startswith("-")]
    options = (one for one in COMMANDS[command].params if isinstance(one, typer.core.TyperOption))
    expected = [name for option in options for name in (*option.opts, *option.secondary_opts)]
    assert sorted(names) == sorted([*expected, "-h", "--help"])


@pytest.mark.parametrize("option", CHOICES)
def test_the_help_names_all_choices(option: str) -> None:
    text = " ".join(line.strip() for line in help_of("extract"))
    _, _, described = text.partition(f" {option} ")
    described = described.partition(" -")[0]
    for choice in CHOICES[option]:
        assert re.search(rf"\b{choice}\b", described)
    assert "(default)" in described
