"""Ways to damage bytes: each takes a document and a random generator, and returns a damaged document."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

Mutation = Callable[[bytes, Random], bytes]

_TAG = re.compile(rb"<[^<>]{1,300}>")
_ATTRIBUTE = re.compile(rb"""[\w-]+=["'][^"'<>]{0,300}["']""")
_NUMBER = re.compile(rb"\d+")
_TOKENS = (
    *(b"<li>", b"</li>", b"<ol>", b"</ol>", b"<ul>", b"<p>", b"</div>", b"<table>", b"<svg>", b"<template>"),
    *(
        b"<!--",
        b"-->",
        b"<![CDATA[",
        b"]]>",
        b"<!DOCTYPE html>",
        b"<script>",
        b"</html>",
        b"<plaintext>",
        b"<",
    ),
    *(
        b"&#0;",
        b"&#xD800;",
        b"&#x202e;",
        b"&amp;amp;",
        b"&nbsp;",
        b"&",
        b"&lt;script&gt;",
        b"\x1b[31m",
        b"\x07",
    ),
    *(
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b"\xed\xa0\x80",
        b"\xc3",
        b"\xf4\x90\x80\x80",
        b"\xe2\x80\xae",
        b"\r",
        b"\x0c",
    ),
    *(
        b"{",
        b"}",
        b"\\",
        b"%",
        b"@article{",
        b"TY  - ",
        b"ER  - ",
        b"PMID- ",
        b'"',
        b"'",
        b",",
        b"=cmd()",
        b"\n\n",
    ),
    *(
        b"10.1000/",
        b"doi: ",
        b"PMID: ",
        b"PMC",
        b"et al.",
        b"2019;1(1):1-2.",
        b"https://",
        b"99999999999999999999",
    ),
)


def cut(data: bytes, chance: Random) -> bytes:
    """End it anywhere."""
    return data[: chance.randrange(len(data) + 1)]


def behead(data: bytes, chance: Random) -> bytes:
    """Begin it anywhere."""
    return data[chance.randrange(len(data) + 1) :]


def flip(data: bytes, chance: Random) -> bytes:
    """Turn some bits."""
    changed = bytearray(data)
    for _ in range(chance.choice((1, 3, 10, 100))):
        if changed:
            changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def drop(data: bytes, chance: Random) -> bytes:
    """Leave a piece out."""
    start, end = _piece(data, chance)
    return data[:start] + data[end:]


def repeat(data: bytes, chance: Random) -> bytes:
    """Say a piece again, once or often."""
    start, end = _piece(data, chance)
    return data[:end] + data[start:end] * min(chance.choice((1, 2, 20)), 1 + 200_000 // (end - start + 1))


def move(data: bytes, chance: Random) -> bytes:
    """Put a piece elsewhere."""
    start, end = _piece(data, chance)
    rest = data[:start] + data[end:]
    place = chance.randrange(len(rest) + 1)
    return rest[:place] + data[start:end] + rest[place:]


def noise(data: bytes, chance: Random) -> bytes:
    """Put bytes in that mean nothing."""
    place = chance.randrange(len(data) + 1)
    return data[:place] + chance.randbytes(chance.choice((1, 4, 64, 2048))) + data[place:]


def zeros(data: bytes, chance: Random) -> bytes:
    """Overwrite a piece with zeros, as a disk does that was not written to the end."""
    start, end = _piece(data, chance)
    return data[:start] + bytes(end - start) + data[end:]


def tokens(data: bytes, chance: Random) -> bytes:
    """Put things in that mean something to one of the readers or writers."""
    for _ in range(chance.choice((1, 2, 8, 30))):
        place = chance.randrange(len(data) + 1)
        data = data[:place] + chance.choice(_TOKENS) * chance.choice((1, 1, 1, 50)) + data[place:]
    return data


def untag(data: bytes, chance: Random) -> bytes:
    """Take tags out."""
    return _some(_TAG, data, chance, lambda _: b"")


def retag(data: bytes, chance: Random) -> bytes:
    """Put tags where other tags are."""
    tags = _TAG.findall(data) or [b"<p>"]
    return _some(_TAG, data, chance, lambda _: chance.choice(tags))


def unquote(data: bytes, chance: Random) -> bytes:
    """Take the quotes off attributes, empty them or swap them."""
    ways = (
        lambda found: found.replace(b'"', b""),
        lambda found: found.partition(b"=")[0] + b'=""',
        lambda found: found.upper(),
        lambda found: found + b" " + found,
    )
    return _some(_ATTRIBUTE, data, chance, chance.choice(ways))


def renumber(data: bytes, chance: Random) -> bytes:
    """Change numbers: lengths, positions, years, identifiers."""
    numbers = (b"0", b"-1", b"1", b"99", b"65536", b"4294967296", b"9" * 30, b"NaN", b"1e9")
    return _some(_NUMBER, data, chance, lambda _: chance.choice(numbers))


def recode(data: bytes, chance: Random) -> bytes:
    """Write it in another encoding, which nothing declares."""
    name = chance.choice(
        ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "utf-7", "cp037", "gb18030")
    )
    return data.decode("utf-8", "replace").encode(name, "replace")


def line_ends(data: bytes, chance: Random) -> bytes:
    """End lines otherwise."""
    return data.replace(b"\n", chance.choice((b"\r\n", b"\r", b"\n\r", b"", b"\x0b", "\u2028".encode())))


def nest(data: bytes, chance: Random) -> bytes:
    """Put it, or what follows a place in it, inside of many elements."""
    place = chance.randrange(len(data) + 1)
    tag = chance.choice((b"<div>", b"<ol><li>", b"<b>", b"<table><td>", b"<svg>", b"<a href=x>"))
    return data[:place] + tag * chance.choice((10, 600, 3000)) + data[place:]


MUTATIONS: tuple[Mutation, ...] = (
    *(cut, behead, flip, drop, repeat, move, noise, zeros, tokens),
    *(untag, retag, unquote, renumber, recode, line_ends, nest),
)


def _piece(data: bytes, chance: Random) -> tuple[int, int]:
    start = chance.randrange(len(data) + 1)
    return start, min(len(data), start + chance.choice((1, 16, 256, 4096)))


def _some(pattern: re.Pattern[bytes], data: bytes, chance: Random, change: Callable[[bytes], bytes]) -> bytes:
    """`data` with some of the matches changed."""
    rate = chance.choice((0.002, 0.02, 0.2))
    return pattern.sub(lambda found: change(found[0]) if chance.random() < rate else found[0], data)
