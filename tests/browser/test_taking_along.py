"""What people take along, in a real browser: on the screen, without script, and on paper."""

import pytest

from tests.golden.cases import CASES
from tests.pdf import pages
from tests.people import adults
from tests.walking import GIVEN

ANSWERS = {case["id"]: case["answers"] for case in CASES}
SMALLEST = "all => Math.min(...all.map((one) => parseFloat(getComputedStyle(one).fontSize) * .75))"
"""Of the letters of these places, in points."""
ADVICE = "This is information, not medical advice."


def test_questions_are_chosen_and_the_pdf_fetched_without_script(person):
    page = person(java_script_enabled=False)
    page.goto("/checklist/")
    assert not page.locator("[data-print]").is_visible()

    page.click("text=Choose other questions")
    page.uncheck("#id_Q01")
    page.check("#id_Q46")
    page.click("text=Keep these questions")
    page.wait_for_url("**/checklist/")

    assert page.locator("#waiting li").count() >= 1
    assert "Will you share how it went for me" in page.locator(".side").first.inner_text()
    with page.expect_download() as download:
        page.click("text=PDF, A4")
    assert download.value.suggested_filename == "checklist.pdf"
    made = download.value.path().read_bytes()
    assert any("Will you share how it went for me" in side for side in pages(made))


def test_a_box_ticked_on_the_page_is_sent_nowhere_and_gone_with_it(person):
    page = person()
    page.goto("/checklist/")
    sent = []
    page.on("request", lambda request: sent.append(request.url))

    page.locator(".asked-box input").first.check()
    page.wait_for_timeout(300)

    assert sent == []
    page.reload()
    assert not page.locator(".asked-box input").first.is_checked()


def test_script_shows_a_print_button(person):
    page = person()
    page.goto("/checklist/")

    assert page.locator("[data-print]").is_visible()


def test_reminders_are_fetched_without_script(person):
    page = person(java_script_enabled=False)
    page.goto("/baseline/")
    page.fill("#id_start", "2027-03-15")

    with page.expect_download() as download:
        page.click("text=Get the reminders")

    assert download.value.suggested_filename == "reminders.ics"


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("case_id", ["E1", "E4"])
def test_the_usual_list_fits_on_two_sides_with_what_it_rests_on_each(
    person, published, case_id, paper
):
    page = person(ANSWERS[case_id])
    page.goto("/checklist/")

    sides = pages(page.pdf(format=paper))

    assert len(sides) == 2
    assert "Then, if there is time" in sides[0]
    assert "For you alone" not in sides[0]
    assert "For you alone" in sides[1]
    for side in sides:
        flat = " ".join(side.split())
        assert ADVICE in flat
        assert published.short_digest in flat


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_four_options_fit_on_one_side(person, paper):
    page = person()
    keys = ["intradermal_injection", "injection_plus_prp", "topical_microneedling", "finasteride"]
    page.goto("/sheet/?" + "&".join(f"option={key}" for key in keys))

    sides = pages(page.pdf(format=paper))

    assert len(sides) == 1
    assert "avoid it?" in sides[0]
    page.emulate_media(media="print")
    assert page.locator(".option-sheet :is(th, td)").evaluate_all(SMALLEST) >= 8.99


def read_first(page, address):
    """Go there as somebody does who reads what comes before it."""
    page.goto(address)
    if "/see-a-doctor-first/" in page.url:
        page.locator("main form button").first.click()
        page.wait_for_url(lambda url: "/see-a-doctor-first/" not in url)
        page.goto(address)


@pytest.mark.slow
@pytest.mark.parametrize("key", adults())
def test_page_one_serves_the_talk_with_all_a_person_may_print(person, key):
    page = person(adults()[key])
    read_first(page, "/checklist/")
    if page.get_by_role("button", name="Print this about me").is_visible():
        page.get_by_role("button", name="Print this about me").click()
        page.locator("#about-me").wait_for()
    if page.locator("#id_with_sensitive").count():
        page.check("#id_with_sensitive")
        page.get_by_role("button", name="Print that too").click()
        page.locator("#id_with_sensitive").wait_for(state="detached")
    page.wait_for_load_state()

    for paper in ("A4", "Letter"):
        for made in (
            page.pdf(format=paper),
            page.request.get(f"/checklist.pdf?paper={paper.lower()}").body(),
        ):
            sides = pages(made)
            assert len(sides) == 2, paper
            assert "My own questions" in sides[0], paper
            assert "For you alone" in sides[1], paper


@pytest.mark.slow
@pytest.mark.parametrize("key", adults())
def test_printing_the_summary_gives_the_one_sheet(person, published, key):
    answers = adults()[key]
    page = person(answers)
    read_first(page, "/sheet/")
    table = page.locator(".option-sheet").inner_text()
    read_first(page, "/summary/")
    assert not page.locator("#one-sheet").is_visible()
    page.emulate_media(media="print")
    assert page.locator("#one-sheet .option-sheet").inner_text() == table
    assert not page.locator(".two").is_visible()
    names = page.locator(".option-sheet thead th").all_inner_texts()[1:]
    if (offered := answers.get("offer_method")) in published.catalogue.option:
        assert names[0] == published.catalogue.option[offered].name
    smallest = page.locator(".option-sheet :is(th, td)").evaluate_all(SMALLEST)
    assert smallest >= (9 if len(names) == 4 else 9.5) - 0.01

    for paper in ("A4", "Letter"):
        (sheet,) = pages(page.pdf(format=paper, prefer_css_page_size=True))
        flat = " ".join(sheet.split())
        assert "This is information, not medical advice." in flat
        assert published.short_digest in flat
        assert page.url in flat
        signs = set(answers.get("warning_signs", ())) - {"none", "not_sure", "prefer_not_to_say"}
        assert ("See a doctor" in flat or "Get medical help" in flat) is bool(signs)


def test_without_script_the_summary_prints_the_same_sheet(person):
    page = person(java_script_enabled=False)
    page.goto("/summary/")

    (sheet,) = pages(page.pdf(format="Letter", prefer_css_page_size=True))

    assert "/summary/" in sheet
    assert "Options on one page" in sheet


QUARTER_OF_LETTER_MM = (108, 140)


def test_the_harm_card_is_a_quarter_of_a_page(person):
    page = person({**GIVEN, "country": "GB", "treatment_country": "FR"})
    page.goto("/harm-card/")
    page.emulate_media(media="print")

    box = page.locator(".harm-card").bounding_box()

    mm = 96 / 25.4
    width, height = QUARTER_OF_LETTER_MM
    assert box["width"] <= width * mm
    assert box["height"] <= height * mm


def test_paper_is_black_on_white_even_where_the_screen_is_dark(person):
    page = person(color_scheme="dark")
    page.goto("/checklist/")
    page.emulate_media(media="print", color_scheme="dark")

    colours = page.evaluate(
        "() => ['.asked-box', '.listen p'].map((one) =>"
        " getComputedStyle(document.querySelector(one)).color)"
    )
    ground = page.evaluate("() => getComputedStyle(document.body).backgroundColor")

    assert set(colours) == {"rgb(0, 0, 0)"}
    assert ground == "rgb(255, 255, 255)"


def test_no_reason_and_no_button_is_printed(person):
    page = person()
    page.goto("/checklist/")
    page.emulate_media(media="print")

    printed = page.locator("body").inner_text()

    assert "You were told the price ends today." not in printed
    assert "Finish and clear" not in printed
    assert "Ask first" in printed
