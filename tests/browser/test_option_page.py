"""The page of an option on a phone: ten screens at most, for whoever asks."""

import pytest

from tests.browser.looking import NARROW, SIDEWAYS
from tests.web.test_option_budget import DECLINED, MANY

PHONE = {"width": 390, "height": 844}
MOST_SCREENS = 10
HEIGHT = "document.documentElement.scrollHeight"


@pytest.mark.parametrize("answers", [MANY, DECLINED], ids=["many", "declined"])
def test_it_takes_ten_screens_at_most(person, published, answers):
    page = person(answers=answers, viewport=PHONE)
    screens = {}

    for key in published.catalogue.option:
        page.goto(f"/options/{key}/")
        screens[key] = page.evaluate(HEIGHT) / PHONE["height"]

    assert len(screens) == len(published.catalogue.options)
    assert {key: height for key, height in screens.items() if height > MOST_SCREENS} == {}


def test_on_a_small_phone_it_never_scrolls_sideways(person, published):
    page = person(answers=MANY, viewport=NARROW)

    for key in published.catalogue.option:
        page.goto(f"/options/{key}/")
        assert not page.evaluate(SIDEWAYS), key
