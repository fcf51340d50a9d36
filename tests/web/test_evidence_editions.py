"""The editions page and what it tells of each change."""

from dataclasses import replace

import pytest
from django.urls import reverse

from evidence.core.edition import snapshot
from evidence.starter import starter_catalogue
from tests.editions import put_edition

pytestmark = pytest.mark.django_db


@pytest.fixture
def two_editions(published):
    """A second edition with one reworded finding and one study less."""
    catalogue = starter_catalogue()
    first = replace(catalogue.findings[0], text="Another sentence.")
    changed = replace(
        catalogue, findings=(first, *catalogue.findings[1:]), glossary=catalogue.glossary[1:]
    )
    put_edition(2, snapshot.dumps(changed), note="One sentence was unclear.")
    return catalogue


def test_every_edition_is_listed_newest_first(two_editions, client):
    page = client.get(reverse("evidence:editions")).content.decode()

    assert page.index("/evidence/editions/2/") < page.index("/evidence/editions/1/")
    assert "One sentence was unclear." in page


def test_an_edition_tells_what_changed_since_the_one_before(two_editions, client):
    page = client.get(reverse("evidence:edition", args=[2])).content.decode()

    assert "What changed since edition 1" in page
    assert "<ins>Another sentence.</ins>" in page
    assert f"<del>{two_editions.findings[0].text}</del>" in page
    assert "Gone: exosome" in page


def test_the_first_edition_has_nothing_to_be_compared_with(two_editions, client):
    page = client.get(reverse("evidence:edition", args=[1])).content.decode()

    assert "nothing to compare it with" in page
    assert "This is not the newest edition." in page


def test_a_new_edition_is_shown_at_once_under_another_tag(published, client):
    before = client.get(reverse("evidence:library"))

    put_edition(2, note="Checked again.")
    after = client.get(reverse("evidence:library"), headers={"if-none-match": before["ETag"]})

    assert after.status_code == 200
    assert after["ETag"].startswith('"2-')


def test_what_is_new_or_gone_is_a_line_and_not_an_empty_fold(two_editions, client):
    page = client.get("/evidence/editions/2/").content.decode()

    assert '<p class="long">Gone: ' in page
    assert page.count("<details") == page.count("<del>") == 1
