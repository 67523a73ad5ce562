"""The command line: turn arguments into the options of a run, and its result into the exit status.

Each command is a module, which adds itself to the application when it is imported.
"""

from __future__ import annotations

from . import complete, extract, index, inspect, parse, report
from .app import app
from .main import main

__all__ = ["app", "complete", "extract", "index", "inspect", "main", "parse", "report"]
