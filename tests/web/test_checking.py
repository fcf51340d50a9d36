"""Checking a claim, a product and one's own footing: nothing that is entered is kept."""

import re
from html import unescape
from urllib.parse import urlencode

import pytest
from django.conf import settings

from questionnaire.checking.understanding import SURE
from tests.numbers import numbers_without_a_source
from tests.people import unchecked_country
from tests.walking import FORM, GIVEN, remember, remembered

pytestmark = pytest.mark.django_db


def sent(client, address, fields, status=200):
    response = client.post(address, urlencode(fields, doseq=True), content_type=FORM)
    assert response.status_code == status, response.content.decode()[:2000]
    return re.sub(r"\s+", " ", unescape(response.content.decode()))


@pytest.mark.parametrize(
    ("address", "fields"),
    [
        ("/claims/", {"claim": "percent_more_hair", "number": "45", "unit": "percent"}),
        ("/claims/", {"claim": "not_sure", "doi": "10.1007/s00266-025-04817-9"}),
        (
            "/passport/",
            {"country": "GB", "treatment_country": "BR", "offer_method": "topical_alone"},
        ),
        ("/understanding/", {"knowledge": "1", "placebo_gains": "true"}),
    ],
)
def test_no_number_stands_without_a_source(client, published, address, fields):
    response = client.post(address, urlencode(fields), content_type=FORM)

    assert numbers_without_a_source(response.content.decode()) == []


def test_a_claim_gets_a_verdict_six_tests_three_questions_and_a_line(client, published):
    told = sent(
        client, "/claims/", {"claim": "percent_more_hair", "number": "45", "unit": "percent"}
    )

    assert "Cannot be checked from what was given" in told
    assert "“Cannot be checked” does not mean “wrong”." in told
    tests = told[told.index('id="tests"') : told.index('id="three"')]
    assert tests.count("<dt>") == 6
    questions = told[told.index('id="three"') : told.index('id="show"')]
    assert questions.count("<li>") == 3
    assert "Please show me the study" in told


def test_a_number_nobody_knows_is_not_called_wrong(client, published):
    told = sent(
        client, "/claims/", {"claim": "percent_more_hair", "number": "61", "unit": "percent"}
    )

    assert "That does not make the number wrong." in told
    assert "Contradicted" not in told


def test_a_claim_about_approval_is_held_against_the_law_where_one_would_be_treated(
    client, published
):
    fields = {"claim": "approved_by_regulator", "route": "intradermal_injection"}
    remember(client, answers=GIVEN | {"treatment_country": "US"})

    assert "Contradicted by what we read" in sent(client, "/claims/", fields)


def test_the_people_of_the_study_are_held_against_the_person(client, published):
    remember(client, answers=GIVEN)
    fields = {"claim": "percent_more_hair", "doi": "10.3390/life15030500"}
    told = sent(client, "/claims/", fields)

    assert "Your sex at birth: 0 were like you; 20 were not." in told


@pytest.mark.parametrize("code", ["percent_more_hair", "price_ends_today", "not_sure"])
def test_every_kind_of_claim_is_answered(client, published, code):
    assert 'id="verdict"' in sent(client, "/claims/", {"claim": code})


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("claim", "", "Choose what you were told"),
        ("claim", "unheard_of", "Choose one of the answers on this page"),
        ("number", "much", "Enter the number alone, like 45 or 9.5"),
        ("number", "-3", "Enter a number of 0 or more"),
        ("number", "20000000000000000", "Enter a number up to 1,000,000,000,000,000"),
        ("months", "soon", "Enter the months as a number, like 6"),
        ("months", "500", "Enter 120 months or fewer"),
        ("doi", "my doctor said so", "Enter the DOI alone, like 10.1000/xyz123"),
        ("unit", ["percent", "hairs"], "Choose one of the answers on this page"),
    ],
)
def test_what_cannot_be_read_is_said_at_its_field(client, published, field, value, words):
    told = sent(client, "/claims/", {"claim": "percent_more_hair", field: value}, status=422)

    assert "<title>Error: " in told
    assert told.count(words) >= 2


def test_free_text_is_not_taken_in(client, published):
    told = sent(client, "/claims/", {"claim": "not_sure", "remark": "Dr Smith in Leeds"})

    assert "Smith" not in told


