"""A link into a page leads to a place on it, not to its top."""

from urllib.parse import urldefrag, urljoin

import pytest
from bs4 import BeautifulSoup

from tests.people import PERSONAS, adults
from tests.told import visit_of
from tests.walking import remember

pytestmark = pytest.mark.django_db
PAGES = ("/summary/", "/compare/", "/checklist/", "/claims/", "/check/", "/help/")


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(PERSONAS.keys() & adults().keys()))
def test_every_link_of_a_visit_into_a_page_finds_its_place(client, published, name):
    remember(client, **visit_of(adults()[name]))
    places, dead = {}, []

    def ids_of(path):
        if path not in places:
            page = BeautifulSoup(client.get(path).content, "html.parser")
            places[path] = {it["id"] for it in page.find_all(id=True)}
        return places[path]

    looked = 0
    for path in PAGES:
        page = BeautifulSoup(client.get(path).content, "html.parser")
        for link in page.find_all("a", href=True):
            target, place = urldefrag(urljoin(path, link["href"]))
            if place and target.startswith("/"):
                looked += 1
                if place not in ids_of(target):
                    dead.append((path, link["href"]))

    assert looked > 3
    assert dead == []
