"""Links to sources: the right record, by a name that tells it from others, and the address of the source itself."""

from dataclasses import replace

from evidence.core.edition.library import Identifier
from evidence.presenters.sourcing import (
    Outward,
    details_url,
    outward,
    short_links,
    source_links,
    study_links,
)
from evidence.presenters.words import how_read
from tests.content_faults.another_edition import another_edition

ANOTHER = another_edition()


def with_names(*names):
    """The other edition, in which its first sources are known by these names."""
    named = [
        replace(source, title=name, authors=None, year=2026, read="full page" if n else "abstract")
        for n, (source, name) in enumerate(zip(ANOTHER.sources, names, strict=False))
    ]
    return replace(ANOTHER, sources=(*named, *ANOTHER.sources[len(named) :]))


def test_a_link_holds_name_record_and_how_much_was_read():
    (link,) = source_links(ANOTHER, ["PERU26"])

    assert link.label.startswith("Peru's medicines authority")
    assert link.url.endswith("/sources/PERU26/")
    assert link.note == how_read(ANOTHER.source["PERU26"])


def test_links_stand_once_in_the_order_of_the_keys_and_unknown_ones_are_left_out():
    links = source_links(ANOTHER, ["OSLO24", "NOWHERE", "LIMA25", "OSLO24"])

    assert [link.url.split("/")[-2] for link in links] == ["OSLO24", "LIMA25"]


def test_sources_of_one_name_are_numbered_and_others_are_not():
    catalogue = with_names("A notice", "A notice", "A notice", "Another page")
    keys = [source.key for source in catalogue.sources[:4]]

    labels = [link.label for link in source_links(catalogue, keys)]

    first = labels[0].removesuffix(", 1")
    assert labels[:3] == [f"{first}, 1", f"{first}, 2", f"{first}, 3"]
    assert labels[3].startswith("Another page")
    assert not labels[3].endswith((", 1", ", 4"))


def test_short_links_are_short_and_lead_to_the_same_records():
    keys = [source.key for source in ANOTHER.sources]

    short, long = short_links(ANOTHER, keys), source_links(ANOTHER, keys)

    assert [link.url for link in short] == [link.url for link in long]
    assert [link.note for link in short] == [link.note for link in long]
    assert max(len(link.label) for link in short) < 40 < max(len(link.label) for link in long)


def test_studies_are_linked_by_the_sources_they_were_read_in():
    links = study_links(ANOTHER, ["S2", "S9", "S1"])

    assert [link.url.split("/")[-2] for link in links] == ["QUITO26", "LIMA25"]
    assert study_links(ANOTHER, ["S9"]) == ()


def test_everything_behind_an_option_and_a_part_of_it_have_an_address():
    whole = details_url("drops")

    assert "/drops/" in whole
    assert "#" not in whole
    assert details_url("drops", "harms") == f"{whole}#harms"


def test_a_source_is_found_in_its_own_registry():
    found = outward(
        [
            Identifier("doi", "10.1/a"),
            Identifier("preprint_doi", "10.2/b"),
            Identifier("pmid", "123"),
            Identifier("pmcid", "PMC9"),
            Identifier("nct", "NCT01"),
            Identifier("actrn", "ACTRN1"),
            Identifier("isbn", "978"),
            Identifier("url", "https://example.org/a"),
        ]
    )

    assert found == (
        Outward("DOI", "10.1/a", "https://doi.org/10.1/a"),
        Outward("DOI", "10.2/b", "https://doi.org/10.2/b"),
        Outward("PubMed", "123", "https://pubmed.ncbi.nlm.nih.gov/123/"),
        Outward("PubMed Central", "PMC9", "https://pmc.ncbi.nlm.nih.gov/articles/PMC9/"),
        Outward("ClinicalTrials.gov", "NCT01", "https://clinicaltrials.gov/study/NCT01"),
        Outward("ANZCTR", "ACTRN1", "https://www.anzctr.org.au/ACTRN1.aspx"),
        Outward("", "https://example.org/a", "https://example.org/a"),
    )


def test_a_regulators_page_stands_last_and_once_and_only_the_web_is_linked():
    url = Identifier("url", "https://example.org/a")

    assert outward([url], "https://example.org/b")[-1] == Outward("", "https://example.org/b", "https://example.org/b")  # fmt: skip
    assert len(outward([url], "https://example.org/a")) == 1
    assert outward([url], None) == outward([url])
    assert [it.url for it in outward([], "http://example.org/c")] == ["http://example.org/c"]
    assert outward([Identifier("url", "javascript:alert(1)")], "ftp://example.org") == ()
