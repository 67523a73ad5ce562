"""Works that are hard to write: invented, of the kinds that are common in reference lists."""

from __future__ import annotations

from cgt_cite.model import (
    Entry,
    Identifier,
    Indexing,
    LinkedArticle,
    Name,
    NameList,
    PageRange,
    Pages,
    PartialDate,
    Sighting,
    Work,
    WorkType,
)


def person(text: str) -> Name:
    """`van der|Berg|Anna|Jr`: particle, family, given, suffix; an organisation without bars."""
    if "|" not in text:
        return Name(literal=text)
    particle, family, given, suffix = (*text.split("|"), "")[:4]
    return Name(family=family, given=given, particle=particle, suffix=suffix)


def people(*texts: str, truncated: bool = False) -> NameList:
    return NameList(tuple(map(person, texts)), truncated)


def pages(text: str) -> Pages:
    """`447-462, 470`."""
    ranges = (part.partition("-") for part in text.split(", "))
    return Pages(tuple(PageRange(first, last) for first, _, last in ranges))


ARTICLE = Work(
    type=WorkType.ARTICLE_JOURNAL,
    title="Gene therapy in β-thalassaemia",
    author=people("|Cavallo|Marta", "|Okafor|Chidi N"),
    container_title="Journal of Invented Results",
    container_title_short="J Invent Results",
    issued=PartialDate(2019, 3, 5),
    volume="12",
    issue="3",
    page=pages("447-462"),
    DOI="10.5555/jir.2019.0447",
    PMID="99000001",
)


def article(**changes: object) -> Work:
    return ARTICLE._replace(**changes)


def titled(title: str) -> Work:
    return article(title=title)


def by(*names: str, truncated: bool = False) -> Work:
    return article(author=people(*names, truncated=truncated))


