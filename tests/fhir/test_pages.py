"""The page where answers are saved as a file and opened again."""

import json
from dataclasses import replace

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from questionnaire.fhir.response import file_of, response_of
from questionnaire.questions.steps import STEPS
from questionnaire.visit.encryption import unseal
from questionnaire.visit.visit import Visit
from tests.fhir.uploading import carry_on, page_of, sealed_in, upload
from tests.walking import GIVEN, post, remember, remembered

PASSED = frozenset({"studies"})
TOLD = {key: value for key, value in GIVEN.items() if key != "trial_interest"}

pytestmark = pytest.mark.django_db


@pytest.fixture
def person(client, published):
    return remember(client, answers=TOLD, passed=PASSED)


def test_the_limit_is_for_the_address_of_the_upload():
    assert reverse("answers_open") == settings.PATIENT_FILE_PATH


def test_a_download_is_the_file_of_the_visit_and_no_cache_keeps_it(person):
    response = post(person, reverse("answers_download"))

    assert response.content == file_of(Visit(answers=TOLD, passed=PASSED))
    assert response["Content-Type"] == "application/fhir+json; charset=utf-8"
    assert response["Content-Disposition"] == 'attachment; filename="answers.json"'
    assert response["Cache-Control"] == "no-store, private"


def test_answers_are_never_fetched_by_an_address_alone(person):
    assert person.get(reverse("answers_download")).status_code == 405


def test_without_answers_there_is_nothing_to_save(client, published):
    page = page_of(client.get(reverse("answers")))

    assert page.find("button", string="Download my answers") is None
    assert post(client, reverse("answers_download"))["Location"] == reverse("answers")
    assert "answers" not in client.cookies


def test_a_saved_file_carries_on_in_another_browser(person):
    saved = post(person, reverse("answers_download")).content
    other = Client()

    shown = upload(other, saved)
    page = page_of(shown)
    assert "answers" not in shown.cookies
    response = carry_on(other, sealed_in(page))

    assert response.status_code == 303
    assert response["Location"] == reverse("check")
    visit = remembered(other)
    assert (visit.answers, visit.passed, visit.edition) == (TOLD, PASSED, 1)
    assert other.get(reverse("check")).status_code == 200


def test_a_message_is_read_again_after_opening(client, published):
    answers = {**TOLD, "warning_signs": ["patches"]}
    page = page_of(upload(client, file_of(Visit(answers=answers))))
    carry_on(client, sealed_in(page))

    assert client.get(reverse("summary"))["Location"] == reverse("see_a_doctor_first")


def test_looking_into_a_file_changes_no_answer(person):
    before = remembered(person)

    page = page_of(upload(person, file_of(Visit(answers={"age_band": "65_plus"}))))

    assert "This replaces the answers you gave here." in page.get_text()
    after = remembered(person)
    assert replace(after, seen_at=0) == replace(before, seen_at=0)


def test_what_is_taken_and_what_is_not_stands_on_the_page(client, published):
    resource = response_of(Visit(answers={"age_band": "65_plus", "sex": "male"}))
    about_you = resource["item"][0]["item"]
    about_you[1]["answer"][0]["valueCoding"]["code"] = "robot"
    about_you.append({"linkId": "<b>shoe size</b>", "answer": [{"valueInteger": 42}]})

    response = upload(client, json.dumps(resource).encode())
    page = page_of(response)

    told = page.select_one(".callout").get_text(" ", strip=True)
    assert "Sex recorded at birth: The answer is not one we know." in told
    assert "“<b>shoe size</b>”: We do not ask this." in told
    assert "65 or older" in page.main.get_text()
    carry_on(client, sealed_in(page))
    assert remembered(client).answers == {"age_band": "65_plus"}


def test_the_answers_of_somebody_under_18_are_not_taken(client, published):
    page = page_of(upload(client, file_of(Visit(answers={"age_band": "under_18"}))))

    response = carry_on(client, sealed_in(page))

    assert response["Location"] == reverse("stop")
    assert remembered(client).is_empty


def test_what_travels_in_the_page_is_locked(client, published):
    page = page_of(upload(client, file_of(Visit(answers=TOLD))))

    sealed = sealed_in(page)
    assert "blood" not in sealed
    assert unseal(sealed)["answers"] == TOLD


def test_quotes_stay_when_a_file_is_opened(client, published):
    remember(client, answers={"age_band": "65_plus"}, extras={"other": [1]})
    page = page_of(upload(client, file_of(Visit(answers=TOLD))))

    carry_on(client, sealed_in(page))

    assert remembered(client).extras == {"other": [1]}


def test_the_empty_questionnaire_is_there_for_programs(client, published):
    response = client.get(reverse("answers_questionnaire"))

    assert response["Content-Type"].startswith("application/fhir+json")
    assert response.json()["resourceType"] == "Questionnaire"
    assert "answers" not in response.cookies


def test_the_forms_are_sent_without_script(person):
    page = page_of(person.get(reverse("answers")))

    forms = {form["action"]: form for form in page.main.find_all("form")}
    assert forms.keys() >= {reverse("answers_download"), reverse("answers_open")}
    assert forms[reverse("answers_open")]["enctype"] == "multipart/form-data"
    assert all(form.select("[name=csrfmiddlewaretoken]") for form in forms.values())


def test_every_question_left_out_stays_left_out(client, published):
    passed = frozenset(step.slug for step in STEPS if not step.required)
    told = {k: v for k, v in TOLD.items() if k not in ("budget", "offer_price", "importance")}
    page = page_of(upload(client, file_of(Visit(told, passed))))

    carry_on(client, sealed_in(page))

    assert remembered(client).passed == passed


@pytest.mark.parametrize("path", ["/", "/privacy/", "/check/", "/checklist/"])
def test_there_is_a_way_to_the_file_from(client, published, path):
    remember(client, answers=GIVEN, passed=PASSED)

    page = page_of(client.get(path))

    assert page.select(f'main a[href="{reverse("answers")}"]')
