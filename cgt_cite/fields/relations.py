"""MEDLINE's tags for the relations between articles: data only."""

from __future__ import annotations

TAGS_OF_RELATIONS = {
    "Associated dataset": "DDIN",
    "Associated publication": "DRIN",
    "Comment in": "CIN",
    "Comment on": "CON",
    "Corrected and republished from": "CRF",
    "Corrected and republished in": "CRI",
    "Erratum for": "EFR",
    "Erratum in": "EIN",
    "Expression of concern for": "ECF",
    "Expression of concern in": "ECI",
    "Original report in": "ORI",
    "Partial retraction in": "PRIN",
    "Partial retraction of": "PROF",
    "Republished from": "RPF",
    "Republished in": "RPI",
    "Retracted and republished from": "RRF",
    "Retracted and republished in": "RRI",
    "Retraction in": "RIN",
    "Retraction of": "ROF",
    "Summary for patients in": "SPIN",
    "Update in": "UIN",
    "Update of": "UOF",
}
RELATIONS_OF_TAGS = {tag: relation for relation, tag in TAGS_OF_RELATIONS.items()}
