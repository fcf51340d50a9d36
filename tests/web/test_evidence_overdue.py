"""What the library says by itself once a date has passed, without anybody touching it."""

import io
import json
from datetime import date, timedelta
from html import unescape

import pytest
import time_machine
from django.conf import settings
from django.core.management import call_command

from evidence.core.assessment.law import position
from evidence.editions.store import current_edition
from questionnaire.visit.visit import Visit
from tests.walking import GIVEN, cookie_of

pytestmark = pytest.mark.django_db
LAW, QUESTIONS = "/evidence/law/EU/", "/evidence/questions/"
A_DAY = timedelta(days=1)
LAW_HOLDS = 90
"""Days (obligations.md: the law is looked up again after 90 days)."""


def page_on(client, day, address):
    with time_machine.travel(f"{day}T12:00:00+00:00", tick=False):
        return client.get(address).content.decode()


def visited_on(client, day, address, answers=GIVEN):
    with time_machine.travel(f"{day}T12:00:00+00:00", tick=False):
        client.cookies[settings.ANSWERS_COOKIE_NAME] = cookie_of(Visit(answers=answers, edition=1))
        return client.get(address).content.decode()


def last_day_of_law(catalogue, country):
    """The last day on which everything the edition tells of the country's law is young enough to show."""
    searched = {row.checked_on for row in catalogue.legal_positions if row.country == country}
    return date.fromisoformat(max(searched)) + timedelta(days=LAW_HOLDS)


def test_until_its_last_day_a_page_warns_of_nothing(published, client):
    assert "may be out of date" not in page_on(client, "2027-05-22", QUESTIONS)
    assert "may be out of date" not in page_on(client, "2027-02-20", LAW)


def test_the_day_after_every_page_says_that_a_review_is_overdue(published, client):
    for address in ("/evidence/", QUESTIONS, "/evidence/studies/ST01/", "/evidence/gaps/"):
        page = page_on(client, "2027-05-23", address)
        assert "should have been reviewed by 22 May 2027" in page, address


def test_the_day_after_the_law_tells_nothing_as_allowed(published, client):
    korea = "/evidence/law/KR/"
    last = {country: last_day_of_law(published.catalogue, country) for country in ("EU", "KR")}
    before = page_on(client, "2027-02-20", LAW)
    after = page_on(client, last["EU"] + A_DAY, LAW)

    assert "Allowed as a cosmetic only" in page_on(client, last["KR"], korea)
    assert "Allowed as a cosmetic only" not in page_on(client, last["KR"] + A_DAY, korea)
    assert ", may be out of date" in after
    assert "Ask the regulator what holds today." in after
    assert "may be allowed" in before
    assert "may be allowed" not in after


def test_181_days_later_numbers_are_hidden_and_words_stay(published, client):
    study, option = "/evidence/studies/ST01/", "/evidence/options/topical_minoxidil/"
    before = page_on(client, "2027-11-18", study) + page_on(client, "2027-11-18", option)
    after = page_on(client, "2027-11-19", study) + page_on(client, "2027-11-19", option)

    for number in ("9.5 hairs", "26 out of 100 people"):
        assert number in before, number
        assert number not in after, number
    assert "We no longer show numbers of benefits and harms." in after
    assert "We no longer show numbers of benefits and harms." not in before
    assert "In trials with a dummy group, hair counts rose more with minoxidil." in after


def test_181_days_later_the_list_of_measured_differences_says_why_it_is_empty(published, client):
    page = page_on(client, "2027-11-19", "/evidence/numbers/")

    assert "We show none at present: nobody has checked them again in time." in page


@pytest.mark.parametrize("address", ["/options/topical_minoxidil/", "/compare/"])
def test_181_days_later_a_visit_shows_no_number_of_a_benefit_either(published, client, address):
    assert "26 out of 100" in visited_on(client, "2027-11-18", address)
    assert "26 out of 100" not in visited_on(client, "2027-11-19", address)


def test_a_summary_as_data_stays_what_its_edition_said(published):
    with time_machine.travel("2028-06-01T12:00:00+00:00", tick=False):
        assert current_edition().catalogue == published.catalogue


GERMANY = {**GIVEN, "country": "DE", "offer_method": "topical_alone"}


@pytest.mark.parametrize(
    "address",
    ["/options/topical_alone/", "/compare/?option=topical_alone&option=wait"],
)
def test_past_its_date_what_may_be_allowed_is_told_nowhere_in_a_visit(published, client, address):
    before = visited_on(client, "2027-02-20", address, GERMANY)
    after = visited_on(client, "2028-01-01", address, GERMANY)

    assert "may be allowed if the product stays a cosmetic" in before
    assert "may be allowed" not in after
    assert "What we read is too old to show. Ask the regulator what holds now." in unescape(after)


def test_past_its_date_what_may_be_allowed_is_not_in_a_summary_as_data_either(published, tmp_path):
    answers = tmp_path / "answers.json"
    answers.write_text('{"country": "DE"}')

    before = summarised(answers, on="2027-02-20")
    after = summarised(answers, on="2028-01-01")

    assert "may be allowed" in before
    assert "may be allowed" not in after
    assert "Human ones are described as barred" not in after


def test_past_its_date_a_freedom_no_longer_opens_a_choice(published, tmp_path):
    answers = tmp_path / "answers.json"
    answers.write_text('{"country": "KR"}')
    last = date.fromisoformat(position(published.catalogue, "KR", "topical_alone").expires_on)

    before, after = (
        next(one for one in json.loads(summarised(answers, on=str(day)))["options"])
        for day in (last, last + timedelta(days=1))
    )

    assert before["regulation"][0]["status"] == "allowed_as_cosmetic"
    assert after["regulation"][0]["status"] == "unclear"
    assert after["status"] == "check_first"


def summarised(answers, on):
    out = io.StringIO()
    call_command("summarise", str(answers), "--on", on, stdout=out)
    return out.getvalue()
