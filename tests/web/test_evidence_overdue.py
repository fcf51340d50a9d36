"""What the library says by itself once a date has passed, without anybody touching it."""

import pytest
import time_machine

pytestmark = pytest.mark.django_db
LAW, QUESTIONS = "/evidence/law/EU/", "/evidence/questions/"


def page_on(client, day, address):
    with time_machine.travel(f"{day}T12:00:00+00:00", tick=False):
        return client.get(address).content.decode()


def test_until_its_last_day_a_page_warns_of_nothing(published, client):
    assert "may be out of date" not in page_on(client, "2027-05-22", QUESTIONS)
    assert "may be out of date" not in page_on(client, "2027-02-20", LAW)


def test_the_day_after_every_page_says_that_a_review_is_overdue(published, client):
    for address in ("/evidence/", QUESTIONS, "/evidence/studies/ST01/", "/evidence/gaps/"):
        page = page_on(client, "2027-05-23", address)
        assert "should have been reviewed by 22 May 2027" in page, address


def test_the_day_after_the_law_tells_nothing_as_allowed(published, client):
    korea = "/evidence/law/KR/"
    before = page_on(client, "2027-02-20", LAW)
    after = page_on(client, "2027-02-21", LAW)

    assert "Allowed as a cosmetic only" in page_on(client, "2027-02-20", korea)
    assert "Allowed as a cosmetic only" not in page_on(client, "2027-02-21", korea)
    assert "Last checked 22 November 2026, may be out of date" in after
    assert "Ask the regulator what holds today." in after
    assert "may be allowed" in before
    assert "may be allowed" not in after
