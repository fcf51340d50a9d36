"""The pages anybody may read: the promise, the cookies and the way in."""

import pytest
from bs4 import BeautifulSoup
from django.apps import apps
from django.conf import settings

from questionnaire.questions.steps import SECTIONS
from questionnaire.visit.privacy_inventory import COOKIES, INVENTORY
from tests.walking import GIVEN, address, post, remember

PROMISE = """We do not ask who you are.
Your answers stay in this browser, locked so that only this site can read them. They are forgotten \
after 30 minutes without use, when you close the browser, or when you press “Finish and clear”.
They are never put in web addresses, logs, statistics, e-mail or backups, and no other company gets \
them."""


def text_of(response):
    return BeautifulSoup(response.content, "html.parser").main.get_text(" ", strip=True)


def test_the_first_page_leads_to_the_first_question(client, published):
    page = BeautifulSoup(client.get("/").content, "html.parser")

    assert page.find("a", string="Start now")["href"] == address("age")
    assert f"{len(SECTIONS)} short sections" in text_of(client.get("/"))


@pytest.mark.parametrize("path", ["/", "/privacy/"])
def test_the_promise_stands_on_the_first_page_and_the_privacy_page(client, published, path):
    text = text_of(client.get(path))

    for sentence in PROMISE.splitlines():
        assert sentence in text


def test_the_privacy_page_names_every_cookie_a_person_can_get(client, published):
    text = text_of(client.get("/privacy/"))
    names = {cookie.name: cookie.for_people for cookie in COOKIES}

    assert {name: name in text for name in names} == names


def test_the_inventory_names_every_cookie_the_settings_name():
    in_settings = {name for name in dir(settings) if name.endswith("_COOKIE_NAME")}
    unused = {"LANGUAGE_COOKIE_NAME"}

    assert {cookie.name_setting for cookie in COOKIES} == in_settings - unused
    for cookie in COOKIES:
        assert getattr(settings, cookie.name_setting).removeprefix("__Host-") == cookie.name


def test_a_visit_gets_no_cookie_that_the_inventory_does_not_name(client, published):
    remember(client, answers=GIVEN)
    for path in (address("age"), "/check/", "/summary/"):
        client.get(path)
    post(client, "/still-here/")

    assert set(client.cookies) <= {cookie.name for cookie in COOKIES if cookie.for_people}


def test_the_inventory_names_every_app_that_keeps_rows():
    keeping = {model._meta.app_label for model in apps.get_models()}
    named = [label for kept in INVENTORY for label in kept.apps]

    assert sorted(named) == sorted(keeping)


def test_the_questionnaire_keeps_no_rows():
    assert list(apps.get_app_config("questionnaire").get_models()) == []


@pytest.mark.parametrize("path", ["/", "/about/", "/help/", "/privacy/", "/finished/", "/expired/"])
def test_each_page_has_one_heading(client, published, path):
    page = BeautifulSoup(client.get(path).content, "html.parser")

    assert len(page.find_all("h1")) == 1


def test_who_pays_is_told_in_the_editions_own_words(client, published):
    text = text_of(client.get("/about/"))

    for words in (published.catalogue.colophon.funding, published.catalogue.colophon.authors):
        assert words in text


@pytest.mark.django_db
def test_the_page_about_the_aid_stands_without_an_edition(client):
    assert client.get("/about/").status_code == 200


@pytest.mark.parametrize("path", ["/finished/", "/expired/"])
def test_the_page_after_a_visit_offers_no_clearing_and_needs_no_cookie(client, published, path):
    answer = client.get(path)

    assert not answer.cookies
    assert BeautifulSoup(answer.content, "html.parser").form is None