WORKS = {
    "everything": article(
        editor=people("|Lindqvist|Åsa"),
        translator=people("|Moreau|Paul"),
        PMCID="PMC9900001",
        ISSN="1234-567X",
        URL="https://example.org/a_b?x=1&y=50%25#part~2",
        accessed=PartialDate(2024, 6, 5),
        language="en",
        indexing=Indexing(
            abstract="Background: one thing.\nMethods: a second, at 5% & more.\nResults: p < 0.05.",
            keyword=("beta cells", "globin switching"),
            mesh=("Humans", "beta-Thalassemia / therapy*"),
            substance=("Hemoglobins",),
            publication_type=("Journal Article", "Review"),
            grant=("R01 HL000000/HL/NHLBI NIH HHS/United States",),
            conflict_of_interest="The authors declare none.",
            figure=("Figure 1: The vector.",),
        ),
        other_ids=(Identifier("", "NCT00000000"),),
        epub=PartialDate(2018, 12, 9),
        note=("In Memoriam issue.",),
    ),
    "particles": by("van der|Berg|Anna", "de la|Cruz|José María", "|al-Sayed|Omar", "|d'Ormesson|Jean"),
    "suffixes": by("|Smith|John Q|Jr", "|King|M L|III", "de|Witt|Thomas|Sr"),
    "initials": by("|Green|DB", "|Brown|D. B.", "|Li|X-Y", "|Martin|J.P.", "|Petrov|Iu V", "|Fox|Mary K"),
    "organisation": by("US Food and Drug Administration", "|Doe|Jane"),
    "organisation with comma": by("Ministry of Health, Labour and Welfare", "|Sato|Yui"),
    "working groups": by("GBD 2019 Collaborators & Friends", "The {R} Core Team", "WHO"),
    "family name alone": by("|Garcia Lopez||", "|Plato||"),
    "a name called others": by("|Others|Amy", "others", "|And|Bo"),
    "cut list": by("|Adams|A", "|Baker|B", truncated=True),
    "cut after an organisation": by("GBD Collaborators", truncated=True),
    "polish and vietnamese": by("|Łukasiewicz|Żaneta", "|Nguyễn|Thị Hồng", "|Çelik|Özgür", "|O’Brien|Seán"),
    "chinese names": article(author=people("|王|小明", "|김|민준"), title="中医药治疗糖尿病的临床研究"),
    "cyrillic": article(
        author=people("|Щербаков|Юрий"), title="Лечение анемии у детей", language="ru", container_title="Врач"
    ),
    "greek": titled("The role of TNF-α and NF-κB in Αθήνα: Δψm, µg/mL and 5 °C"),
    "sub- and superscripts": titled("CO₂, Ca²⁺ and 10⁻³ M H₂O in CD4⁺ cells"),
    "relations": titled("Survival ≥5 years, p<0.001, n>30, ±2 SD, a≠b, x→y, ∞"),
    "latex specials": titled(r"50% of R&D costs $100_000 #1 ~5 ^2 \alpha and {braces}"),
    "unbalanced open brace": titled("An open { brace and DNA"),
    "unbalanced close brace": titled("A closed } brace } and {one pair}"),
    "ends in backslash": titled("Path C:\\new\\"),
    "quotes": titled('“Curly” and "straight" and ‘single’ and it\'s l’été'),
    "dashes": titled("Pre–post trial—an update - part 1−2 of 3"),
    "acronyms": titled("DNA, mRNA, CAR-T and IL-2 in McDonald mice with Parkinson disease: HIV/AIDS"),
    "title case": titled("Heart Failure in the Elderly: A Long-Term Follow-Up of Vitamin D"),
    "names in title case": titled("Air Pollution in South Korea and the Cost to European Economies"),
    "opens a bibtex record": titled("Why? }\n@article{evil, title = {Gotcha}} , x = {"),
    "opens a ris record": titled("A trial\nER  - \nTY  - JOUR\nTI  - Gotcha"),
    "opens an nbib record": titled("A trial\n\nPMID- 1\nTI  - Gotcha"),
    "opens a csv row": titled('A "trial", of "quotes"\r\n"second","row"'),
    "runs in a spreadsheet": article(title='=HYPERLINK("http://x","y")', author=people("|@SUM|-1+1")),
    "runs in a terminal": titled("Red \x1b[31malert\x1b[0m \x07 and \x9b2J bidi \u202eevil\u202c \ufeffmark"),
    "lone surrogate": titled("Broken \ud800 text"),
    "json in title": titled('{"title": "x"}, ["a"] \\n \\u0041'),
    "html in title": titled("Use of <i>E. coli</i> &amp; <script>alert(1)</script>"),
    "percent begins": titled("% of patients with 100 % response"),
    "comment sign": titled("@comment{x} @string(y) and a@b.org"),
    "sici doi": article(DOI="10.1002/(SICI)1097-0258(19980815)17:15<1661::AID-SIM968>3.0.CO;2-2"),
    "doi with specials": article(DOI="10.1000/a_b#c%d&e~f"),
    "doi with braces": article(DOI="10.1000/{x}y}"),
    "article number": article(page=pages("e70430"), issue=""),
    "one page twice": article(page=pages("795-795")),
    "several ranges": article(page=pages("S12-S19, S25")),
    "supplement": article(volume="7 Suppl 2", issue="Pt 1"),
    "month range": article(issued=PartialDate(2019, 3, end=PartialDate(2019, 4))),
    "year range": article(issued=PartialDate(2019, 12, end=PartialDate(2020, 1))),
    "season": article(issued=PartialDate(2019, season=4)),
    "year only": article(issued=PartialDate(1998), volume="", issue="", page=None),
    "in press": article(issued=PartialDate(2024), volume="", issue="", page=None, status="in press"),
    "keywords with separators": article(indexing=Indexing(keyword=("T cells, gamma-delta", "a; b", "plain"))),
    "retracted": article(
        indexing=Indexing(
            publication_type=("Journal Article", "Retracted Publication"),
            linked=(
                LinkedArticle(
                    "Comment in", "Lancet Inv. 2020 Jan;395(1):1. doi: 10.5555/l.1.", Work(PMID="99000009")
                ),
                LinkedArticle(
                    "Retraction in", "J Invent Results. 2021;14(1):9. PMID: 99000010", Work(PMID="99000010")
                ),
                LinkedArticle("Erratum in", "J Invent Results. 2020;13(2):99.", Work()),
            ),
        ),
    ),
    "retracted, and its title says so": article(
        title="RETRACTED: Gene therapy",
        indexing=Indexing(publication_type=("Journal Article", "Retracted Publication")),
    ),
    "retraction notice": article(
        title="Retracted: Gene therapy",
        indexing=Indexing(
            publication_type=("Retraction of Publication",),
            linked=(
                LinkedArticle("Retraction of", "J Invent Results. 2019;12(3):447.", Work(PMID="99000002")),
            ),
        ),
    ),
    "book": Work(
        type=WorkType.BOOK,
        title="Handbook of Made-Up Medicine",
        author=people("|Rossi|Carla"),
        issued=PartialDate(2007),
        publisher="Presses & Sons",
        publisher_place="Paris, London",
        edition="4th",
        collection_title="Lecture Notes in Nothing",
        collection_number="42",
        volume="2",
        ISBN="978-0-00-000000-2",
    ),
    "chapter": Work(
        type=WorkType.CHAPTER,
        title="Stripe rust resistance",
        author=people("|Wang|M", "|Chen|X"),
        editor=people("|Chen|X", "von|Kahn|Zoë|Jr", truncated=True),
        container_title="Stripe rust: biology & control",
        issued=PartialDate(2017),
        publisher="Springer Invented",
        publisher_place="Dordrecht",
        page=pages("353-558"),
        DOI="10.5555/978-94-024_9",
    ),
    "conference paper": Work(
        type=WorkType.PAPER_CONFERENCE,
        title="Learning to parse references",
        author=people("|Weber|Ines"),
        container_title="Proceedings of the 3rd workshop on nothing",
        event_title="3rd Workshop on Nothing",
        issued=PartialDate(2021, 7, 14),
        page=pages("1-9"),
        publisher="ACM",
    ),
    "thesis": Work(
        type=WorkType.THESIS,
        title="Untersuchungen zur Wirkung von Nichts",
        author=people("|Müller|Jörg"),
        genre="PhD thesis",
        publisher="Universität Nirgendwo",
        issued=PartialDate(2012),
        language="de",
    ),
    "master's thesis": Work(
        type=WorkType.THESIS,
        title="A small thing",
        author=people("|Ek|Bo"),
        genre="Master's thesis",
        publisher="Lund University",
        issued=PartialDate(2015),
    ),
    "report": Work(
        type=WorkType.REPORT,
        title="World report on nothing",
        author=people("World Health Organization"),
        publisher="World Health Organization",
        publisher_place="Geneva",
        number="WHO/NIL/2019.4",
        genre="Technical report",
        issued=PartialDate(2019),
        URL="https://example.org/report.pdf",
    ),
    "publisher with and": Work(
        type=WorkType.REPORT,
        title="Report on less",
        author=people("Department of Nothing and Less"),
        publisher="Department of Nothing and Less",
        publisher_place="Bath and Wells",
        issued=PartialDate(2020),
    ),
    "web page": Work(
        type=WorkType.WEBPAGE,
        title="Statistics at a glance",
        author=people("National Institute of Nothing"),
        container_title="Nothing.gov",
        URL="https://example.org/~stat/%7Ba%7D_b#c",
        issued=PartialDate(2020, 4),
        accessed=PartialDate(2024, 6, 5),
    ),
    "web page with specials": Work(
        type=WorkType.WEBPAGE,
        title="Prices",
        author=people("Nothing Ltd"),
        volume="5",
        URL="https://example.org/price?in=$&at=5",
        accessed=PartialDate(2020, 6),
    ),
    "preprint": Work(
        type=WorkType.ARTICLE,
        title="A preprint about SARS-CoV-2",
        author=people("|Nowak|Ewa"),
        container_title="bioRxiv",
        DOI="10.1101/2020.01.01.000001",
        PMID="99000003",
        issued=PartialDate(2020, 1, 2),
    ),
    "arxiv": Work(
        type=WorkType.ARTICLE,
        title="Attention is not needed",
        author=people("|Kim|Ada"),
        container_title="arXiv",
        arxiv="2005.12273",
        issued=PartialDate(2020, 5),
    ),
    "arxiv without its name": Work(
        type=WorkType.ARTICLE,
        title="Nor is this",
        author=people("|Kim|Ada"),
        arxiv="1708.08749",
        issued=PartialDate(2017),
    ),
    "patent": Work(
        type=WorkType.PATENT,
        title="Device for doing nothing",
        author=people("|Edison|T A"),
        number="US 1234567 B2",
        publisher="Nothing Inc.",
        issued=PartialDate(2001, 2, 3),
    ),
    "dataset": Work(
        type=WorkType.DATASET,
        title="Counts of nothing 1990–2020",
        author=people("|Silva|Rui"),
        publisher="Zenodo",
        DOI="10.5281/zenodo.0000000",
        issued=PartialDate(2022),
    ),
    "software": Work(
        type=WorkType.SOFTWARE,
        title="nothing: an R package",
        author=people("R Core Team"),
        medium="computer program",
        URL="https://example.org/nothing",
        issued=PartialDate(2022),
    ),
    "law": Work(
        type=WorkType.LEGISLATION,
        title="Nothing Act of 1999",
        number="Public Law 1-2",
        issued=PartialDate(1999),
    ),
    "newspaper": Work(
        type=WorkType.ARTICLE_NEWSPAPER,
        title="Nothing happened",
        author=people("|Lee|Kay"),
        container_title="The Daily Nothing",
        issued=PartialDate(2011, 8, 30),
        page=pages("A1"),
    ),
    "translated title": article(title="[Treatment of nothing in Berlin]", language="de"),
    "text only": Work(type=WorkType.DOCUMENT),
    "nothing": Work(),
}

