"""Read BibTeX and biblatex: records with balanced braces; values in braces, in quotes or without either."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cgt_cite.importers.rows import Row, texts_in_note
from cgt_cite.regex import lazy_compile

if TYPE_CHECKING:
    from collections.abc import Iterator

_RECORD = lazy_compile(r"^[ \t]*@(?P<kind>[A-Za-z]+)\s*\{\s*(?P<key>[^\s,{}]+)\s*,", re.MULTILINE)
_FIELD = lazy_compile(r"[\s,]*(?P<name>[A-Za-z][\w-]*)\s*=\s*")
_UNQUOTED = lazy_compile(r"[^\s,{}]+")
_MACRO = lazy_compile(r"\\(?:[A-Za-z]+\s?|.)")
_TEXTS = ("annote", "annotation", "note")


def read(text: str) -> Iterator[Row]:
    """The records, in order; strings and preambles are skipped."""
    for match in _RECORD.finditer(text):
        fields = dict(_fields(text, match.end()))
        yield Row(
            key=match["key"],
            title=_strip_markup(fields.get("title", "")),
            authors=tuple(_names(fields.get("author") or fields.get("editor") or "")),
            year=_strip_markup(fields.get("year") or fields.get("date") or "")[:4],
            volume=_strip_markup(fields.get("volume", "")),
            pages=_strip_markup(fields.get("pages") or fields.get("eid") or "").replace("--", "-"),
            doi=_unescape(fields.get("doi", "")),
            pmid=_pmid(fields),
            pmcid=fields.get("pmcid", ""),
            url=_unescape(fields.get("url", "")),
            aliases=tuple(fields["ids"].replace(",", " ").split()) if "ids" in fields else (),
            texts=tuple(
                text for name in _TEXTS for text in texts_in_note(_strip_markup(fields.get(name, "")))
            ),
        )


def _fields(text: str, position: int) -> Iterator[tuple[str, str]]:
    """The names, in lower case, and values of a record's fields, from its key to its closing brace."""
    while match := _FIELD.match(text, position):
        value, position = _value(text, match.end())
        yield match["name"].lower(), value


def _value(text: str, start: int) -> tuple[str, int]:
    """A value without its delimiters, and the position after it."""
    if text[start : start + 1] not in ("{", '"'):
        unquoted = _UNQUOTED.match(text, start)
        return (unquoted[0], unquoted.end()) if unquoted else ("", start)
    depth, closing = 0, "}" if text[start] == "{" else '"'
    for at in range(start + 1, len(text)):
        char = text[at]
        if char == closing and depth == 0 and text[at - 1] != "\\":
            return text[start + 1 : at], at + 1
        depth += ((char == "{") - (char == "}")) if text[at - 1] != "\\" else 0
    return text[start + 1 :], len(text)


def _strip_markup(value: str) -> str:
    """Text without braces and macros, good enough for comparing letters and digits."""
    return " ".join(_MACRO.sub("", value).replace("{", "").replace("}", "").split())


def _unescape(value: str) -> str:
    return value.replace("\\_", "_").replace("\\%", "%").replace("\\&", "&")


def _names(value: str) -> Iterator[str]:
    for name in re.split(r"\s+and\s+(?![^{]*\})", value):
        if name and name != "others":
            yield (
                f"{{{_strip_markup(name)}}}"
                if name.startswith("{") and name.endswith("}")
                else _strip_markup(name)
            )


def _pmid(fields: dict[str, str]) -> str:
    is_pubmed = fields.get("eprinttype", "").lower() in ("pubmed", "pmid")
    return fields.get("pmid") or (fields.get("eprint", "") if is_pubmed else "")
