"""Chinese, Japanese and Korean names, which no blank parts: `王小明, 李华. 题目`."""

from __future__ import annotations

from typing import Any

from cgt_cite.model import Name
from cgt_cite.regex import lazy_compile

FIRST = "\u3400"  # of the characters below
NAME = r"[\u3400-\u9fff\uf900-\ufaff\uac00-\ud7af々]{2,5}"
_LIST = lazy_compile(
    rf"\s*({NAME}(?:\s?[,，、;；]\s?{NAME})*)(\s?[,，、]?\s?(?:等|他|외))?\s?[.．。:：]\s*(?=\S)"
)
_PARTED = lazy_compile(r"\s?[,，、;；]\s?")


def add_names(fields: dict[str, Any], text: str) -> None:
    """Take the names that `text` begins with, where they are written without blanks, out of the title."""
    if text.lstrip()[:1] < FIRST:
        return
    names = _LIST.match(text)
    if not names:
        return
    fields["author"] = tuple(Name(literal=name) for name in _PARTED.split(names[1]))
    if names[2]:
        fields["author_truncated"] = True
    title = fields.get("title", "")
    start = text.find(title)
    if title and start < names.end():
        fields["title"] = title[max(0, names.end() - start) :]
