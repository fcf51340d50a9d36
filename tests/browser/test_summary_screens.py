"""How much of a screen the summary takes, for the personas: on small and usual phones, and beside a mouse."""

import pytest

from tests.people import PERSONAS, answers_of

TALL = 844
SCREENS = 8.5
WIDTHS = {320: 640, 390: TALL, 1280: 800}
"""Widths and heights of the screens, in CSS pixels."""
PEOPLE = [key for key in PERSONAS if PERSONAS[key]["fields"]["age_band"] != "under_18"]

SIDEWAYS = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
HEIGHT = "() => document.documentElement.scrollHeight"
HIDDEN = """() => [...document.querySelectorAll('.told :is(.status, .gravest, .lines dd, .what-to-do)')]
    .filter((one) => !one.checkVisibility() || one.closest('details')).length"""


@pytest.mark.parametrize("key", PEOPLE)
def test_the_summary_fits_its_screens_and_answers_on_the_first(person, key):
    answers = answers_of(PERSONAS[key]["fields"])
    page = person(answers, viewport={"width": 390, "height": TALL})
    page.goto("/summary/")
    if "/see-a-doctor-first/" in page.url:
        page.click("main form button")
        page.goto("/summary/")

    assert page.evaluate(HEIGHT) <= SCREENS * TALL
    button = page.locator('main a.button[href="/checklist/"]').first.bounding_box()
    assert button["y"] + button["height"] <= TALL
    assert page.locator("main .status").first.bounding_box()["y"] < TALL
    for width, height in WIDTHS.items():
        page.set_viewport_size({"width": width, "height": height})
        assert page.evaluate(SIDEWAYS) <= 0, width
        beside = page.locator(".beside").is_visible()
        assert beside is (width == 1280)
        if not beside:
            assert page.evaluate(HIDDEN) == 0
