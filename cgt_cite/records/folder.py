"""Where a store of records is, unless the user names another place."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from cgt_cite.options import RECORD_FOLDER

if TYPE_CHECKING:
    from collections.abc import Sequence


def default_folder(paths: Sequence[str]) -> str:
    """The folder of the store for pages in `paths`: in the first of them, or beside it if it is a file."""
    first = paths[0]
    return os.path.join(first if os.path.isdir(first) else os.path.dirname(first), RECORD_FOLDER)
