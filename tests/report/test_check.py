"""Corrections made in the report, saved, and applied by later runs."""

from __future__ import annotations

import csv
import re
import shutil
from typing import TYPE_CHECKING

import pytest

from tests.report.conftest import hits, open_tab, run
from tests.report.made_pages import OTHER, SHARED, TWICE, TWICE_AGAIN, Cited, record

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Locator, Page

    from tests.report.conftest import Opening

pytestmark = pytest.mark.real_tools


def form_of(page: Page, words: str) -> Locator:
    """The form of the only work with these words."""
    open_tab(page, "Check")
    panel = page.locator("#panel-check")
    panel.get_by_label("Show").select_option("all")
    panel.get_by_role("searchbox").fill(words)
    form = panel.locator("form.check")
    assert form.count() == 1
    return form


def save(page: Page, path: Path) -> list[dict[str, str]]:
    with page.expect_download() as download:
        page.get_by_role("button", name="Save corrections.csv").click()
    assert download.value.suggested_filename == "corrections.csv"
    download.value.save_as(path)
    return rows(path)


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def extracted(folder: Path, output: Path, *options: object) -> list[dict[str, str]]:
    run("extract", "-q", folder, "-o", output, *options)
    return rows(output)


def test_decisions_become_corrections(page: Page, folder: Path, tmp_path: Path) -> None:
    table = tmp_path / "corrections.csv"
    before = extracted(folder, tmp_path / "before.csv")
    form = form_of(page, "another trial")
    form.get_by_label("Title", exact=True).fill('A "corrected", title')
    form.get_by_label("Date").fill("2004")
    form.get_by_role("button", name="Accept these fields").click()
    form_of(page, "Landscape").get_by_role("button", name="Not a reference").click()
    twice = form_of(page, "outcomes haas fox")
    first = next(row["key"] for row in before if row["text"] == TWICE)
    twice.get_by_label("Same work as").fill(first)
    twice.get_by_role("button", name="Same work").click()
    saved = save(page, table)
    other = next(row for row in before if row["text"] == OTHER)
    assert {
        "key": other["key"],
        "pmid": "",
        "doi": "10.1234/a",
        "text": OTHER,
        "field": "title",
        "value": 'A "corrected", title',
    } in saved
    assert [row["field"] for row in saved if row["text"] == OTHER] == ["title", "date", "checked"]
    assert {row["text"]: row["value"] for row in saved if row["field"] == "same_as"} == {TWICE_AGAIN: first}

    after = extracted(folder, tmp_path / "after.csv", "--corrections", table)
    corrected = next(row for row in after if OTHER in row["text"])
    assert (corrected["title"], corrected["year"], corrected["confidence"]) == (
        'A "corrected", title',
        "2004",
        "",
    )
    assert not [row for row in after if "Landscape" in row["text"]]
    merged = next(row for row in after if TWICE in row["text"])
    assert merged["cited_by"] == "30000001; 30000002"
    assert len(after) == len(before) - 2

    more = tmp_path / "more"
    shutil.copytree(folder, more)
    added = record(
        30000009, "Added", [Cited(OTHER), Cited(TWICE_AGAIN), Cited("Chen X. Another. Cell. 2003;1:2.")]
    )
    (more / "0.xml").write_text(f"<PubmedArticleSet>{added}</PubmedArticleSet>", encoding="utf-8")
    later = extracted(more, tmp_path / "later.csv", "--corrections", table)
    assert next(row for row in later if OTHER in row["text"])["title"] == 'A "corrected", title'
    assert next(row for row in later if TWICE in row["text"])["cited_by"] == "30000001; 30000002; 30000009"


def test_corrections_are_marked_and_kept_when_more_are_made(
    opened: Opening, folder: Path, tmp_path: Path
) -> None:
    table, report = tmp_path / "corrections.csv", tmp_path / "report.html"
    table.write_text(f'text,field,value\n"{SHARED}",title,A new title\n', encoding="utf-8")
    run("report", folder, "--corrections", table, "-o", report)
    with opened(report) as page:
        form = form_of(page, "a new title")
        assert form.get_by_label("Title (corrected)").input_value() == "A new title"
        form.get_by_label("Volume").fill("19")
        form.get_by_label("Volume").blur()
        saved = [(row["field"], row["value"]) for row in save(page, tmp_path / "more.csv")]
    assert saved == [("title", "A new title"), ("volume", "19")]


