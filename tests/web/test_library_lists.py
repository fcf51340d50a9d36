"""Lists of the library in an order and in words that help a frightened reader."""

import re

import pytest

from evidence.starter import starter_catalogue

pytestmark = pytest.mark.django_db
HARD = re.compile(r"denominator|calculable|theoretical|anecdotal|zero-events|K\d\d", re.IGNORECASE)


def test_signs_that_need_a_doctor_come_before_all_that_was_reported(published, client):
    page = client.get("/evidence/harms/").content.decode()

    assert page.index('id="after"') < page.index('id="local_reaction"') < page.index('id="care"')


def test_the_line_of_who_wrote_it_begins_with_a_capital_and_has_no_double_stop(published, client):
    lists = [client.get(f"/evidence/{name}/").content.decode() for name in ("studies", "reviews")]
    captions = re.findall(r'<p class="caption">(.*?)</p>', "".join(lists))

    assert len(captions) > 20
    assert [line for line in captions if ".." in line or line[0].islower()] == []


def test_how_often_a_harm_came_and_what_a_price_is_for_are_told_in_plain_words():
    catalogue = starter_catalogue()
    told = [harm.frequency for harm in catalogue.harms] + [row.unit for row in catalogue.prices]

    assert len(told) > 30
    assert [words for words in told if words and HARD.search(words)] == []
