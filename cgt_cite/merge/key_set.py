"""A set of citation keys that takes few bytes for each: a large archive has millions of references."""

from __future__ import annotations

from hashlib import blake2b

_HASH_SIZE = (
    8  # bytes: two of a billion keys share a hash with a probability of 3 %, and get a needless suffix
)
_PREFIX_SIZE = 2  # bytes by which hashes are distributed
_REST = _HASH_SIZE - _PREFIX_SIZE


class KeySet:
    """The hashes of keys, in strings of those with the same beginning."""

    def __init__(self) -> None:
        self._hashes = [b""] * (1 << 8 * _PREFIX_SIZE)

    def __contains__(self, key: str) -> bool:
        """Whether the key was added."""
        prefix, rest = _hash(key)
        hashes = self._hashes[prefix]
        at = hashes.find(rest)
        while at > 0 and at % _REST:  # it is a part of two others
            at = hashes.find(rest, at + 1)
        return at >= 0

    def add(self, key: str) -> None:
        """Add a key."""
        prefix, rest = _hash(key)
        self._hashes[prefix] += rest


def _hash(key: str) -> tuple[int, bytes]:
    found = blake2b(key.encode("utf-8", "surrogatepass"), digest_size=_HASH_SIZE).digest()
    return int.from_bytes(found[:_PREFIX_SIZE], "big"), found[_PREFIX_SIZE:]
