"""Offers and files of answers in a real browser, without script and on paper."""

import pytest

from questionnaire.quotes.offer import Offer, with_offers
from questionnaire.visit import Visit
from tests.browser.test_style_page import SIDEWAYS, SMALL_TARGETS
from tests.pdf import pages
from tests.walking import GIVEN, cookie_of

PATHS = ["/quotes/", "/quotes/1/", "/answers/"]
OFFERS = (
    Offer("GBP", 1500, "session", None, 3, 4, 200, 2, 900, 500, "nothing", "today", "no"),
    Offer("USD", 1500, "session", 5000, 3, 4),
)


@pytest.fixture
def person(open_browser, live_server, published):
    """A function that gives a page of somebody with answers and two offers."""

    def open_as(**options):
        page = open_browser(**options)
        cookie = cookie_of(with_offers(Visit(edition=1, answers=GIVEN), OFFERS))
        page.context.add_cookies([{"name": "answers", "value": cookie, "url": live_server.url}])
        return page

    return open_as


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("colour_scheme", ["light", "dark"])
def test_axe_finds_nothing(person, axe_violations, path, colour_scheme):
    # The policy of these pages lets nobody add a script, not even axe.
    page = person(color_scheme=colour_scheme, bypass_csp=True)

    page.goto(path)

    assert axe_violations(page) == []


@pytest.mark.parametrize("path", PATHS)
def test_nothing_is_too_wide_or_too_small_to_hit(person, path):
    page = person(viewport={"width": 320, "height": 640})

    page.goto(path)

    assert not page.evaluate(SIDEWAYS)
    assert page.evaluate(SMALL_TARGETS) == []


def test_an_offer_is_entered_without_script(plain_page, published):
    page = plain_page
    page.goto("/quotes/")
    page.click("text=Add the first offer")
    page.click("text=Put it beside the others")
    assert page.title().startswith("Error: ")

    page.fill("[name=price_amount]", "£1,500")
    page.select_option("[name=price_currency]", "GBP")
    page.check("text=One session")
    page.fill("[name=sessions]", "3")
    page.click("text=Put it beside the others")

    assert page.url.endswith("/quotes/")
    assert "At least £4,500" in page.inner_text("main")


def test_answers_go_to_another_browser_in_a_file_without_script(person, plain_page, tmp_path):
    page = person(java_script_enabled=False)
    page.goto("/answers/")
    with page.expect_download() as found:
        page.click("text=Download my answers")
    saved = tmp_path / found.value.suggested_filename
    found.value.save_as(saved)
    assert saved.name == "answers.json"

    other = plain_page
    other.goto("/answers/")
    other.set_input_files("[name=answers_file]", saved)
    other.click("text=Show what is in the file")
    assert "Nothing of it is in use yet." in other.inner_text("main")
    other.click("text=Go on with these answers")

    assert other.url.endswith("/check/")
    assert "Türkiye" in other.inner_text("main")


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_offers_and_the_card_go_on_paper(person, paper):
    page = person()
    page.goto("/quotes/")

    sheets = pages(page.pdf(format=paper, prefer_css_page_size=True))

    text = " ".join(" ".join(sheet.split()) for sheet in sheets)
    assert "Two weeks to think it over" in text
    assert "£4,700" in text
    assert "Change Offer 1" not in text
    for sheet in sheets:
        assert "This is information, not medical advice." in " ".join(sheet.split())
