"""The public library as a browser draws it: axe, narrow screens, no script, keyboard."""

import pytest

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


def test_a_long_name_beside_a_cell_is_not_broken_on_a_narrow_screen(live, open_browser):
    page = open_browser(viewport={"width": 320, "height": 800})
    page.goto("/evidence/gaps/")

    links = page.locator(".map-table tbody tr").first.locator("td > a").all()

    assert len({round(link.bounding_box()["x"]) for link in links}) == 1


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
    assert "Searched until 28 November 2026." in around.inner_text()
    assert "You could ask:" in around.inner_text()


def test_folded_parts_of_a_page_are_printed(live, page):
    page.goto("/evidence/options/intradermal_injection/details/")
    page.emulate_media(media="print")

    assert page.locator("#prices article").first.bounding_box()["height"] > 0
