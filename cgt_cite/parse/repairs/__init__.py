"""Fields that the labels put in the wrong place, moved where the rest of the record shows they belong."""

from __future__ import annotations

from collections.abc import Callable

from cgt_cite.model import Fields

from . import authors, containers, publishers, titles
from .chapters import part_container

Repair = Callable[[Fields], None]
# Those that look up how the fields are parted in the string itself.
_WITH_TEXT: tuple[Callable[[Fields, str], None], ...] = (
    authors.joined_at_ampersand,
    authors.parted_from_title,
    authors.organisation_in_capitals,
    authors.site_as_author,
    containers.no_assignee,
    publishers.imprint_behind_event,
    containers.publisher_as_newspaper,
    containers.section_of_newspaper,
    publishers.university_cut,
    titles.title_behind,
    titles.site_behind,
)
_REPAIRS: tuple[Repair, ...] = (
    authors.nation_as_initials,
    authors.group_before_members,
    authors.group_in_title,
    authors.year_as_author,
    authors.year_as_given_name,
    authors.hyphenated_initials,
    authors.no_conjunction,
    authors.title_as_given_name,
    authors.acronym_spelt_out,
    containers.no_date,
    containers.no_chapter_number,
    titles.date_before,
    titles.released_before,
    titles.year_before,
    titles.year_behind,
    titles.assignees_before,
    publishers.no_database,
    containers.year_as_volume,
    containers.years_as_pages,
    containers.publisher_as_journal,
    publishers.publisher_as_title,
    publishers.conference_as_publisher,
    containers.container_as_title,
    titles.title_in_container,
    titles.in_latin,
    titles.title_continued,
    titles.sentence_continued,
    titles.pages_behind,
    titles.number_behind,
    titles.edition_behind,
    publishers.edition_as_publisher,
    publishers.genre_before_publisher,
    publishers.no_report,
    publishers.publisher_as_container,
    publishers.own_publisher,
    publishers.publisher_in_title,
    publishers.publisher_behind_place,
    publishers.publisher_alone,
    authors.page_as_author,
    part_container,
)


def repair(fields: Fields, text: str) -> None:
    """Mend the `fields` of `text` in place, each repair once and in order."""
    for mend in _WITH_TEXT:
        mend(fields, text)
    for mend_alone in _REPAIRS:
        mend_alone(fields)
