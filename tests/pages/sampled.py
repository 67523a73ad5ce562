"""The project's samples as tests read them."""

from __future__ import annotations

from pathlib import Path

from cgt_cite.model import Page, Reference
from tests.pages.reading import page_in

SAMPLES = Path(__file__).resolve().parents[2] / "samples"


def html(start: str) -> str:
    """The one HTML sample whose name starts like that."""
    (path,) = (path for path in SAMPLES.glob("*.html") if path.name.startswith(start))
    return path.read_text("utf-8")


def sample(start: str) -> Page:
    return page_in(html(start))


def edited(text: str, *changes: tuple[str, str]) -> Page:
    """The page with parts of its markup replaced, each of which must be there."""
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    return page_in(text)


def with_items(*items: str) -> Page:
    """A page whose list holds these outer items."""
    return page_in(written_with(*items))


def written_with(*items: str) -> str:
    """The markup of that page."""
    return f"""<!DOCTYPE html><html><head><meta name="citation_pmid" content="1"></head><body><main>
        <div id="references" class="references"><h2 class="title">References</h2>
        <ol class="references-list" id="top-references-list-1">{"".join(items)}</ol></div>
        </main></body></html>"""


def item(*inner: str) -> str:
    """An outer item around its inner ones."""
    shown = "".join(f'<li class="skip-numbering" value="{n}">{text}</li>' for n, text in enumerate(inner, 1))
    return f'<li><ol class="references-and-notes-list">{shown}</ol></li>'


def link(label: str, href: str, action: str) -> str:
    return f' - <a class="reference-link" href="{href}" data-ga-action="{action}">\n {label}\n</a>'


def only_reference(*inner: str) -> Reference:
    (reference,) = with_items(item(*inner)).references
    return reference
