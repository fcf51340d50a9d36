"""The pages that tell, in a real browser: with and without script, small and large, light and dark."""

import pytest
from django.conf import settings

from questionnaire.visit import Visit
from tests.walking import GIVEN, cookie_of

PATHS = [
    "/summary/",
    "/options/intradermal_injection/",
    "/options/topical_minoxidil/",
    "/compare/",
    "/people-like-you/",
    "/claims/",
    "/passport/",
    "/understanding/",
]
SIDEWAYS = "document.documentElement.scrollWidth > innerWidth"
OPEN_ALL = "document.querySelectorAll('details').forEach(one => { one.open = true })"
NARROW = {"width": 320, "height": 640}
WIDE = {"width": 1280, "height": 800}


@pytest.fixture
def visitor(open_browser, live_server, published):
    """A function that gives a page of somebody who has answered everything."""

    def visit(**options):
        page = open_browser(**options)
        visit = Visit(edition=1, answers=GIVEN)
        page.context.add_cookies(
            [
                {
                    "name": settings.ANSWERS_COOKIE_NAME,
                    "value": cookie_of(visit),
                    "url": live_server.url,
                }
            ]
        )
        return page

    return visit


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("colour_scheme", ["light", "dark"])
def test_axe_finds_nothing(visitor, axe_violations, path, colour_scheme):
    page = visitor(color_scheme=colour_scheme, bypass_csp=True)
    page.goto(path)
    page.evaluate(OPEN_ALL)

    assert axe_violations(page) == []


@pytest.mark.parametrize("path", PATHS)
def test_a_narrow_page_never_scrolls_sideways(visitor, path):
    page = visitor(viewport=NARROW)
    page.goto(path)
    page.evaluate(OPEN_ALL)

    assert not page.evaluate(SIDEWAYS)


@pytest.mark.parametrize("path", PATHS)
def test_headings_come_in_order(visitor, path):
    page = visitor()
    page.goto(path)
    page.evaluate(OPEN_ALL)
    levels = page.evaluate(
        "[...document.querySelectorAll('main :is(h1, h2, h3, h4)')].map(one => +one.tagName[1])"
    )

    assert levels.count(1) == 1
    assert [one for one, before in zip(levels[1:], levels, strict=False) if one > before + 1] == []


def test_a_claim_is_checked_without_script(visitor):
    page = visitor(java_script_enabled=False)
    page.goto("/claims/")
    page.get_by_label("“You get so many percent more hair”").check()
    page.get_by_label("Which number did they give?").fill("45")
    page.get_by_label("Percent", exact=True).check()
    page.get_by_role("button", name="Check this claim").click()

    assert page.get_by_role("heading", name="Cannot be checked from what was given").is_visible()
    assert page.url.endswith("/claims/")


def test_a_claim_is_checked_with_script_and_the_focus_goes_to_what_was_found(visitor):
    page = visitor()
    page.goto("/claims/")
    page.get_by_label("“It has no side effects”").check()
    page.get_by_role("button", name="Check this claim").click()
    page.get_by_role("heading", name="Contradicted by what we read").wait_for()

    assert page.evaluate("document.activeElement.tagName") == "H1"
    assert page.url.endswith("/claims/")


def test_axe_finds_nothing_on_a_claim_in_error_and_one_that_was_checked(visitor, axe_violations):
    page = visitor(java_script_enabled=True, bypass_csp=True)
    page.goto("/claims/")
    page.get_by_role("button", name="Check this claim").click()
    page.get_by_text("Please check your answer").wait_for()
    in_error = axe_violations(page)
    page.get_by_label("“It contains stem cells”").check()
    page.get_by_role("button", name="Check this claim").click()
    page.get_by_role("heading", name="Six tests").wait_for()

    assert in_error == []
    assert axe_violations(page) == []


def test_a_person_goes_from_the_summary_to_a_table_of_their_choice_without_script(visitor):
    page = visitor(java_script_enabled=False)
    page.goto("/summary/")
    page.get_by_role("link", name="Put some beside each other").click()
    page.get_by_label("Hair transplant").check()
    page.get_by_role("button", name="Put them beside each other").click()

    assert page.get_by_role("columnheader", name="Hair transplant").count() == 1
    assert page.get_by_role("row", name="What may go wrong?").count() == 1


def test_an_option_is_one_click_from_the_list_and_opens_in_place(visitor):
    page = visitor()
    page.goto("/summary/")
    page.locator("#options ~ dl").get_by_role("link", name="Exosome injections", exact=True).click()
    card = page.locator("#option-intradermal_injection")
    card.get_by_text("Why, and all the details").click()

    assert card.get_by_role("heading", name="What may go wrong").is_visible()
    assert card.get_by_role("heading", name="What may get better").is_visible()


def test_on_paper_both_sides_are_named_and_what_was_opened_is_there(visitor):
    page = visitor(viewport=WIDE)
    page.goto("/summary/")
    page.locator("#option-wait summary").click()
    page.emulate_media(media="print")

    opened, closed = page.locator("#option-wait"), page.locator("#option-lllt")
    assert opened.get_by_text("What it costs").is_visible()
    assert not closed.get_by_text("What it costs").is_visible()
    assert closed.get_by_text("May get better", exact=True).is_visible()
    assert closed.get_by_text("May go wrong", exact=True).is_visible()


def test_on_paper_answers_stay_away(visitor):
    page = visitor(viewport=WIDE)
    page.goto("/summary/")
    page.emulate_media(media="print")

    assert not page.locator("#your-answers").is_visible()
