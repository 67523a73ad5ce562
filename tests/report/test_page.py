"""The report in a browser: every tab and filter, the keyboard, both colour schemes, print, a small screen."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest

from tests.bench.corpus import write_corpus
from tests.report.conftest import TABS, hits, open_tab, run
from tests.report.made_pages import HOSTILE

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.report.conftest import Opening

pytestmark = pytest.mark.real_tools
MOST_MILLISECONDS = 200  # for a search in 20,000 entries
CONTRAST = 4.5  # of text, for level AA of WCAG
# the least contrast of a text with what it is on, and the text
LOWEST_CONTRAST = """() => {
  const channels = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const light = (colour) => channels(colour).slice(0, 3).map((value) => value / 255)
    .map((value) => value <= .04045 ? value / 12.92 : ((value + .055) / 1.055) ** 2.4)
    .reduce((sum, value, at) => sum + value * [.2126, .7152, .0722][at], 0);
  const ground = (node) => {
    for (; node; node = node.parentElement) {
      const colour = getComputedStyle(node).backgroundColor;
      if ((channels(colour)[3] ?? 1) > 0) return colour;
    }
    return "rgb(255, 255, 255)";
  };
  let lowest = [99, ""];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !node.checkVisibility()) continue;
    if (node.closest("script, svg, :disabled")) continue;
    const [high, low] = [light(getComputedStyle(node).color), light(ground(node))].sort((a, b) => b - a);
    const contrast = (high + .05) / (low + .05);
    if (contrast < lowest[0]) lowest = [contrast, walker.currentNode.data];
  }
  return lowest;
}"""

# the words in the heads of tables and charts that are shown that go over more than one line
BROKEN_WORDS = """() => [...document.querySelectorAll("thead th")]
  .filter((head) => head.checkVisibility())
  .flatMap((head) => {
    const walker = document.createTreeWalker(head, NodeFilter.SHOW_TEXT);
    const broken = [];
    while (walker.nextNode())
      for (const { index, 0: word } of walker.currentNode.data.matchAll(/\\S+/g)) {
        const range = new Range();
        range.setStart(walker.currentNode, index);
        range.setEnd(walker.currentNode, index + word.length);
        if (new Set([...range.getClientRects()].map(({ top }) => top)).size > 1) broken.push(word);
      }
    return broken;
  })"""


def data_of(report: Path) -> dict[str, Any]:
    text = report.read_text("utf-8")
    found = re.search(r'<script type="application/json" id="document">(.*?)</script>', text, re.DOTALL)
    assert found
    return dict(json.loads(found[1]))


def test_overview_has_the_numbers_of_the_summary(folder: Path, tmp_path: Path, page: Page) -> None:
    summary = run("extract", folder, "-o", tmp_path / "refs.csv").replace(",", "")
    figures = dict(
        zip(
            page.locator(".figure dt").all_inner_texts(),
            page.locator(".figure strong").all_inner_texts(),
            strict=True,
        )
    )
    for pattern, label in (
        (r"(\d+) pages read", "pages read"),
        (r"(\d+) references found", "references found"),
        (r"(\d+) entries written", "different works"),
        (r"(\d+) references? parsed with low", "references parsed with low confidence"),
        (r"(\d+) conflicts? between", "conflicts between identifiers"),
        (r"(\d+) cited works? (?:is|are) retracted", "retracted works"),
        (r"(\d+) possible duplicates?", "possible duplicates"),
    ):
        found = re.search(pattern, summary)
        assert found, (pattern, summary)
        assert figures[label] == found[1], label
    run("extract", "-q", folder, "-o", tmp_path / "refs.csv", "--stats", tmp_path / "stats.json")
    totals = json.loads((tmp_path / "stats.json").read_bytes())["totals"]
    assert {label: figures[label] for label in PRISMA} == {
        label: str(totals[name]) for label, name in PRISMA.items()
    }
    assert page.locator(".chart h2").all_inner_texts() == [
        "Works by year of publication",
        "Journals cited most",
        "Works cited by most articles",
    ]


PRISMA = {
    "records identified from citation searching": "records_identified",
    "duplicate records removed": "duplicates_removed",
    "records removed for other reasons": "removed_for_other_reasons",
    "records screened": "records_after_deduplication",
    "records without identifier": "records_without_identifier",
    "retracted records": "retracted",
}
FILTERS = (
    ("Confidence", "low", lambda entry: entry["confidence"] is not None and entry["confidence"] < 0.5),
    ("Confidence", "high", lambda entry: entry["confidence"] is not None and entry["confidence"] >= 0.9),
    ("Confidence", "none", lambda entry: entry["confidence"] is None),
    ("Type", "webpage", lambda entry: entry["fields"].get("type") == "webpage"),
    ("Missing", "doi", lambda entry: "doi" not in entry["fields"]),
    ("Missing", "pmid", lambda entry: "pmid" not in entry["fields"]),
    ("Missing", "both", lambda entry: not {"doi", "pmid"} & set(entry["fields"])),
    ("Status", "retracted", lambda entry: "retracted" in entry["flags"]),
    ("Status", "conflict", lambda entry: "conflict" in entry["flags"]),
    ("Status", "duplicate", lambda entry: "duplicate" in entry["flags"]),
    ("Status", "in_folder", lambda entry: "in_folder" in entry["flags"]),
    ("Cited by at least", "2", lambda entry: len(entry["pages"]) > 1),
    ("Cited by article", "30000001", None),
)


@pytest.mark.parametrize(("label", "value", "expected"), FILTERS)
def test_filters(page: Page, report: Path, label: str, value: str, expected: Any) -> None:  # noqa: ANN401 - a function
    open_tab(page, "References")
    control = page.locator("#panel-references").get_by_label(label, exact=True)
    if control.evaluate("node => node.tagName") == "SELECT":
        control.select_option(value)
    else:
        control.fill(value)
    data = data_of(report)
    cited = [at for at, one in enumerate(data["pages"]) if one["name"] == value]
    test = expected or (lambda entry: set(cited) & set(entry["pages"]))
    number = sum(bool(test(entry)) for entry in data["entries"])
    assert 0 < number < len(data["entries"])
    assert hits(page) == f"{number} of {len(data['entries'])} works"
    assert page.locator("#panel-references tbody tr").count() == number
    page.get_by_role("button", name="Reset filters").click()
    assert hits(page) == f"{len(data['entries'])} of {len(data['entries'])} works"


def test_figures_lead_to_what_they_count(page: Page) -> None:
    page.get_by_role("button", name="retracted works").click()
    assert page.get_by_role("tab", name="References").get_attribute("aria-selected") == "true"
    assert hits(page).startswith("1 of ")
    open_tab(page, "Overview")
    page.get_by_role("button", name="incomplete lists").click()
    assert page.get_by_label("Incomplete lists only").is_checked()
    open_tab(page, "Overview")
    page.get_by_role("button", name="Shared results of a trial").click()
    assert hits(page).startswith("1 of ")
    page.get_by_role("button", name="Check Berg 2019").click()
    assert page.get_by_role("tab", name="Check").get_attribute("aria-selected") == "true"
    assert page.evaluate("document.activeElement.textContent") == "Shared results of a trial of gene therapy"


def test_search_ignores_case_accents_and_order(page: Page) -> None:
    open_tab(page, "References")
    page.get_by_role("searchbox", name="Search").first.fill("GENE muller")
    row = page.locator("#panel-references tbody tr")
    assert row.count() == 1
    parts = {
        name: row.locator(f"mark.part-{name}").all_inner_texts() for name in ("author", "title", "pages")
    }
    assert parts == {
        "author": ["Berg A, Müller B"],
        "title": ["Shared results of a trial of gene therapy"],
        "pages": ["447-62"],
    }
    row.get_by_text("cited by 2 articles").click()
    assert (
        row.get_by_role("link", name="PubMed").get_attribute("href")
        == "https://pubmed.ncbi.nlm.nih.gov/1001/"
    )
    assert row.get_by_role("link", name="PMID 30000001").count() == 1


def test_no_colon_without_a_volume(page: Page) -> None:
    open_tab(page, "References")
    page.get_by_role("searchbox", name="Search").first.fill("pollution rivers")
    source = page.locator("#panel-references tbody .work-source").inner_text()
    assert source == "Diaz, H. Environ Sci Pollut Control Ser. 1-18"


def test_filters_show_everything_at_first(page: Page) -> None:
    open_tab(page, "References")
    first = page.locator("#panel-references .filters select option:first-child").all_inner_texts()
    assert first == ["any"] * 4


@pytest.mark.parametrize("label", ["Work", "Author", "Year", "Cited by", "Confidence"])
def test_sorting(page: Page, label: str) -> None:
    open_tab(page, "References")
    header = page.locator("#panel-references").get_by_role("columnheader", name=label)
    shown = page.locator(f'#panel-references td[data-label="{label}"]')
    orders = []
    for _ in range(2):
        header.get_by_role("button").click()
        orders.append((header.get_attribute("aria-sort"), shown.first.inner_text()))
    assert {state for state, _ in orders} == {"ascending", "descending"}
    assert orders[0][1] != orders[1][1]


def test_pages_name_the_address_that_completes_them(page: Page) -> None:
    open_tab(page, "Pages")
    page.get_by_label("Incomplete lists only").check()
    assert hits(page).endswith("article, 16 references missing") or "1 of " in hits(page)
    row = page.get_by_role("region", name="Pages").locator("tbody tr")
    assert row.count() == 1
    cells = [row.locator(f'td[data-label="{name}"]').inner_text() for name in ("Shown", "Stated", "Missing")]
    assert cells == ["5", "21", "16"]
    address = "https://pubmed.ncbi.nlm.nih.gov/20938788/"
    assert row.get_by_role("link", name=address).get_attribute("href") == address


def test_files_that_were_not_read_are_named(page: Page) -> None:
    page.get_by_role("button", name="files not read").click()
    row = page.get_by_role("region", name="Files that could not be read").locator("tbody tr")
    assert row.locator("td").all_inner_texts() == [
        "<b>error.html",
        "is not a PubMed page: this is a server's error page",
        "wait a while, open the article in a browser and save it again",
    ]
    assert row.is_visible()


def test_an_article_without_a_list(page: Page) -> None:
    open_tab(page, "Pages")
    todo = page.get_by_role("region", name="Pages").locator("tbody td[data-label='What to do']")
    assert "complete" in todo.all_inner_texts()
    page.locator("#panel-pages").get_by_role("searchbox").fill("retracted study")
    assert todo.all_inner_texts() == ["no list on this page"]


def test_graph_says_what_it_shows(page: Page) -> None:
    open_tab(page, "Graph")
    panel = page.locator("#panel-graph")
    assert "only one other cites it" in panel.inner_text()
    least = panel.get_by_label("Cited by at least")
    assert least.input_value() == least.get_attribute("min") == "1"
    assert panel.locator("tbody tr").count() == 2
    least.fill("2")
    assert panel.locator("tbody tr").count() == 1


def test_graph_without_links_between_saved_articles(opened: Opening, tmp_path: Path) -> None:
    write_corpus(tmp_path / "pages", 8, shared=3)
    run("report", "-q", tmp_path / "pages", "-o", tmp_path / "report.html")
    with opened(tmp_path / "report.html") as page:
        open_tab(page, "Graph")
        panel = page.locator("#panel-graph")
        assert "only one other cites it" not in panel.inner_text()
        assert panel.get_by_label("Cited by at least").input_value() == "2"


def test_graph_is_exported(page: Page, tmp_path: Path) -> None:
    networkx = pytest.importorskip("networkx")
    open_tab(page, "Graph")
    saved = {}
    for kind in ("GraphML", "SVG"):
        with page.expect_download() as download:
            page.get_by_role("button", name=f"Save as {kind}").click()
        saved[kind] = tmp_path / download.value.suggested_filename
        download.value.save_as(saved[kind])
    graph = networkx.read_graphml(saved["GraphML"])
    titles = networkx.get_node_attributes(graph, "title")
    named = {(titles[citing], titles[cited]) for citing, cited in graph.edges}
    shared = "Shared results of a trial of gene therapy"
    retracted = "A retracted study of something"
    assert named == {("First article", shared), ("Second article", shared), ("First article", retracted)}
    drawing = ET.parse(saved["SVG"]).getroot()  # noqa: S314 - our own file
    shapes = [shape.tag.rpartition("}")[2] for shape in drawing.iter()]
    assert (shapes.count("rect"), shapes.count("circle"), shapes.count("line")) == (3, 1, 3)
    assert all(shape.get("fill") for shape in drawing.iter("{http://www.w3.org/2000/svg}circle"))


def test_hostile_texts_are_text(page: Page) -> None:
    for name in TABS:
        open_tab(page, name)
        page.wait_for_timeout(50)
    assert page.evaluate("window.hacked") is None
    assert page.locator("img, iframe, object, style ~ style").count() == 0
    assert page.locator("script").count() == 2
    assert page.evaluate("[...document.querySelectorAll('*')].every((node) => !node.onmouseover)")
    open_tab(page, "References")
    page.get_by_role("searchbox", name="Search").first.fill("window.hacked = 1")
    assert HOSTILE[0] in page.locator("#panel-references tbody").inner_text()


def test_policy_refuses_requests_and_other_scripts(opened: Opening, report: Path) -> None:
    with opened(report) as page:
        assert page.evaluate("fetch('https://example.org/').then(() => 'sent', () => 'refused')") == "refused"
        script = "Object.assign(document.createElement('script'), {textContent: 'window.ran = 1'})"
        page.evaluate(f"document.body.append({script})")
        assert page.evaluate("window.ran") is None


def test_keyboard_alone_moves_between_tabs(page: Page) -> None:
    page.keyboard.press("Tab")  # the switch of colours
    page.keyboard.press("Tab")
    for name in (*TABS[1:], TABS[0]):
        page.keyboard.press("ArrowRight")
        tab = page.get_by_role("tab", name=name)
        assert tab.get_attribute("aria-selected") == "true"
        assert tab.evaluate("node => node === document.activeElement")
        assert tab.evaluate("node => getComputedStyle(node).outlineStyle") == "solid"
        assert page.locator("[role=tabpanel]:not([hidden])").get_attribute(
            "aria-labelledby"
        ) == tab.get_attribute("id")
    page.keyboard.press("End")
    assert page.get_by_role("tab", name="Graph").get_attribute("aria-selected") == "true"


def test_every_control_has_a_name(page: Page) -> None:
    unnamed = """() => [...document.querySelectorAll("input, select, textarea, button, a")]
      .filter((node) => node.checkVisibility() && !node.labels?.length)
      .filter((node) => !node.getAttribute("aria-label") && !node.textContent.trim())
      .map((node) => node.outerHTML)"""
    for name in TABS:
        open_tab(page, name)
        assert page.evaluate(unnamed) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_contrast(opened: Opening, report: Path, scheme: str) -> None:
    with opened(report, color_scheme=scheme) as page:
        for name in TABS:
            open_tab(page, name)
            contrast, text = page.evaluate(LOWEST_CONTRAST)
            assert contrast >= CONTRAST, (name, text)


def test_switch_of_colours(opened: Opening, report: Path) -> None:
    with opened(report, color_scheme="light") as page:
        paper = "getComputedStyle(document.body).backgroundColor"
        light = page.evaluate(paper)
        page.get_by_label("Colours", exact=True).select_option("dark")
        dark = page.evaluate(paper)
        page.reload()
        assert page.evaluate(paper) == dark != light


def test_print(page: Page) -> None:
    open_tab(page, "References")
    page.get_by_label("Colours", exact=True).select_option("dark")
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate(LOWEST_CONTRAST)[0] >= CONTRAST
    assert not page.locator("#panel-references .filters").is_visible()
    assert not page.get_by_role("tablist").is_visible()
    assert page.locator("#panel-references tbody tr").first.is_visible()
    assert page.pdf().startswith(b"%PDF-")


def test_small_screen(opened: Opening, report: Path) -> None:
    with opened(report, viewport={"width": 400, "height": 800}) as page:
        for name in TABS:
            open_tab(page, name)
            assert page.evaluate("document.documentElement.scrollWidth") <= 400


@pytest.mark.parametrize("width", [1000, 400])
def test_no_head_breaks_inside_a_word(opened: Opening, report: Path, width: int) -> None:
    with opened(report, viewport={"width": width, "height": 800}) as page:
        for name in TABS:
            open_tab(page, name)
            page.evaluate("document.querySelectorAll('details').forEach((node) => node.open = true)")
            assert page.evaluate(BROKEN_WORDS) == [], name


def test_twenty_thousand_entries_are_searched_in_time(opened: Opening, tmp_path: Path) -> None:
    write_corpus(tmp_path / "pages", 4_600, shared=1_600)
    report = tmp_path / "report.html"
    run("report", "-q", tmp_path / "pages", "-o", report)
    assert len(data_of(report)["entries"]) > 19_000
    search = """(query) => {
      const input = document.querySelector("#panel-references input[type=search]");
      const began = performance.now();
      input.value = query;
      input.dispatchEvent(new Event("input"));
      document.body.getBoundingClientRect();
      return performance.now() - began;
    }"""
    with opened(report) as page:
        open_tab(page, "References")
        for query in ("gene therapy", "zzz", "lancet 2001", ""):
            times = [page.evaluate(search, query) for _ in range(3)]
            assert min(times) < MOST_MILLISECONDS, (query, times)