def test_works_to_check_come_first_until_they_are_decided(page: Page) -> None:
    open_tab(page, "Check")
    forms = page.locator("#panel-check form.check")
    assert "low confidence" in forms.first.inner_text()
    reason = forms.first.locator(".reason").first.inner_text()
    assert re.fullmatch(
        r"Parsed with low confidence \(0\.\d\d\): unclear where fields begin, no year\b.*\."
        r" Check each field against the text\.",
        reason,
    )
    number = forms.count()
    assert hits(page).endswith(f"to check and not decided: {number}")
    forms.first.get_by_role("button", name="Accept these fields").click()
    assert "Decided: accepted" in forms.first.inner_text()
    assert hits(page).endswith(f"to check and not decided: {number - 1}")
    page.locator("#panel-check").get_by_label("Show").select_option("decided")
    assert hits(page).startswith("1 work shown")
    page.locator("#panel-check").get_by_role("searchbox").fill("shared results")
    assert hits(page).startswith("0 works shown (1 more among all); ")
    page.reload()  # decisions are kept in the browser
    assert page.locator("#panel-check form.check").count() == number - 1


def test_focus_stays_when_a_field_is_edited(page: Page) -> None:
    form = form_of(page, "another trial")
    form.get_by_label("Title", exact=True).focus()
    for text in ("A title", "A name", "An editor"):
        page.keyboard.press("Control+a")
        page.keyboard.type(text)
        page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.labels[0].textContent") == "Journal, book or site"
    assert "Decided: 3 fields edited" in form.inner_text()


def test_values_that_later_runs_would_refuse_are_not_saved(page: Page) -> None:
    form = form_of(page, "another trial")
    date = form.get_by_label("Date")
    date.fill("last spring")
    date.blur()
    assert date.get_attribute("aria-invalid") == "true"
    assert "Not saved: write it as 2019, 2019-03 or 2019-03-05" in form.inner_text()
    assert "Decided" not in form.inner_text()
    date.fill("2004-05")
    date.blur()
    assert "Decided: 1 field edited" in form.inner_text()


def test_undo(page: Page) -> None:
    form = form_of(page, "another trial")
    undo = page.get_by_role("button", name="Undo last decision")
    assert undo.is_disabled()
    title = form.get_by_label("Title", exact=True)
    before = title.input_value()
    title.fill("Something else")
    title.blur()
    form.get_by_role("button", name="Not a reference").click()
    assert "Decided: 1 field edited, not a reference" in form.inner_text()
    undo.click()
    assert "Decided: 1 field edited" in form.inner_text()
    form.get_by_role("button", name="Undo").click()
    assert form.get_by_label("Title", exact=True).input_value() == before
    assert "Decided" not in form.inner_text()


def test_same_work_must_exist(page: Page) -> None:
    form = form_of(page, "another trial")
    form.get_by_label("Same work as").fill("gene therapy")
    suggested = form.locator("datalist option").evaluate_all(
        "options => options.map((option) => option.value)"
    )
    assert suggested
    form.get_by_role("button", name="Same work").click()
    assert form.locator(".same-work [role=alert]").inner_text().startswith("Choose the key of another work")


def test_keyboard_alone_makes_and_saves_a_correction(page: Page, tmp_path: Path) -> None:
    def press(*keys: str) -> None:
        for key in keys:
            page.keyboard.press(key)

    def reach(description: str) -> None:
        for _ in range(80):
            press("Tab")
            if page.evaluate(f"document.activeElement.matches('{description}')"):
                return
        pytest.fail(f"{description} cannot be reached")

    press("Tab", "Tab", "ArrowRight", "ArrowRight")
    reach(".field-title textarea")
    press("Control+a")
    page.keyboard.type("Typed")
    reach(".actions .primary")
    press("Enter")
    assert page.evaluate("document.activeElement.textContent") == "Accept these fields"
    for _ in range(80):
        press("Shift+Tab")
        if page.evaluate("document.activeElement.textContent").startswith("Save corrections.csv (1 decision"):
            break
    with page.expect_download() as download:
        press("Enter")
    download.value.save_as(tmp_path / "corrections.csv")
    saved = [(row["field"], row["value"]) for row in rows(tmp_path / "corrections.csv")]
    assert saved == [("title", "Typed"), ("checked", "yes")]


def test_without_storage_the_user_is_warned(opened: Opening, report: Path) -> None:
    script = "Object.defineProperty(window, 'localStorage', { get() { throw new Error('denied'); } })"
    with opened(report, script) as page:
        form = form_of(page, "another trial")
        form.get_by_role("button", name="Accept these fields").click()
        assert "Decided: accepted" in form.inner_text()
        assert "save your decisions before you close the page" in page.locator("#panel-check").inner_text()
