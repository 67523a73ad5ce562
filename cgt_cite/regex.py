"""Regular expressions that are compiled when they are first needed: a run needs few of all there are."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Any, AnyStr, cast

if TYPE_CHECKING:
    from collections.abc import Iterator


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


class GuardedPattern(LazyPattern):
    """A pattern that cannot match a text without one of its needles, so that few texts need it."""

    def __init__(self, pattern: str | bytes, flags: re.RegexFlag, needles: tuple[Any, ...]) -> None:
        super().__init__(pattern, flags)
        self._needles, self._ignores_case = needles, re.IGNORECASE in flags

    def _may_match(self, text: AnyStr) -> bool:
        lower = text.lower() if self._ignores_case else text
        for needle in self._needles:  # noqa: SIM110 - three times as fast as `any`
            if needle in lower:
                return True
        return False

    def match(self, text: AnyStr, *span: int) -> re.Match[AnyStr] | None:
        """As of a pattern."""
        return self.compiled.match(text, *span) if self._may_match(text) else None

    def fullmatch(self, text: AnyStr, *span: int) -> re.Match[AnyStr] | None:
        """As of a pattern."""
        return self.compiled.fullmatch(text, *span) if self._may_match(text) else None

    def search(self, text: AnyStr, *span: int) -> re.Match[AnyStr] | None:
        """As of a pattern."""
        return self.compiled.search(text, *span) if self._may_match(text) else None

    def finditer(self, text: AnyStr, *span: int) -> Iterator[re.Match[AnyStr]]:
        """As of a pattern."""
        return self.compiled.finditer(text, *span) if self._may_match(text) else iter(())

    def sub(self, replacement: AnyStr, text: AnyStr, count: int = 0) -> AnyStr:
        """As of a pattern."""
        return self.compiled.sub(replacement, text, count) if self._may_match(text) else text


def lazy_compile(
    pattern: AnyStr, flags: re.RegexFlag = re.NOFLAG, needles: tuple[AnyStr, ...] = ()
) -> re.Pattern[AnyStr]:
    r"""A pattern that costs nothing until it is used on a text that holds one of `needles`, if any are given.

    Every match must hold one of them; in lower case where the pattern ignores case.

    >>> lazy_compile(r"[a-z]+").findall("one two")
    ['one', 'two']
    >>> lazy_compile(r"Chapter \d+", needles=("Chapter ",)).search("Section 2")
    """
    if needles:
        return cast("re.Pattern[AnyStr]", GuardedPattern(pattern, flags, needles))
    return cast("re.Pattern[AnyStr]", LazyPattern(pattern, flags))
