"""Bob Jenkins's hash lookup3 (`hashlittle` with the initial value 0): http://burtleburtle.net/bob/c/lookup3.c."""

from __future__ import annotations

import struct

_MASK = 0xFFFFFFFF
_BLOCK = 12  # bytes that are mixed at a time
_MIX = (4, 6, 8, 16, 19, 4)
_FINAL = (14, 11, 25, 16, 4, 14, 24)


def lookup3(key: bytes) -> int:
    """The hash of `key`, 32 bits."""
    state = [(0xDEADBEEF + len(key)) & _MASK] * 3
    while len(key) > _BLOCK:
        state = _mixed(_added(state, key))
        key = key[_BLOCK:]
    return _ended(_added(state, key))[2] if key else state[2]


def _added(state: list[int], key: bytes) -> list[int]:
    words = struct.unpack("<III", key[:_BLOCK].ljust(_BLOCK, b"\0"))
    return [(value + word) & _MASK for value, word in zip(state, words, strict=True)]


def _turned(value: int, bits: int) -> int:
    return ((value << bits) | (value >> (32 - bits))) & _MASK


def _mixed(state: list[int]) -> list[int]:
    """Each of the three in turn takes from the one before it and gives to the next."""
    for turn, bits in enumerate(_MIX):
        at, before, after = turn % 3, (turn + 2) % 3, (turn + 1) % 3
        state[at] = ((state[at] - state[before]) & _MASK) ^ _turned(state[before], bits)
        state[before] = (state[before] + state[after]) & _MASK
    return state


def _ended(state: list[int]) -> list[int]:
    for turn, bits in enumerate(_FINAL):
        at, before = (turn + 2) % 3, (turn + 1) % 3
        state[at] = ((state[at] ^ state[before]) - _turned(state[before], bits)) & _MASK
    return state
