"""The record of a source: what rests on it, each kind named once and every place below it."""

import re

import pytest

pytestmark = pytest.mark.django_db


def test_each_kind_of_use_is_named_once_and_each_place_is_linked_once(published, client):
    page = client.get("/evidence/sources/SEED/").content.decode()
    used = re.search(r'id="used-title".*?</main>', page, re.DOTALL)[0]
    kinds = re.findall(r"<h3>(.*?)</h3>", used)
    places = re.findall(r'href="(.*?)"', used)

    assert "Where the article contradicts itself" in kinds
    assert len(set(kinds)) == len(kinds)
    assert len(set(places)) == len(places)
    told = {f"/evidence/article/#{row.key}" for row in published.catalogue.inconsistencies}
    assert told <= set(places)
