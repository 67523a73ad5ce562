"""Compile regular expressions at first use: a run needs only a few of the hundreds in the package."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Any, AnyStr, cast


class LazyPattern:
    """A stand-in for a `re.Pattern`, which it compiles at first use."""

    def __init__(self, pattern: str | bytes, flags: re.RegexFlag) -> None:
        self._pattern, self._flags = pattern, flags

    @cached_property
    def compiled(self) -> re.Pattern[Any]:
        """The compiled pattern."""
        return re.compile(self._pattern, self._flags)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - any attribute of `re.Pattern`
        value = getattr(self.compiled, name)
        setattr(self, name, value)  # later look-ups bypass `__getattr__`
        return value


def lazy_compile(pattern: AnyStr, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[AnyStr]:
    """A pattern that is compiled at first use; otherwise the same as `re.compile`.

    >>> lazy_compile(r"[a-z]+").findall("one two")
    ['one', 'two']
    """
    return cast("re.Pattern[AnyStr]", LazyPattern(pattern, flags))
