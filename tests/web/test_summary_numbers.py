"""The summary keeps to the library's rule: every number leads to its source in one step."""

import pytest
from django.conf import settings
from django.urls import reverse

from questionnaire.visit.visit import Visit
from tests.numbers import numbers_without_a_source
from tests.walking import GIVEN, cookie_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def summary(published, client):
    """The summary of somebody who answered everything."""
    client.cookies[settings.ANSWERS_COOKIE_NAME] = cookie_of(Visit(answers=GIVEN, edition=1))
    return client.get(reverse("summary")).content.decode()


def test_no_number_of_the_summary_stands_without_a_source(summary):
    assert numbers_without_a_source(summary) == []


def test_the_twenty_questions_are_two_steps_from_the_summary(summary, client):
    library = client.get(reverse("evidence:library")).content.decode()
    questions = f'href="{reverse("evidence:questions")}'

    assert questions in summary or (
        f'href="{reverse("evidence:library")}"' in summary and questions in library
    )
