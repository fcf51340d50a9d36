"""The option sheet, the harm card and the baseline kit."""

from urllib.parse import urlencode

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from questionnaire.handouts.after_visit import COLLABORATE, POINTS
from questionnaire.handouts.harm_card import reporting_for
from questionnaire.questions.steps import STEPS
from questionnaire.quotes.words import ASK
from tests.walking import FORM, GIVEN, remember

PASSED = frozenset(step.slug for step in STEPS)

pytestmark = pytest.mark.django_db


@pytest.fixture
def person(client, published):
    return remember(client, answers=GIVEN, passed=PASSED)


def page_of(response, status=200):
    assert response.status_code == status, response.status_code
    return BeautifulSoup(response.content, "html.parser")


def ask_for_reminders(client, sent):
    return client.post(reverse("baseline"), urlencode(sent, doseq=True), content_type=FORM)


def columns(page):
    return [cell.get_text(strip=True) for cell in page.select(".option-sheet thead th")][1:]


def test_the_sheet_shows_what_was_asked_for_in_the_edition_s_order(person, published):
    page = page_of(person.get("/sheet/", {"option": ["wait", "finasteride", "topical_alone"]}))

    names = [
        published.catalogue.option[key].name for key in ("topical_alone", "wait", "finasteride")
    ]
    assert columns(page) == names


def test_every_option_answers_every_question(person):
    page = page_of(person.get("/sheet/", {"option": ["wait", "intradermal_injection"]}))

    rows = page.select(".option-sheet tbody tr")
    assert len(rows) == 10
    for row in rows[:-1]:
        cells = [cell.get_text(strip=True) for cell in row.select("td")]
        assert len(cells) == 2
        assert all(cells)


def test_people_are_drawn_only_where_a_fair_test_counted_them(person):
    page = page_of(
        person.get("/sheet/", {"option": ["intradermal_injection", "topical_minoxidil"]})
    )

    head = page.find("th", string="What may get better, and for how many?")
    exosomes, minoxidil = head.find_parent("tr").select("td")
    assert len(minoxidil.select(".icon-array:not(.icon-array-none)")) == 2
    assert "out of 100" in minoxidil.get_text()
    assert exosomes.select(".icon-array-none")
    assert not exosomes.select(".icon-array:not(.icon-array-none)")


def test_the_warning_about_lumps_leads_to_the_card(client, published):
    sign = "lumps_or_sores_after_injection"
    remember(
        client, answers={**GIVEN, "warning_signs": [sign]}, passed=PASSED, heard=frozenset({sign})
    )

    warning = page_of(client.get(reverse("summary"))).select_one(".answer-warning")

    assert warning.select_one(f'a[href="{reverse("harm_card")}"]')


def test_who_should_avoid_an_option_stands_on_its_sheet(person, published):
    page = page_of(person.get("/sheet/", {"option": ["wait", "intradermal_injection"]}))

    warned = page.select_one(".option-sheet .spanning").get_text(" ", strip=True)
    assert "pregnant" in warned
    assert published.catalogue.option["intradermal_injection"].name in warned


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["wait"], "at least two"),
        (["wait", "finasteride", "prp_alone", "lllt", "transplant"], "four at most"),
        (["nonsense"], "at least two"),
    ],
)
def test_a_sheet_of_too_few_or_too_many_says_so(person, options, words):
    page = page_of(person.get("/sheet/", {"option": options}))

    assert words in page.select_one("#choose-problem").get_text()
    assert not page.select(".option-sheet")


def test_the_first_sheet_has_the_offer_then_what_is_in_use_then_doing_nothing(person, published):
    names = columns(page_of(person.get("/sheet/")))

    options = published.catalogue.option
    keys = ("intradermal_injection", "topical_minoxidil", "wait")
    assert names == [options[key].name for key in keys]


def test_without_an_offer_the_first_sheet_has_nothing_that_is_ruled_out(client, published):
    answers = {**GIVEN, "offer_method": "none", "needle_tolerance": "nothing_that_breaks_skin"}
    remember(client, answers=answers, passed=PASSED)

    names = columns(page_of(client.get("/sheet/")))

    needled = [o.name for o in published.catalogue.options if o.breaks_skin != "none"]
    assert set(names).isdisjoint(needled)


def test_the_screen_says_what_speaks_against_an_option_and_paper_does_not(client, published):
    remember(client, answers={**GIVEN, "pregnancy": "pregnant"}, passed=PASSED)

    page = page_of(client.get("/sheet/", {"option": ["wait", "intradermal_injection"]}))

    warning = page.find(string="Look at your summary first")
    assert warning.find_parent(class_="no-print")


