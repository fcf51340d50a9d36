"""The public library as a browser draws it: axe, narrow screens, no script, keyboard."""

from datetime import date

import pytest

from evidence.starter import starter_catalogue
from tests.browser.looking import OPEN_ALL, SIDEWAYS

KINDS = (
    "/evidence/",
    "/evidence/hair-loss/",
    "/evidence/questions-to-ask/",
    "/evidence/options/intradermal_injection/",
    "/evidence/options/intradermal_injection/details/",
    "/evidence/options/finasteride/",
    "/evidence/studies/",
    "/evidence/studies/ST01/",
    "/evidence/studies/ST15/",
    "/evidence/reviews/",
    "/evidence/trials/",
    "/evidence/law/",
    "/evidence/law/EU/",
    "/evidence/harms/",
    "/evidence/prices/",
    "/evidence/numbers/",
    "/evidence/words/",
    "/evidence/questions/",
    "/evidence/forums/",
    "/evidence/article/",
    "/evidence/gaps/",
    "/evidence/sources/",
    "/evidence/sources/AMINI25/",
    "/evidence/sources/SEED/",
    "/evidence/sources/CAMB25/",
    "/evidence/editions/",
    "/evidence/editions/1/",
    "/conformance/",
)


@pytest.fixture
def live(published, live_server):
    """The starter edition on a running server."""
    return live_server


@pytest.mark.parametrize("address", KINDS)
def test_axe_finds_nothing(live, page, axe_violations, address):
    page.goto(address)

    assert axe_violations(page) == []


def test_no_page_scrolls_sideways_at_320_pixels(live, open_browser):
    page = open_browser(viewport={"width": 320, "height": 800})
    wide = {}
    for address in KINDS:
        page.goto(address)
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > 320:
            wide[address] = width

    assert wide == {}


@pytest.mark.parametrize("width", [320, 1280])
def test_what_is_folded_does_not_scroll_the_page_sideways(live, open_browser, width):
    page = open_browser(viewport={"width": width, "height": 800})
    wide = []
    for address in ("/conformance/", "/evidence/options/intradermal_injection/"):
        page.goto(address)
        page.evaluate(OPEN_ALL)
        if page.evaluate(SIDEWAYS):
            wide.append(address)

    assert wide == []


@pytest.mark.parametrize("width", [320, 390])
def test_the_map_fits_two_screens_of_a_phone_with_every_method_across(live, open_browser, width):
    page = open_browser(viewport={"width": width, "height": 844})
    page.goto("/evidence/gaps/")
    grid = page.locator(".map-table")
    rows = grid.locator("tbody tr").all()

    assert grid.bounding_box()["height"] < 2 * 844
    assert page.evaluate("document.documentElement.scrollHeight") < 7 * 844
    assert not page.evaluate(SIDEWAYS)
    for row in rows:
        boxes = [link.bounding_box() for link in row.locator("td > a").all()]
        assert len({round(box["y"]) for box in boxes}) == 1
        assert min(box["width"] for box in boxes) >= 24
        assert min(box["height"] for box in boxes) >= 44


def test_a_sign_of_the_map_is_told_in_words_to_whoever_listens(live, open_browser):
    page = open_browser(viewport={"width": 320, "height": 844})
    page.goto("/evidence/gaps/")
    cell = page.locator('a[href="#topical_alone-after_stopping"]')

    assert cell.evaluate("it => getComputedStyle(it, '::before').content").startswith('"–')
    assert cell.text_content() == "No study found"
    assert page.get_by_text("that we found none").is_visible()


def test_no_page_asks_another_host_or_breaks_the_policy(live, page):
    asked, said = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    for address in KINDS:
        page.goto(address)

    assert [url for url in asked if not url.startswith(live.url)] == []
    assert said == []
    assert page.context.cookies() == []


def test_a_blank_cell_leads_to_its_words_without_script(live, plain_page):
    plain_page.goto("/evidence/gaps/")

    plain_page.locator('a[href="#topical_alone-after_stopping"]').click()
    target = plain_page.locator("#topical_alone-after_stopping")
    around = plain_page.locator(".evidence-state", has=target)

    assert plain_page.url.endswith("#topical_alone-after_stopping")
    assert target.is_visible()
    assert "We found no study in people that measured this" in around.inner_text()
    day = date.fromisoformat(starter_catalogue().colophon.compiled_on)
    assert f"Searched until {day:%-d %B %Y}." in around.inner_text()
    assert "You could ask:" in around.inner_text()


def test_folded_parts_of_a_page_are_printed(live, page):
    page.goto("/evidence/options/intradermal_injection/details/")
    page.emulate_media(media="print")

    assert page.locator("#prices article").first.bounding_box()["height"] > 0
