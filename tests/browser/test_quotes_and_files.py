"""Offers and files of answers in a real browser, without script and on paper."""

import pytest

from tests.browser.test_persons_pages import OFFERS
from tests.pdf import pages


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
    page = person(offers=OFFERS)
    page.goto("/quotes/")

    sheets = pages(page.pdf(format=paper, prefer_css_page_size=True))

    text = " ".join(" ".join(sheet.split()) for sheet in sheets)
    assert "Two weeks to think it over" in text
    assert "£4,700" in text
    assert "Change Offer 1" not in text
    for sheet in sheets:
        assert "This is information, not medical advice." in " ".join(sheet.split())
