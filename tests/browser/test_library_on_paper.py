"""The public library on paper: short, and without losing what an undecided person needs."""

import io

import pikepdf
import pytest

from tests.browser.looking import OPEN_ALL

INJECTION = "/evidence/options/intradermal_injection/details/"
HIDDEN = "places => places.filter((place) => !place.checkVisibility()).length"


@pytest.fixture
def paper(published, live_server, page):
    """A function that gives a page of the library as a printer would get it."""

    def laid(address):
        page.goto(address)
        page.emulate_media(media="print")
        return page

    return laid


def sheets(page):
    with pikepdf.open(io.BytesIO(page.pdf(format="A4"))) as pdf:
        return len(pdf.pages)


@pytest.mark.parametrize(
    ("address", "most"),
    [
        (INJECTION, 10),
        ("/evidence/options/intradermal_injection/", 4),
        ("/evidence/options/finasteride/details/", 4),
        ("/evidence/", 2),
        ("/evidence/questions-to-ask/", 7),
        ("/evidence/studies/ST01/", 2),
        ("/evidence/gaps/", 12),
    ],
)
def test_a_page_takes_few_sheets(paper, address, most):
    assert sheets(paper(address)) <= most


def test_paper_keeps_what_may_help_what_may_harm_and_what_nobody_knows(paper, published):
    page = paper(INJECTION)
    gaps = published.catalogue.option_gaps["intradermal_injection"]
    texts = page.locator("#gaps article > p:not(.caption)", has_not=page.locator("a"))

    for part in ("#benefits", "#harms"):
        kept = page.locator(f"{part} .outcome :is(h3, p, li, .certainty, .sources)")
        assert kept.count() > 20
        assert kept.evaluate_all(HIDDEN) == 0
    assert texts.evaluate_all("all => all.filter((p) => p.checkVisibility()).length") == len(gaps)


def test_paper_names_each_study_country_and_price_and_leaves_the_rest_to_the_address(
    paper, live_server
):
    page = paper(INJECTION)

    for part in ("#studies", "#trials", "#prices", "#law"):
        assert page.locator(f"{part} article h3").evaluate_all(HIDDEN) == 0
        assert page.locator(f"{part} .sources >> visible=true").count() == 0
    assert page.locator("#studies .certainty").evaluate_all(HIDDEN) == 0
    assert page.locator("#law .caption").evaluate_all(HIDDEN) == 0
    assert page.get_by_text("On paper the parts below are short.").is_visible()
    assert page.get_by_text(live_server.url + INJECTION).is_visible()


def test_a_part_that_was_opened_is_printed_whole(paper):
    page = paper(INJECTION)
    page.evaluate(OPEN_ALL)

    assert page.locator("#law :is(.sources, .facts, p)").evaluate_all(HIDDEN) == 0


def test_without_script_paper_names_the_path(published, live_server, plain_page):
    plain_page.goto(INJECTION)
    plain_page.emulate_media(media="print")

    assert plain_page.locator("[data-address]").inner_text() == INJECTION


@pytest.mark.parametrize("address", [INJECTION, "/evidence/gaps/", "/evidence/studies/ST01/"])
def test_nothing_is_printed_smaller_than_eight_points(paper, address):
    page = paper(address)

    small = page.locator("main :is(p, li, dt, dd, td, th, small, h2, h3)").evaluate_all(
        "all => all.filter((one) => parseFloat(getComputedStyle(one).fontSize) < 8 / 0.75).length"
    )

    assert small == 0
