"""Drawings stand where people look: in the library, on the page of an option and in the summary."""

import pytest
from bs4 import BeautifulSoup

from evidence.core.vocabulary import Group
from tests.walking import GIVEN, remember

pytestmark = pytest.mark.django_db


def page(client, path):
    return BeautifulSoup(client.get(path).content, "lxml")


@pytest.mark.parametrize("path", ["/evidence/options/{}/", "/options/{}/"])
@pytest.mark.parametrize(
    ("key", "drawings"),
    [
        pytest.param("intradermal_injection", 1, id="an exosome method"),
        pytest.param("topical_minoxidil", 0, id="another choice"),
    ],
)
def test_the_page_of_an_exosome_method_draws_how_far_it_gets(
    published, client, path, key, drawings
):
    remember(client, answers=GIVEN)

    assert len(page(client, path.format(key)).select("figure.skin")) == drawings


def test_the_summary_draws_it_in_the_details_of_every_exosome_method(published, client):
    remember(client, answers=GIVEN)
    methods = {o.key for o in published.catalogue.options if o.group is Group.EXOSOME_METHOD}

    figures = page(client, "/summary/").select("details figure.skin")

    assert {figure.find_parent("article")["id"] for figure in figures} == {
        f"option-{key}" for key in methods
    }
