"""Forms of our own pass the check for forged requests, those of others do not."""

from urllib.parse import urlencode

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db
FORM = "application/x-www-form-urlencoded"


def send(**headers):
    client = Client(enforce_csrf_checks=True)
    client.get("/questions/age/")
    token = client.cookies["csrftoken"].value
    sent = urlencode({"age_band": "35_49", "csrfmiddlewaretoken": token})
    return client.post("/questions/age/", sent, content_type=FORM, headers=headers)


@pytest.fixture(autouse=True)
def _an_edition(published):
    """Questions are asked only where an edition is published."""


@pytest.mark.parametrize(
    "headers",
    [
        pytest.param({"origin": "null", "sec-fetch-site": "same-origin"}, id="without a referrer"),
        pytest.param({"origin": "null"}, id="an older browser"),
        pytest.param({"origin": "http://testserver"}, id="with its origin"),
    ],
)
def test_a_form_of_ours_is_taken(headers):
    assert send(**headers).status_code == 303


@pytest.mark.parametrize(
    "headers",
    [
        pytest.param({"origin": "null", "sec-fetch-site": "cross-site"}, id="hidden origin"),
        pytest.param({"origin": "null", "sec-fetch-site": "same-site"}, id="a neighbour"),
        pytest.param({"origin": "https://elsewhere.example"}, id="named origin"),
    ],
)
def test_a_form_of_another_site_is_refused(headers):
    assert send(**headers).status_code == 403


def test_a_form_without_the_token_is_refused():
    client = Client(enforce_csrf_checks=True)
    client.get("/questions/age/")

    answer = client.post("/questions/age/", "age_band=35_49", content_type=FORM)

    assert answer.status_code == 403
