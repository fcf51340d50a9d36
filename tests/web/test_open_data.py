"""Editions as open data: the very bytes of the digest, and sources that other programs can read."""

import hashlib
import json
import re
from datetime import UTC, datetime

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from evidence.core.edition import snapshot
from evidence.core.edition.ledger import Nature
from evidence.editions.publish import mark_source, withdraw_edition
from evidence.models import Edition
from tests.editions import put_edition

NOW = datetime(2026, 12, 1, tzinfo=UTC)
FILES = ("edition_text", "sources_csl", "sources_ris")
CSL_TYPES = {
    "article", "article-journal", "article-newspaper", "book", "chapter", "document",
    "paper-conference", "report", "webpage",
}  # fmt: skip
CSL_FIELDS = {
    "id": str, "type": str, "title": str, "author": list, "issued": dict, "container-title": str,
    "DOI": str, "PMID": str, "PMCID": str, "URL": str, "note": str,
}  # fmt: skip

pytestmark = pytest.mark.django_db


def fetch(client, name, number=1, **headers):
    return client.get(reverse(f"evidence:{name}", args=[number]), headers=headers)


def test_the_edition_is_the_stored_bytes_and_its_digest_the_tag(published, client):
    response = fetch(client, "edition_text")

    assert response.content == Edition.objects.get().snapshot.encode()
    assert hashlib.sha256(response.content).hexdigest() == published.sha256
    assert response["ETag"] == f'"{published.sha256}"'
    assert response["Content-Type"] == "application/json"
    assert snapshot.loads(response.content.decode()) == published.catalogue


@pytest.mark.parametrize("name", FILES)
def test_a_file_is_not_sent_twice_to_who_has_it(published, client, name):
    first = fetch(client, name)

    again = fetch(client, name, **{"if-none-match": first["ETag"]})

    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize("name", FILES)
def test_a_file_needs_no_cookie_and_may_be_kept_for_a_short_while(published, client, name):
    response = fetch(client, name)

    assert not response.cookies
    assert response["Cache-Control"] == "public, max-age=30, must-revalidate"
    assert response["Content-Disposition"].startswith('attachment; filename="edition-1')


@pytest.mark.parametrize("name", FILES)
def test_an_edition_that_is_not_there_is_not_found(published, client, name):
    assert fetch(client, name, 9).status_code == 404


@pytest.mark.parametrize("name", FILES)
def test_an_older_edition_keeps_its_address(published, client, name):
    first = fetch(client, name).content
    put_edition(2, note="The same again.")

    assert fetch(client, name, 1).content == first


@pytest.mark.parametrize("name", FILES)
def test_a_withdrawn_edition_is_still_there_and_says_so(published, client, name):
    withdraw_edition(1, reason="A number was wrong.", by="Pat", now=NOW)

    response = fetch(client, name)

    assert response.status_code == 200
    assert response["X-Edition-Withdrawn"] == "yes"


def test_a_damaged_edition_is_not_given_away(client, db):
    put_edition(sha256="0" * 64)

    assert fetch(client, "edition_text").status_code == 404


def test_csl_items_keep_to_the_schema(published, client):
    items = json.loads(fetch(client, "sources_csl").content)

    assert [item["id"] for item in items] == [s.key for s in published.catalogue.sources]
    for item in items:
        assert set(item) <= set(CSL_FIELDS)
        assert all(isinstance(value, CSL_FIELDS[name]) for name, value in item.items())
        assert item["type"] in CSL_TYPES
        assert item["title"]
        for person in item.get("author", ()):
            assert set(person) in ({"family", "given"}, {"literal"})
        for year in [date for (date,) in item.get("issued", {}).get("date-parts", ())]:
            assert isinstance(year, int)
        assert item.get("URL", "https://").startswith(("https://", "http://"))
        assert re.fullmatch(r"10\.\d{4,9}/\S+", item.get("DOI", "10.1000/1"))


def in_ris(text):
    """The records of a RIS file as the format says: `XX  - value` a line, from TY to ER."""
    record = {}
    for line in text.splitlines():
        if not line:
            continue
        tag, value = re.fullmatch(r"([A-Z][A-Z0-9])  - ?(.*)", line).groups()
        assert (tag == "TY") is (not record)
        if tag != "ER":
            record.setdefault(tag, value)
            continue
        yield record
        record = {}
    assert not record


def test_every_source_comes_back_from_ris(published, client):
    records = list(in_ris(fetch(client, "sources_ris").content.decode()))

    sources = published.catalogue.sources
    assert [record["ID"] for record in records] == [source.key for source in sources]
    for record, source in zip(records, sources, strict=True):
        assert record["TI"] == " ".join(source.title.split())
        assert record.get("PY") == (str(source.year) if source.year else None)
        names = {one.scheme: one.value for one in source.identifiers[::-1]}
        assert record.get("DO") == names.get("doi", names.get("preprint_doi"))


@pytest.mark.parametrize("name", ["sources_csl", "sources_ris"])
def test_a_retraction_travels_with_the_source_and_changes_the_tag(published, client, name):
    before = fetch(client, name)
    assert b"Retracted. Do not rely on this source." not in before.content

    mark_source("AMINI25", Nature.RETRACTED, reason="The data were made up.", by="Pat", now=NOW)

    after = fetch(client, name)
    assert after.content.count(b"Retracted. Do not rely on this source.") == 1
    assert after["ETag"] != before["ETag"]
    assert fetch(client, "edition_text")["ETag"] == f'"{published.sha256}"'


def test_the_edition_s_page_leads_to_its_files(published, client):
    page = BeautifulSoup(client.get("/evidence/editions/1/").content, "html.parser")

    linked = {link["href"] for link in page.select("a[download]")}
    assert linked == {reverse(f"evidence:{name}", args=[1]) for name in FILES}
