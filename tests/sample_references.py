"""The reference list of a sample in PubMed's markup since 2020."""

from __future__ import annotations

import re
from html import escape

from tests.sample_text import Facts, cut_address

_ADDRESS = re.compile(r"&lt;(https?://\S+?)&gt;")


def references(page: Facts) -> str:
    if "references" not in page:
        return ""
    return f"""<div class="references" id="references">
    <h2 class="title">
      References
    </h2>
    <div id='top-references-list' class="references-lists-container">
    {"".join(group(number, *found) for number, found in enumerate(groups(page["references"]), 1))}
    {show_all(page)}
    </div></div>"""


def groups(items: list[Facts]) -> list[tuple[list[str], list[Facts]]]:
    """The references under each set of headings."""
    found: list[tuple[list[str], list[Facts]]] = []
    for item in items:
        headings = item.get("headings", [])
        if not found or found[-1][0] != headings:
            found.append((headings, []))
        found[-1][1].append(item)
    return found


def group(number: int, headings: list[str], items: list[Facts]) -> str:
    titles = "".join(
        f'<h{level} class="refs-list-title">{title}</h{level}>' for level, title in enumerate(headings, 4)
    )
    return f"""<div class="refs-list">{titles}
      <ol id="top-references-list-{number}" class="references-list">
      {"".join(map(reference, items))}
      </ol></div>"""


def reference(item: Facts) -> str:
    """One item, with the list inside it."""
    inner = f"""<li
          class="skip-numbering"
           value="1">
            {shown(item["text"])}{"".join(link(*found) for found in item.get("links", []))}
        </li>"""
    if "again" in item:
        inner += f"""
        <li
          class="skip-numbering"
           value="2">
            {shown(item["again"])}{"".join(link(*found) for found in item.get("links", []))}
        </li>"""
    if "note" in item:
        inner += f"""
        <li class="skip-numbering"><p xmlns:xlink="http://www.w3.org/1999/xlink"><ext-link
          ext-link-type="uri" xlink:href="{item["note"]}">{item["note"]}</ext-link></p></li>"""
    return f"""
  <li>
    <ol class="references-and-notes-list">
        {inner}
    </ol>
  </li>"""


def shown(text: str) -> str:
    """A reference's text; its addresses are links whose text is cut."""
    return _ADDRESS.sub(lambda match: anchor(match[1]), escape(text, quote=False))


def anchor(address: str) -> str:
    return (
        f'<a href="{address}" rel="noopener nofollow" target="_blank" title="External link: {address}">'
        f"{cut_address(address)}</a>"
    )


def link(label: str, value: str) -> str:
    """The address has the identifier in small letters, the attribute as its publisher writes it."""
    href = {
        "DOI": f"https://doi.org/{value.lower()}",
        "PMC": f"http://www.ncbi.nlm.nih.gov/pmc/articles/{value.lower()}/",
        "PubMed": f"/{value}/",
    }[label]
    return f"""
                  -
                  <a
                    class="reference-link"
                    href="{escape(href)}"
                    data-ga-category="reference"
                    data-ga-action="{escape(value)}"
                  >
                    {label}
                  </a>"""


def show_all(page: Facts) -> str:
    if "stated" not in page:
        return ""
    return f"""<div class="actions-bar"><button
      class="show-all"
      ref="linksrc=show_all_references_link"
      data-next-page-url="/{page["pmid"]}/references/"
    >
      Show all {page["stated"]} references
    </button></div>"""
