"""How much of a screen the summary takes, for the personas: on small and usual phones, and beside a mouse."""

import io

import pikepdf
import pytest

from tests.browser.looking import in_light_and_dark
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


EACH_TIME = ("P2", "P6")
"""An offer that health speaks against, and a sign; the others in a long run."""
EVERYBODY = [
    pytest.param(key, marks=() if key in EACH_TIME else pytest.mark.soak) for key in PERSONAS
]
MOST_STOPS = 9
"""Presses of Tab before the checklist: the way past the head of the page and what stands before it."""


def summary(person, key, **options):
    """The summary of a persona, past the message that comes before it; under 18 it is that message."""
    page = person(answers_of(PERSONAS[key]["fields"]), **options)
    page.goto("/summary/")
    if "/see-a-doctor-first/" in page.url:
        page.click("main form button")
        page.goto("/summary/")
    return page


@pytest.mark.parametrize("key", EVERYBODY)
def test_axe_finds_nothing_in_light_and_dark(person, axe_violations, key):
    # The policy of these pages lets nobody add a script, not even axe.
    page = summary(person, key, bypass_csp=True)

    assert in_light_and_dark(page, axe_violations) == []


@pytest.mark.parametrize("key", EVERYBODY)
def test_it_says_the_same_without_script_and_one_sheet_holds_it(person, key):
    with_script, without = summary(person, key), summary(person, key, java_script_enabled=False)

    assert without.locator("main").inner_text() == with_script.locator("main").inner_text().replace(
        "Print one sheet\n", ""
    )
    with pikepdf.open(io.BytesIO(with_script.pdf(format="A4"))) as paper:
        assert len(paper.pages) <= 2 if key == "P4" else len(paper.pages) == 1


@pytest.mark.parametrize("key", [one for one in EVERYBODY if one.values[0] in PEOPLE])
def test_the_keyboard_reaches_the_checklist_soon_and_shows_where_it_is(person, key):
    page = summary(person, key)
    page.evaluate("document.activeElement.blur()")
    for _press in range(MOST_STOPS):
        page.keyboard.press("Tab")
        at = page.evaluate("document.activeElement.getAttribute('href')")
        if at == "/checklist/":
            break

    assert at == "/checklist/"
    drawn = page.evaluate(
        "(({outlineStyle, outlineWidth, boxShadow}) => outlineStyle !== 'none' && outlineWidth !== '0px'"
        " || boxShadow !== 'none')(getComputedStyle(document.activeElement))"
    )
    assert drawn


@pytest.mark.slow
@pytest.mark.parametrize("key", PEOPLE)
def test_the_summary_fits_its_screens_and_answers_on_the_first(person, key):
    page = summary(person, key, viewport={"width": 390, "height": TALL})

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
