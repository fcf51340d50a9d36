"""The pages of what is coming, and of what the content of the release changed."""

from bs4 import BeautifulSoup

from evidence.starter import starter_catalogue
from evidence.starter.content_version import content_changes

CATALOGUE = starter_catalogue()


def page(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser").main


def test_what_is_coming_is_told_as_not_there_yet(client, published):
    told = page(client, "/evidence/coming/")

    assert [title.text for title in told.select("article h3")] == [
        row.text.partition(". ")[0] for row in CATALOGUE.coming
    ]
    assert "you cannot get them yet" in told.text
    assert len(told.select("article .sources")) == len(CATALOGUE.coming) == 3


def test_what_changed_is_told_entry_by_entry_with_the_reason(client, published):
    told = page(client, "/evidence/content-changes/")

    assert "What changed since content version 1" in told.h1.text
    assert len(told.select("article")) == len(content_changes())
    for change, card in zip(content_changes(), told.select("article"), strict=True):
        assert change.title in card.text
        assert change.why in card.text
        told_of = card.text.lower()
        assert all(entry.lower() in told_of for entry in change.entries)


def test_the_library_leads_to_both(client, published):
    links = {link["href"] for link in page(client, "/evidence/").select("a[href]")}

    assert {"/evidence/coming/", "/evidence/content-changes/"} <= links


def test_a_number_says_how_much_of_its_source_was_read(client, published):
    told = page(client, "/evidence/options/topical_minoxidil/").text

    assert "(read in full)" in told
    assert "(its abstract read)" in told
    assert "(a part of it read)" in told
