"""What people take along, in a real browser: on the screen, without script, and on paper."""

import pytest

from tests.golden.cases import CASES
from tests.pdf import pages
from tests.people import adults
from tests.walking import GIVEN

ANSWERS = {case["id"]: case["answers"] for case in CASES}
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


def read_first(page, address):
    """Go there as somebody does who reads what comes before it."""
    page.goto(address)
    if "/see-a-doctor-first/" in page.url:
        page.locator("main form button").first.click()
        page.goto(address)


@pytest.mark.parametrize("key", adults())
def test_page_one_serves_the_talk_with_all_a_person_may_print(person, key):
    page = person(adults()[key])
    read_first(page, "/checklist/")
    if page.get_by_role("button", name="Print this about me").is_visible():
        page.get_by_role("button", name="Print this about me").click()
    if page.locator("#id_with_sensitive").count():
        page.check("#id_with_sensitive")
        page.get_by_role("button", name="Print that too").click()

    for paper in ("A4", "Letter"):
        for made in (
            page.pdf(format=paper),
            page.request.get(f"/checklist.pdf?paper={paper.lower()}").body(),
        ):
            sides = pages(made)
            assert len(sides) == 2, paper
            assert "My own questions" in sides[0], paper
            assert "For you alone" in sides[1], paper


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