def test_no_answer_of_a_person_is_on_the_paper_of_the_sheet(client, published):
    sheets = []
    for answers in (GIVEN, {**GIVEN, "pregnancy": "pregnant", "budget": None}):
        given = {key: value for key, value in answers.items() if value is not None}
        remember(client, answers=given, passed=PASSED)
        page = page_of(client.get("/sheet/", {"option": ["wait", "finasteride"]}))
        sheets.append(str(page.select_one(".option-sheet")))

    assert sheets[0] == sheets[1]


def test_the_harm_card_is_there_for_anybody_and_sets_no_cookie_of_answers(client, published):
    response = client.get(reverse("harm_card"))

    page = page_of(response)
    assert "answers" not in response.cookies
    card = page.select_one(".harm-card").get_text(" ")
    for sign in published.catalogue.after_treatment_signs:
        assert sign.sign in card
        assert sign.action in card
    assert published.short_digest in card
    assert "Your national scheme" in card


def test_the_card_says_whom_to_tell_at_home_and_abroad(client, published):
    remember(client, answers={**GIVEN, "country": "GB", "treatment_country": "FR"}, passed=PASSED)

    card = page_of(client.get(reverse("harm_card"))).select_one(".harm-card").get_text(" ")

    assert "Yellow Card" in card
    assert "medicines regulator of your country" in card


@pytest.mark.parametrize(
    ("countries", "places"),
    [
        pytest.param(["US", None], ["US"], id="at home"),
        pytest.param(["FR", "DE"], ["EU"], id="one union, once"),
        pytest.param(["JO", "NZ"], ["NZ"], id="one of two checked"),
        pytest.param(["JO", None], ["any"], id="none checked"),
        pytest.param([None, None], ["any"], id="no country"),
    ],
)
def test_reporting_for(published, countries, places):
    found = reporting_for(countries, published.catalogue)

    assert [route.country for route in found] == places


def test_nothing_is_filled_in_on_the_card(person):
    card = page_of(person.get(reverse("harm_card"))).select_one(".harm-card")

    assert len(card.select(".blank")) == 4
    assert "intradermal" not in str(card)


def test_the_kit_tells_when_something_new_can_be_judged(client, published):
    answers = {**GIVEN, "regimen": ["topical_minoxidil"], "regimen_duration": "under_3_months"}
    remember(client, answers=answers, passed=PASSED)

    page = page_of(client.get(reverse("baseline")))

    option = published.catalogue.option["topical_minoxidil"]
    told = page.find(string=f"{option.name}:")
    assert option.time_to_judge in told.find_parent("li").get_text()
    assert told.find_parent(class_="no-print")


def test_the_kit_gives_a_calendar_file_and_keeps_nothing(client, published):
    response = ask_for_reminders(client, {"start": "2027-01-31", "months": ["3", "12"]})

    assert response.status_code == 200
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert response["Content-Disposition"] == 'attachment; filename="reminders.ics"'
    assert response.content.count(b"BEGIN:VEVENT") == 3
    assert b"VALUE=DATE:20270430" in response.content
    assert "answers" not in response.cookies


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"months": ["3"]}, "Enter the day of your first photos"),
        ({"start": "31/01/2027", "months": ["3"]}, "like 2027-03-15"),
        ({"start": "0027-01-31", "months": ["3"]}, "between 2020 and 2099"),
        ({"start": "2027-01-31"}, "Choose at least one reminder"),
        ({"start": "2027-01-31", "months": ["5"]}, "Choose from the reminders"),
    ],
)
def test_a_date_that_cannot_be_used_is_explained(client, published, sent, words):
    page = page_of(ask_for_reminders(client, sent), status=422)

    summary = page.select_one(".error-summary")
    assert words in summary.get_text()
    for link in summary.select("a"):
        assert page.select_one(link["href"])
    assert page.title.get_text().startswith("Error: ")


def test_the_questions_about_the_talk_are_unaltered_and_nobody_collects_answers(person):
    section = page_of(person.get(reverse("after_the_visit"))).select_one(
        '[aria-labelledby="how-it-went"]'
    )

    text = section.get_text(" ", strip=True)
    assert COLLABORATE == (
        "How much effort was made to help you understand your health issues?",
        "How much effort was made to listen to the things that matter most to you about your health issues?",
        "How much effort was made to include what matters most to you in choosing what to do next?",
    )
    assert [words in text for words in COLLABORATE] == [True] * 3
    assert [f"{n}: {words}" in text for n, words in enumerate(POINTS)] == [True] * 5
    assert not section.select("input, form, button")


def mark(person, number, **marks):
    return person.post(
        reverse("after_the_visit_offer", args=[number]), urlencode(marks), content_type=FORM
    )