def test_nothing_of_a_claim_is_kept(client, published):
    remember(client, answers=GIVEN)
    before = remembered(client)
    told = sent(
        client, "/claims/", {"claim": "percent_more_hair", "doi": "10.9999/who.knows", "months": 7}
    )

    assert remembered(client) == before
    assert "who.knows" not in told
    assert 'value="7"' not in told


def test_a_passport_counts_what_nobody_can_answer(client, published):
    told = sent(client, "/passport/", {"country": "GB", "offer_method": "topical_alone"})

    assert "You cannot answer 8 of 9 questions about this product." in told


def test_a_label_for_the_outside_on_an_injected_product_is_a_hard_caution(client, published):
    fields = {
        "country": "GB",
        "offer_method": "intradermal_injection",
        "offer_label": "external_use_only",
    }
    told = sent(client, "/passport/", fields)

    assert "The label and the use do not fit" in told
    assert "callout-warning" in told


def test_home_and_treatment_country_both_stand_there(client, published):
    told = sent(client, "/passport/", {"country": "GB", "treatment_country": "US"})

    assert "United States <small>(where you would be treated)" in told
    assert "United Kingdom <small>(where you live)" in told


def test_a_country_nobody_checked_is_unknown_in_every_field(client, published):
    told = sent(client, "/passport/", {"country": unchecked_country(published.catalogue)})

    assert "For 18 of 18 fields the law is not known or not clear." in told
    assert told.count("Unknown: we have not checked this") == 18


def test_what_a_person_answered_before_need_not_be_entered_again(client, published):
    response = remember(client, answers=GIVEN).get("/passport/")
    told = response.content.decode()

    assert "The label and the use do not fit" in told
    assert re.search(r'value="intradermal_injection"[^>]*checked', told)


@pytest.mark.time_machine("2027-03-01T12:00:00+00:00", tick=False)
def test_after_its_date_a_statement_says_so_and_never_shows_as_allowed(client, published):
    told = sent(client, "/passport/", {"country": "GB", "offer_method": "topical_alone"})

    assert "Last searched on 28 November 2026. This may be out of date." in told
    assert "Allowed" not in told


def test_each_statement_is_explained_with_its_source(client, published):
    told = sent(client, "/understanding/", {"knowledge": "1", "late_lumps": "false"})

    assert "Many people think otherwise." in told
    assert "/evidence/sources/NAHM24/" in told


def test_the_sure_test_stands_word_for_word_with_two_answers(client, published):
    told = unescape(client.get("/understanding/").content.decode())

    for words in (
        "Do you feel SURE about the best choice for you?",
        "Do you know the benefits and risks of each option?",
        "Are you clear about which benefits and risks matter most to you?",
        "Do you have enough support and advice to make a choice?",
        "Légaré",
    ):
        assert words in told
    assert [len(re.findall(f'<input type="radio" name="{item.key}"', told)) for item in SURE] == [
        2
    ] * 4


def test_each_no_leads_to_a_page_that_helps(client, published):
    answers = dict.fromkeys((item.key for item in SURE), "no")
    told = sent(client, "/understanding/", {"sure_test": "1", **answers})

    for address in ("/questions/what-matters/", "/compare/", "/evidence/questions/"):
        assert f'href="{address}"' in told
    assert "out of 4" not in told


def test_four_times_yes_leads_nowhere_in_particular(client, published):
    answers = dict.fromkeys((item.key for item in SURE), "yes")
    told = sent(client, "/understanding/", {"sure_test": "1", **answers})

    assert "You said yes four times." in told


def test_an_unanswered_question_of_the_sure_test_is_asked_again(client, published):
    told = sent(client, "/understanding/", {"sure_test": "1"}, status=422)

    assert told.count("Choose Yes or No") == 8


@pytest.mark.parametrize("address", ["/claims/", "/passport/", "/understanding/"])
def test_looking_at_the_page_starts_no_visit(client, published, address):
    response = client.get(address)

    assert response.status_code == 200
    assert settings.ANSWERS_COOKIE_NAME not in response.cookies
    assert response["Cache-Control"] == "no-store, private"
