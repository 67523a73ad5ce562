"""Regular expressions that are compiled when they are first used: a run needs few of all there are."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Any, AnyStr, cast


class LazyPattern:
    """Stands for a `re.Pattern` and becomes one at its first use."""

    def __init__(self, pattern: str | bytes, flags: re.RegexFlag) -> None:
        self._pattern, self._flags = pattern, flags

    @cached_property
    def compiled(self) -> re.Pattern[Any]:
        """The pattern itself."""
        return re.compile(self._pattern, self._flags)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever a pattern has
        value = getattr(self.compiled, name)
        setattr(self, name, value)  # what is used again is found at once
        return value


def lazily(pattern: AnyStr, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[AnyStr]:
    """A pattern that costs nothing until it is used.

    >>> lazily(r"[a-z]+").findall("one two")
    ['one', 'two']
    """
    return cast("re.Pattern[AnyStr]", LazyPattern(pattern, flags))
