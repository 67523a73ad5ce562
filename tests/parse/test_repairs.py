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
            {
                "author": (Name(literal="CONASS"),),
                "title": "Conselho Nacional de Secretários de Saúde. Painel COVID-19",
            },
            "CONASS. Conselho Nacional de Secretários de Saúde. Painel COVID-19.",
            {
                "author": (Name(literal="CONASS. Conselho Nacional de Secretários de Saúde"),),
                "title": "Painel COVID-19",
            },
        ),
        (
            {"author": (Name(literal="WHO"),), "title": "World health statistics. Geneva notes"},
            "WHO. World health statistics. Geneva notes.",
            {"author": (Name(literal="WHO"),), "title": "World health statistics. Geneva notes"},
        ),
        (
            {"publisher": "Report to UNICEF", "title": "Standards"},
            "Standards. Report to UNICEF",
            {"publisher": None},
        ),
        (
            {"publisher": "St. Martin's Press", "title": "Oaks"},
            "Oaks. St. Martin's Press",
            {"publisher": "St. Martin's Press"},
        ),
    ],
    ids=[
        "university cut",
        "title as given name",
        "own publisher",
        "genre before publisher",
        "acronym",
        "no acronym",
        "report",
        "no genre",
    ],
)
def test_mended(fields: Fields, text: str, mended: Fields) -> None:
    repair(fields, text)
    assert {name: fields.get(name) for name in mended} == mended
