"""The curators' imports in a real browser: look, add, undo, and another format of the same paper."""

import pytest
from django.urls import reverse

from evidence.editions import store
from evidence.models import ImportBatch, Source, State
from tests.browser.curating import IMPORT, open_list, upload
from tests.importing import files


def test_a06_forty_records_are_looked_at_added_and_undone(desk):
    page = desk("ada", "Author")
    there = Source.objects.count()
    open_list(page, "source")
    page.get_by_role("link", name="Import a list").click()
    upload(page, page.url, "list.ris", files.forty_records())

    assert page.locator(".import-counts").inner_text().split() == (
        "36 new 3 known already 1 rejected".split()
    )
    assert page.locator(".import-rejected").get_by_text("It has no title.").is_visible()
    assert Source.objects.count() == there

    page.get_by_role("button", name="Add 36 sources as drafts").first.click()
    page.wait_for_load_state()
    assert page.get_by_text("Added 36 sources as drafts").is_visible()
    assert Source.objects.filter(state=State.DRAFT).count() == 36

    upload(page, IMPORT, "list.ris", files.forty_records())
    assert page.get_by_text("This very file was added before").is_visible()
    assert "new" not in page.locator(".import-counts").inner_text()

    first = ImportBatch.objects.get(state="added")
    page.goto(reverse("admin:evidence_importbatch_change", args=[first.pk]))
    page.get_by_role("button", name="Undo this import").click()
    page.wait_for_load_state()
    assert Source.objects.count() == there
    assert not any("Content Security Policy" in said for said in page.refused)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"MZ" + b"\0" * 1000, "a program or a packed file"),
        (b"PK\x03\x04" + b"\0" * 1000, "a program or a packed file"),
        (b"T" * (2 * 1024 * 1024), "larger than 1 MB"),
    ],
    ids=["program", "archive", "large"],
)
def test_a06_a_file_that_is_no_list_is_refused_in_words(desk, content, told):
    page = desk("ada", "Author")
    upload(page, IMPORT, "list.ris", content)

    assert page.locator(".errorlist", has_text=told).is_visible()


def test_a07_the_same_paper_in_another_format_is_shown_field_by_field(desk):
    page = desk("ada", "Author")
    source = Source.objects.get(key="AMINI25")
    upload(page, IMPORT, "list.bib", files.bibtex(title='Gr{\\"o}{\\ss}er'))
    assert page.locator(".import-differences").get_by_text("Größer").is_visible()
    page.get_by_label("Take the title for AMINI25").check()
    page.get_by_role("button", name="Add 0 sources as drafts").first.click()
    page.wait_for_load_state()

    was = source.venue
    source.refresh_from_db()
    assert (source.title, source.venue, source.state) == ("Größer", was, State.DRAFT)
    assert store.current_edition().catalogue.source["AMINI25"].title != "Größer"

    upload(page, IMPORT, "list.nbib", files.nbib(title="Something else entirely."))
    assert page.get_by_text("We have it as: AMINI25").is_visible()


def test_a07_xml_with_entities_is_refused_unread(desk):
    page = desk("ada", "Author")
    upload(page, IMPORT, "list.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')

    assert page.locator(".errorlist", has_text="This is XML").is_visible()
