"""A warning that says when to be seen stands above every page that tells of options, once, and nothing contradicts it."""

import re
from urllib.parse import urlencode

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from questionnaire.asking.first_of_all import STANDS_ON
from questionnaire.checking.understanding import SURE
from tests.walking import FORM, GIVEN, remember

ADDRESSES = {
    "option": ["intradermal_injection"],
    "quote": [1],
    "after_the_visit_offer": None,
}
THERE_IS_TIME = re.compile(
    r"two weeks|will wait|take your time|doing nothing is a choice|no hurry", re.IGNORECASE
)
THIS_WEEK = "See a doctor this week, before any cosmetic treatment."
PAGES = sorted(STANDS_ON - {"after_the_visit_offer"})


def soup(response):
    """A page as the screen shows it."""
    assert response.status_code == 200, response.status_code
    found = BeautifulSoup(response.content, "html.parser")
    for paper in found.select(".print-only"):
        paper.decompose()
    return found


def with_signs(client, *signs):
    answers = {**GIVEN, "warning_signs": list(signs)}
    return remember(client, answers=answers, heard=frozenset(signs))


@pytest.mark.parametrize("name", PAGES)
def test_the_warning_stands_once_above_everything(client, published, name):
    with_signs(client, "patches", "sudden_loss")

    main = soup(client.get(reverse(name, args=ADDRESSES.get(name)))).main
    text = " ".join(main.get_text(" ").split())

    assert text.startswith(THIS_WEEK)
    assert text.count("See a doctor this week") == 1
    assert not THERE_IS_TIME.search(text)


@pytest.mark.parametrize("name", ["claims", "option"])
def test_it_stands_in_the_part_that_htmx_puts_in_place(client, published, name):
    with_signs(client, "sudden_loss")

    address = reverse(name, args=ADDRESSES.get(name))
    part = soup(client.get(address, headers={"HX-Request": "true"}))

    assert part.select_one(".first-of-all strong").get_text() == THIS_WEEK


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize(
    "signs", [["none"], ["after_birth_illness_or_shock"]], ids=["none", "untimed"]
)
def test_without_a_time_limit_there_is_none(client, published, name, signs):
    page = soup(with_signs(client, *signs).get(reverse(name, args=ADDRESSES.get(name))))

    assert page.select_one(".first-of-all") is None


def test_distress_comes_before_everything(client, published):
    with_signs(client, "sudden_loss", "great_distress")

    page = soup(client.get(reverse("compare")))

    assert "Talk to someone today" in page.select_one(".first-of-all").get_text()


def test_the_card_of_an_offer_and_four_yes_name_no_time(client, published):
    yes = urlencode({"sure_test": "1", **{one.key: "yes" for one in SURE}})
    with_signs(client, "sudden_loss")

    hurried = client.post(reverse("understanding"), yes, content_type=FORM).content.decode()
    with_signs(client, "none")
    calm = client.post(reverse("understanding"), yes, content_type=FORM).content.decode()

    assert not THERE_IS_TIME.search(hurried)
    assert "change your mind" in hurried
    assert THERE_IS_TIME.search(calm)
