"""One spelling for each canonical name of a work."""

import pytest

from evidence.core.edition.identifiers import canonical, found_in_address


@pytest.mark.parametrize(
    "written",
    [
        "10.3390/life15030500",
        " 10.3390/life15030500. ",
        "doi:10.3390/life15030500",
        "DOI: 10.3390/life15030500",
        "https://doi.org/10.3390/life15030500",
        "http://dx.doi.org/10.3390/life15030500",
        "doi.org/10.3390/life15030500",
        "https://www.doi.org/10.3390%2Flife15030500",
    ],
)
def test_a_doi_has_one_spelling(written):
    assert canonical("doi", written) == "10.3390/life15030500"


@pytest.mark.parametrize(
    ("scheme", "written", "expected"),
    [
        ("pmid", "PMID: 123", "123"),
        ("pmid", "https://pubmed.ncbi.nlm.nih.gov/123/", "123"),
        ("nct", "https://clinicaltrials.gov/study/nct06930326", "NCT06930326"),
        ("pmcid", "pmc123", "PMC123"),
    ],
)
def test_other_names_have_one_spelling(scheme, written, expected):
    assert canonical(scheme, written) == expected


@pytest.mark.parametrize(
    ("scheme", "written"),
    [
        ("doi", "11.3390/life"),
        ("doi", "10.3390/" + "x" * 600),
        ("doi", ""),
        ("pmid", "0123"),
        ("pmid", "١٢٣"),
        ("nct", "NCT123"),
        ("url", "javascript:alert(1)"),
    ],
)
def test_what_cannot_be_an_identifier_is_refused(scheme, written):
    with pytest.raises(ValueError, match=f"is not a {scheme}"):
        canonical(scheme, written)


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://doi.org/10.5555/a?x=1", ("doi", "10.5555/a")),
        ("https://clinicaltrials.gov/ct2/show/NCT06930326", ("nct", "NCT06930326")),
        ("https://pubmed.ncbi.nlm.nih.gov/123/", ("pmid", "123")),
        ("https://journal.example/doi/10.5555/a/full", None),
        ("https://example.org/", None),
    ],
)
def test_a_link_names_a_work_only_where_it_surely_does(address, expected):
    assert found_in_address(address) == expected
