"""Repairs of fields that the tagger rarely gets wrong, on such fields themselves."""

from __future__ import annotations

import pytest

from cgt_cite.model import Fields, Name
from cgt_cite.parse.repairs import repair

FAO = Name(literal="FAO (Food and Agriculture Organization)")


@pytest.mark.parametrize(
    ("fields", "text", "mended"),
    [
        (
            {"publisher": "Global Ecology Laboratory, University", "title": "Land-Use Harmonization"},
            "Land-Use Harmonization. USA: Global Ecology Laboratory, University of Maryland http://x.org",
            {"publisher": "Global Ecology Laboratory, University of Maryland"},
        ),
        (
            {"author": (Name("Rathish", "BZP. Nocardia"),)},
            "Rathish BZP. Nocardia. (2020)",
            {"author": (Name("Rathish", "BZP"),), "title": "Nocardia"},
        ),
        (
            {"author": (FAO,), "title": "Crop production data. FAO, Rome, Italy"},
            "FAO (Food and Agriculture Organization), 2014 Crop production data. FAO, Rome, Italy.",
            {"title": "Crop production data", "publisher": "FAO", "publisher_place": "Rome, Italy"},
        ),
        (
            {"publisher": "Tesis Maestría. Facultad de Ciencias Agrarias"},
            "Tesis Maestría. Facultad de Ciencias Agrarias",
            {"publisher": "Facultad de Ciencias Agrarias"},
        ),
        (
            {"publisher": "St. Martin's Press", "title": "Oaks"},
            "Oaks. St. Martin's Press",
            {"publisher": "St. Martin's Press"},
        ),
    ],
    ids=["university cut", "title as given name", "own publisher", "genre before publisher", "no genre"],
)
def test_mended(fields: Fields, text: str, mended: Fields) -> None:
    repair(fields, text)
    assert {name: fields.get(name) for name in mended} == mended
