"""CRFsuite's model file, read and written: http://www.chokkan.org/software/crfsuite (format "lCRF", 100)."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from itertools import chain

from .lookup3 import lookup3

_HEADER = struct.Struct(
    "<4sI4s9I"
)  # magic, size, type, version, counts of three kinds, offsets of five chunks
_FEATURE = struct.Struct("<IIId")  # kind, source, target, weight
_CHUNK = struct.Struct("<4sII")  # name, size, count
_DATABASE = struct.Struct("<4s5I")  # name, size, flags, byte order, count, offset of the way back
_PAIR = struct.Struct("<II")
_BYTE_ORDER = 0x62445371
_HASH_TABLES = 256
_STATE, _TRANSITION = 0, 1
_ENDS = 2  # labels that stand for the string's begin and end, without weights
Feature = tuple[int, int, int, float]


@dataclass(frozen=True, slots=True)
class Model:
    """Labels by number; weights of pairs of labels, and of attributes with labels."""

    labels: list[str]
    transitions: dict[tuple[int, int], float]
    states: dict[tuple[str, int], float]


def read_model(data: bytes) -> Model:
    """A model from its file."""
    features_at, labels_at, attributes_at = _HEADER.unpack_from(data)[7:10]
    labels, attributes = _read_names(data, labels_at), _read_names(data, attributes_at)
    count = _CHUNK.unpack_from(data, features_at)[2]
    start = features_at + _CHUNK.size
    transitions: dict[tuple[int, int], float] = {}
    states: dict[tuple[str, int], float] = {}
    for kind, source, target, weight in _FEATURE.iter_unpack(data[start : start + count * _FEATURE.size]):
        if kind == _TRANSITION:
            transitions[source, target] = weight
        else:
            states[attributes[source], target] = weight
    return Model(labels, transitions, states)


def _read_names(data: bytes, start: int) -> list[str]:
    """The names of a database by number."""
    count, offset = _DATABASE.unpack_from(data, start)[4:]
    names = []
    for place in struct.unpack_from(f"<{count}I", data, start + offset):
        _, length = _PAIR.unpack_from(data, start + place)
        first = start + place + _PAIR.size
        names.append(data[first : first + length - 1].decode())
    return names


def write_model(model: Model) -> bytes:
    """The file of a model."""
    attributes = sorted({attribute for attribute, _ in model.states})
    number = {attribute: at for at, attribute in enumerate(attributes)}
    features = _features(model, number)
    sources = (len(model.labels) + _ENDS, len(attributes))
    body = b"".join(_FEATURE.pack(*feature) for feature in features)
    chunks = [
        _CHUNK.pack(b"FEAT", _CHUNK.size + len(body), len(features)) + body,
        _padded(_names(model.labels)),
        _padded(_names(attributes)),
    ]
    places = [_HEADER.size]
    for chunk in chunks:
        places.append(places[-1] + len(chunk))
    for name, count, kind in ((b"LFRF", sources[0], _TRANSITION), (b"AFRF", sources[1], _STATE)):
        chunks.append(
            _references(
                name, count, [feature if feature[0] == kind else None for feature in features], places[-1]
            )
        )
        places.append(places[-1] + len(chunks[-1]))
    *offsets, size = places
    header = _HEADER.pack(b"lCRF", size, b"FOMC", 100, 0, len(model.labels), len(attributes), *offsets)
    return header + b"".join(chunks)


def _features(model: Model, number: dict[str, int]) -> list[Feature]:
    states = sorted((number[name], label, weight) for (name, label), weight in model.states.items())
    transitions = sorted((*pair, weight) for pair, weight in model.transitions.items())
    return [
        *((_TRANSITION, source, target, weight) for source, target, weight in transitions),
        *((_STATE, source, target, weight) for source, target, weight in states),
    ]


def _padded(chunk: bytes) -> bytes:
    """A chunk that ends where the next may begin."""
    return chunk + bytes(-len(chunk) % 4)


def _references(name: bytes, count: int, features: list[Feature | None], start: int) -> bytes:
    """For each source the numbers of its features; the offsets are from the file's start."""
    lists: list[list[int]] = [[] for _ in range(count)]
    for at, feature in enumerate(features):
        if feature:
            lists[feature[1]].append(at)
    parts = [struct.pack(f"<{len(numbers) + 1}I", len(numbers), *numbers) for numbers in lists]
    place = start + _CHUNK.size + 4 * count
    offsets = []
    for part in parts:
        offsets.append(place)
        place += len(part)
    return _CHUNK.pack(name, place - start, count) + struct.pack(f"<{count}I", *offsets) + b"".join(parts)


def _names(names: list[str]) -> bytes:
    """A constant database (CQDB) of names: from name to number by 256 hash tables, and back by offset."""
    place = _DATABASE.size + _HASH_TABLES * _PAIR.size
    tables: list[list[tuple[int, int]]] = [[] for _ in range(_HASH_TABLES)]
    records, offsets = [], []
    for number, name in enumerate(names):
        key = name.encode() + b"\0"
        hashed = lookup3(key)
        tables[hashed % _HASH_TABLES].append((hashed, place))
        offsets.append(place)
        records.append(_PAIR.pack(number, len(key)) + key)
        place += len(records[-1])
    slots = [_slots(table) for table in tables]
    heads = []
    for table in slots:
        heads.append(_PAIR.pack(place, len(table)) if table else _PAIR.pack(0, 0))
        place += len(table) * _PAIR.size
    back = struct.pack(f"<{len(offsets)}I", *offsets)
    head = _DATABASE.pack(b"CQDB", place + len(back), 0, _BYTE_ORDER, len(offsets), place)
    buckets = (_PAIR.pack(*slot) for slot in chain.from_iterable(slots))
    return b"".join((head, *heads, *records, *buckets, back))


def _slots(table: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """A hash table, half of it empty: hash and offset, each at the first free slot from its own."""
    slots = [(0, 0)] * (2 * len(table))
    for hashed, offset in table:
        at = (hashed >> 8) % len(slots)
        while slots[at][1]:
            at = (at + 1) % len(slots)
        slots[at] = (hashed, offset)
    return slots
