"""A sample as a text browser prints it."""

from __future__ import annotations

import re
from typing import Any

Facts = dict[str, Any]  # one page of make_samples.toml, or a part of it

_SHOWN = 75  # characters of an address before PubMed cuts it


def render_text(page: Facts) -> str:
    """The page as a text browser prints it."""
    kind = page.get("types", [])[:1]
    first = page["authors"][0][0]
    date = page["citation"].partition(";")[0]
    doi = f"doi: {page['doi']}. {page.get('epub', '')}".strip()
    heading = "\n".join([*kind, f". {page['citation']}", doi])
    short = f"{first} et al. {page['abbreviation']}. {date}."
    keywords = "; ".join(page.get("keywords", []))
    lists = [f"    1. {text_of_reference(item)}" for item in page["references"]]
    parts = [
        "Skip to main page content\nAn official website of the United States government",
        "Access keys NCBI Homepage MyNCBI Homepage Main Content Main Navigation\n" + heading,
        page["title"],
        "\n".join(["Affiliations", *kind]),
        page["title"],
        short,
        "Abstract",
        *(text for _, text in page["abstract"]),
        *([f"Keywords: {keywords}."] if keywords else []),
        "PubMed Disclaimer",
        "Conflict of interest statement",
        page["conflict_of_interest"],
        *(text for link in page.get("linked", []) for text in (link["relation"], text_of_linked(link))),
        *(
            text
            for label, text in page.get("figures", [])
            for text in ("Figures", f"{label}\n{label}\n{text}")
        ),
        "References",
        "\n".join(lists),
        "MeSH terms",
    ]
    return "\n\n".join(parts) + "\n"


def text_of_reference(item: Facts) -> str:
    text = re.sub(r"<(https?://\S+?)>", lambda match: cut_address(match[1]), item["text"])
    return " - ".join([text, *(label for label, _ in item.get("links", []))])


def cut_address(address: str) -> str:
    return address if len(address) <= _SHOWN else f"{address[: _SHOWN - 3]}..."


def text_of_linked(link: Facts) -> str:
    first, journal = link["authors"].split(", ")[0], link["citation"].partition(".")[0]
    year = re.search(r"\d{4}", link["citation"])
    return (
        f"  • {link['title']}\n    {link['authors']} {first}, et al. {link['citation']} "
        f"{journal}. {year[0] if year else ''}. PMID: {link['pmid']} No abstract available."
    )