def test_what_was_heard_is_marked_question_by_question_and_counted(person, published):
    page = page_of(person.get(reverse("after_the_visit")))
    keys = list(dict.fromkeys(box["name"] for box in page.select('[type="radio"]')))
    assert len(keys) == 9
    assert not page.select('[type="radio"][checked]')

    response = mark(person, 1, **{keys[0]: "g", keys[1]: "n", keys[2]: "n", keys[3]: "w"})

    assert (response.status_code, response["Location"]) == (303, reverse("quotes"))
    page = page_of(person.get(reverse("after_the_visit")))
    assert "No answer to 2 of 4 questions." in page.get_text()
    assert [box["value"] for box in page.select("[checked]")] == ["g", "n", "n", "w"]


def test_what_was_heard_stands_in_the_passport_and_beside_the_offers(person, published):
    keys = [
        box["name"] for box in page_of(person.get(reverse("after_the_visit"))).select('[value="n"]')
    ]
    offer = {"price_amount": "3000", "price_currency": "USD", "price_for": "course"}
    person.post(reverse("quote", args=[1]), urlencode(offer), content_type=FORM)

    mark(person, 1, **dict.fromkeys(keys[:6], "n"), **dict.fromkeys(keys[6:], "g"))

    words = "No answer to 6 of 9 questions"
    assert words in page_of(person.get(reverse("passport"))).get_text()
    offers = page_of(person.get(reverse("quotes")))
    row = offers.find("th", string="Your questions").find_parent("tr")
    assert words in row.get_text()
    # What they had no answer to is asked again.
    again = offers.select_one('[aria-labelledby="ask-again"]').get_text()
    assert again.count("They had no answer") == 6


def test_a_good_answer_settles_what_an_offer_left_open(person, published):
    offer = {"price_amount": "3000", "price_currency": "USD", "price_for": "course"}
    person.post(reverse("quote", args=[1]), urlencode(offer), content_type=FORM)
    questions = {one.key: one.question for one in published.catalogue.clinic_questions}
    key = next(
        box["name"]
        for box in page_of(person.get(reverse("after_the_visit"))).select('[value="g"]')
        if box["name"] in ASK.values()
    )

    def asked_again():
        return page_of(person.get(reverse("quotes"))).select_one("#ask-again").parent.get_text()

    assert questions[key] in asked_again()
    mark(person, 1, **{key: "g"})
    assert questions[key] not in asked_again()


def test_an_offer_is_told_against_the_own_limit_and_what_the_same_money_buys(client, published):
    answers = {
        **GIVEN,
        "country": "US",
        "budget": {"amount": 2000, "currency": "USD"},
        "regimen": ["topical_minoxidil", "finasteride"],
    }
    remember(client, answers=answers, passed=PASSED)
    offer = {
        "price_amount": "3000",
        "price_currency": "USD",
        "price_for": "course",
        "extras": "0",
        "upkeep_sessions": "0",
        "sessions": "3",
        "weeks_apart": "4",
    }

    client.post(reverse("quote", args=[1]), urlencode(offer), content_type=FORM)

    line = page_of(client.get(reverse("quotes"))).select_one(".money-line").get_text()
    costs = [
        next(row for row in published.catalogue.option_costs[key] if row.currency == "USD")
        for key in ("topical_minoxidil", "finasteride")
    ]
    low, high = sum(row.low for row in costs), sum(row.high for row in costs)
    assert line.startswith("Offer 1: At least $1,000 above your $2,000.")
    assert f"${low:,} to ${high:,} a year" in line
    assert f"$3,000 pays for {3000 // high} to {3000 // low} years of it." in line


def test_a_made_up_mark_is_refused_in_words(person, published):
    key = page_of(person.get(reverse("after_the_visit"))).select_one('[type="radio"]')["name"]

    page = page_of(mark(person, 1, **{key: "x"}), status=422)

    assert page.select_one(page.select_one(".error-summary a")["href"])


def test_an_offer_that_is_not_there_has_no_page(person):
    assert person.get(reverse("after_the_visit_offer", args=[2])).status_code == 404


def test_the_card_of_whoever_takes_no_finasteride_does_not_speak_of_it(client, published):
    remember(client, answers={**GIVEN, "regimen": ["topical_minoxidil"]}, passed=PASSED)
    without = page_of(client.get(reverse("harm_card"))).select_one(".harm-card").get_text()
    remember(client, answers={**GIVEN, "regimen": ["finasteride"]}, passed=PASSED)
    taking = page_of(client.get(reverse("harm_card"))).select_one(".harm-card").get_text()

    assert "finasteride" not in without
    assert "finasteride" in taking
    assert "firm lumps" in without
