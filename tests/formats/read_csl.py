"""Readers of CSL-JSON, which pandoc makes of every format."""

from __future__ import annotations

import json
import re
import subprocess
from typing import TYPE_CHECKING

from tests.formats.plain import tidy, without_citing

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.formats.plain import Record


def csl(text: str) -> list[Record]:
    return [_csl_record(item) for item in json.loads(text)]


def csl_lines(text: str) -> list[Record]:
    return [_csl_record(json.loads(line)) for line in text.splitlines()]


def _csl_record(item: dict[str, object]) -> Record:
    found = {field: str(item.get(name, "")) for field, name in _CSL_NAMES.items()}
    custom = item.get("custom", {})
    for role in ("author", "editor"):
        names = list(map(csl_name, item.get(role, ())))
        more = (
            ["et al."]
            if names and custom.get(f"{role}_truncated") and names[-1] not in ("others", "et al.")
            else []
        )
        found[role] = "; ".join([*names, *more])
    parts = (item.get("issued") or {}).get("date-parts", [[]])[0]
    found |= dict(zip(("year", "month", "day"), map(str, parts), strict=False))
    accessed = (item.get("accessed") or {}).get("date-parts", [[]])[0]
    found["accessed"] = "-".join(f"{int(part):02d}" for part in accessed)
    found["issue"] = found["issue"] or str(item.get("number", "") or item.get("collection-number", ""))
    found["note"] += f"; {item.get('status', '')}"
    found["keywords"] = without_citing(re.split(r"; |, (?=cited by: )", found["keywords"]))
    pubmed = _PUBMED.fullmatch(found["url"])
    found |= {"pmid": found["pmid"] or pubmed[1], "url": ""} if pubmed else {}
    return tidy(found)


_PUBMED = re.compile(r"https?://(?:pubmed\.ncbi\.nlm\.nih\.gov|www\.ncbi\.nlm\.nih\.gov/pubmed)/([0-9]+)/?")
_CSL_NAMES = {
    "type": "type",
    "title": "title",
    "container": "container-title",
    "volume": "volume",
    "issue": "issue",
    "page": "page",
    "doi": "DOI",
    "pmid": "PMID",
    "pmcid": "PMCID",
    "issn": "ISSN",
    "isbn": "ISBN",
    "url": "URL",
    "publisher": "publisher",
    "place": "publisher-place",
    "edition": "edition",
    "language": "language",
    "keywords": "keyword",
    "abstract": "abstract",
    "note": "note",
}


def csl_name(name: dict[str, str]) -> str:
    if "literal" in name:
        return name["literal"]
    particle = name.get("non-dropping-particle") or name.get("dropping-particle") or ""
    glue = "" if particle.endswith(("-", "'", "’")) else " "
    family = f"{particle}{glue}{name.get('family', '')}".strip()
    return ", ".join(filter(None, (family, name.get("given", ""), name.get("suffix", ""))))


def pandoc(source: str) -> Callable[[str], list[Record]]:
    def read(text: str) -> list[Record]:
        import pypandoc

        command = [pypandoc.get_pandoc_path(), "-f", source, "-t", "csljson"]
        done = subprocess.run(
            command, input=text, capture_output=True, text=True, encoding="utf-8", check=True
        )
        return csl(done.stdout)

    return read


def citeproc(text: str) -> list[Record]:
    """citeproc-py, by way of the objects that its styles see."""
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns of every key of CSL 1.0.2
        from citeproc.source.json import CiteProcJSON

        source = CiteProcJSON(json.loads(text))
    return [_citeproc_record(reference) for reference in source.values()]


def _citeproc_record(reference: dict[str, object]) -> Record:
    item = {name.replace("_", "-"): value for name, value in reference.items()}
    found = {field: str(item.get(name, "")) for field, name in _CSL_NAMES.items()}
    found |= {"type": reference.type, "pmid": str(item.get("PMID", ""))}
    found |= {role: "; ".join(map(_citeproc_name, item.get(role, ()))) for role in ("author", "editor")}
    issued = item.get("issued", {})
    start = issued.get("begin", issued)
    found |= {part: str(start.get(part, "")) for part in ("year", "month", "day")}
    accessed = item.get("accessed", {})
    found["accessed"] = "-".join(
        f"{accessed[part]:02d}" for part in ("year", "month", "day") if part in accessed
    )
    found["issue"] = found["issue"] or str(item.get("number", ""))
    found["keywords"] = without_citing(found["keywords"].split("; "))
    return tidy(found)


def _citeproc_name(name: dict[str, str]) -> str:
    return csl_name(dict(name))