TEXTS = {
    "text only": ("Smith J et al., personal communication {2004}; 50% sure.",),
    "year only": ("Cavallo M, Okafor CN. J Invent Results 1998.",),
    "report": ("World Health Organization. World report on nothing. Geneva: WHO; 2019.",),
    "web page": (
        "Statistics at a glance. Available online: https://www.example.org/sta... (accessed 2024).",
    ),
}
NOTES = {  # what a reader of the printed list should see besides the fields
    "everything": ("In Memoriam issue.",),
    "in press": ("In press",),
    "retracted": (
        "Retraction in: J Invent Results. 2021;14(1):9. PMID: 99000010",
        "Erratum in: J Invent Results. 2020;13(2):99",
    ),
    "retracted, and its title says so": ("Retracted Publication",),
    "retraction notice": ("Retraction of: J Invent Results. 2019;12(3):447. PMID: 99000002",),
    "text only": TEXTS["text only"],
}


def entry(name: str, number: int) -> Entry:
    return Entry(
        work=WORKS[name],
        key=f"Key{number:02d}",
        text=TEXTS.get(name, ()),
        cited_by=("99000100", "saved page.html"),
        sightings=(Sighting("pages/a.html", 7, "Included studies / Adams 2009"),),
        confidence=0.42 if name == "year only" else None,
    )


ENTRIES = [entry(name, number) for number, name in enumerate(WORKS, 1)]
