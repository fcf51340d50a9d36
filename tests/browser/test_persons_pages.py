"""Every page that tells a person something or goes along with them: for axe, a small phone and a finger."""

import pytest

from questionnaire.quotes.offer import Offer
from tests.browser.looking import (
    LEVELS,
    NARROW,
    OPEN_ALL,
    SIDEWAYS,
    SMALL_TARGETS,
    in_light_and_dark,
)

TELLING = [
    "/summary/",
    "/options/intradermal_injection/",
    "/options/topical_minoxidil/",
    "/compare/",
    "/people-like-you/",
    "/claims/",
    "/passport/",
    "/understanding/",
]
TAKING = [
    "/checklist/",
    "/checklist/choose/",
    "/sheet/",
    "/harm-card/",
    "/baseline/",
    "/quotes/",
    "/quotes/1/",
    "/answers/",
]
OFFERS = (
    Offer("GBP", 1500, "session", None, 3, 4, 200, 2, 900, 500, "nothing", "today", "no"),
    Offer("USD", 1500, "session", 5000, 3, 4),
)


@pytest.mark.parametrize("path", [*TELLING, *TAKING])
def test_axe_finds_nothing_in_light_and_dark_with_all_that_is_folded_open(
    person, axe_violations, path
):
    # The policy of these pages lets nobody add a script, not even axe.
    page = person(offers=OFFERS, bypass_csp=True)
    page.goto(path)
    page.evaluate(OPEN_ALL)

    assert in_light_and_dark(page, axe_violations) == []


@pytest.mark.parametrize("path", [*TELLING, *TAKING])
def test_a_narrow_page_never_scrolls_sideways_and_its_headings_come_in_order(person, path):
    page = person(offers=OFFERS, viewport=NARROW)
    page.goto(path)
    page.evaluate(OPEN_ALL)
    levels = page.evaluate(LEVELS)

    assert not page.evaluate(SIDEWAYS)
    assert levels.count(1) == 1
    assert [one for one, before in zip(levels[1:], levels, strict=False) if one > before + 1] == []


def test_choices_beside_each_other_are_short_on_a_small_phone(person):
    page = person(viewport=NARROW)
    page.goto("/compare/")
    first, second = page.locator("#row-benefits td").all()[:2]

    assert page.evaluate("document.documentElement.scrollHeight") < 8.5 * 844
    assert first.bounding_box()["y"] == second.bounding_box()["y"]


@pytest.mark.parametrize("path", TAKING)
def test_whatever_can_be_pressed_is_large_enough_for_a_finger(person, path):
    page = person(offers=OFFERS, viewport=NARROW)
    page.goto(path)

    assert page.evaluate(SMALL_TARGETS) == []
