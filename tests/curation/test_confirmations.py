"""Whoever is about to take something away reads first how many public pages that touches."""

import re

import pytest
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME

from evidence.models import GlossaryTerm, Source
from evidence.presenters.source_pages import pages_naming
from evidence.starter import starter_catalogue
from tests.editions import put_edition

pytestmark = pytest.mark.django_db


@pytest.fixture
def live(starter):
    put_edition()


def told(response):
    return " ".join(response.content.decode().split())


def test_flagging_a_source_says_how_many_public_pages_name_it(live, browser, publisher, client):
    source = Source.objects.get(key="AMINI25")

    page = told(browser(publisher).get(f"/admin/evidence/source/{source.pk}/mark/"))

    number = int(re.search(r"(\d+) public pages name it", page)[1])
    assert number == pages_naming(starter_catalogue(), "AMINI25") > 2
    assert "AMINI25" in client.get("/evidence/sources/").content.decode()


def test_a_source_that_no_edition_has_stands_on_no_public_page(live):
    assert pages_naming(starter_catalogue(), "NOBODY99") == 0


def test_deleting_an_entry_says_that_no_public_page_changes_now(live, browser, publisher):
    word = GlossaryTerm.objects.first()

    page = told(browser(publisher).get(f"/admin/evidence/glossaryterm/{word.pk}/delete/"))

    assert "0 public pages change now." in page


def test_deleting_many_says_so_too(live, editor_client):
    chosen = list(GlossaryTerm.objects.values_list("pk", flat=True)[:3])
    sent = {"action": "delete_selected", ACTION_CHECKBOX_NAME: chosen}

    page = told(editor_client.post("/admin/evidence/glossaryterm/", sent))

    assert "0 public pages change now." in page


def test_rolling_back_says_that_all_public_pages_change(live, browser, publisher):
    page = told(browser(publisher).get("/admin/evidence/edition/1/roll-back/"))

    assert re.search(r"All \d{3} public pages show the older content then", page)
