"""A10 in a real browser: what the law of a country says, and on whose word."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from django.conf import settings
from django.urls import reverse

from evidence.core.edition import snapshot
from evidence.models import LegalPosition, Source, State
from evidence.starter import starter_catalogue
from questionnaire.visit.visit import Visit
from tests.browser.curating import fill, look_up, open_form, save
from tests.editions import put_edition
from tests.walking import GIVEN, cookie_of

CANADA = {
    "country": "CA",
    "exosome_source": "any",
    "status": "not_approved",
    "text": "By 22 November 2026 we found no exosome product for hair that Canada approved.",
    "quote": "No such product is authorized for sale.",
    "expires_on": "2027-02-20",
}
PAGE = "https://www.canada.ca/en/health-canada/exosomes.html"


def write_position(page, source="", **fields):
    """In the place of what is known of Canada, on the word of a source that is there, read that day."""
    known = LegalPosition.objects.filter(country="CA", option="topical_alone")
    notice = known.get(exosome_source="human")
    source, as_of = source or notice.sources[0], notice.as_of
    fields["checked_on"] = Source.objects.get(key=source).retrieved
    known.delete()
    open_form(page, "legalposition")
    look_up(page, "option", "topical_alone")
    look_up(page, "sources", source)
    fill(page, **{**CANADA, "as_of": as_of, **fields})
    save(page)


def step(page, position, name):
    page.goto(reverse("admin:evidence_legalposition_review", args=[position.pk]))
    page.get_by_role("button", name=name).first.click()
    page.wait_for_load_state()
    assert page.locator(".errornote").all_inner_texts() == []
    position.refresh_from_db()


@pytest.mark.slow
def test_a10_a_statement_is_added_and_approved_by_a_second_person(desk):
    page = desk("ada", "Author", "Reviewer")
    write_position(page)
    position = LegalPosition.objects.get(country="CA", option="topical_alone")
    step(page, position, "Submit for review")
    assert page.get_by_role("button", name="Approve").count() == 0

    step(desk("rob", "Reviewer"), position, "Approve")

    assert position.state == State.APPROVED
    assert not any("Content Security Policy" in said for said in page.refused)


def test_a10_approved_without_the_regulators_own_page_is_refused(desk):
    page = desk("ada", "Author")
    press = next(one.key for one in Source.objects.all() if not one.regulator_url)
    write_position(page, press, status="approved")

    told = "needs a source with the address of the regulator's own page"
    assert page.locator(".errorlist", has_text=told).is_visible()
    assert not LegalPosition.objects.filter(country="CA", option="topical_alone").exists()


@pytest.mark.slow
def test_a10_an_upgrade_waits_for_a_second_person_and_the_page(desk):
    page = desk("ada", "Author", "Reviewer")
    position = LegalPosition.objects.get(country="KR", option="topical_alone")
    open_form(page, "legalposition", position.pk)
    fill(page, status="approved")
    save(page)
    assert page.locator(".errorlist", has_text="regulator's own page").is_visible()

    Source.objects.filter(key=position.sources[0]).update(regulator_url=PAGE)
    open_form(page, "legalposition", position.pk)
    fill(page, status="approved")
    save(page)
    step(page, position, "Submit for review")
    assert page.get_by_role("button", name="Approve").count() == 0
    assert position.state == State.IN_REVIEW


def test_a10_a_statement_past_its_day_says_so_and_is_never_green(evidence_room, plain_page):
    starter = starter_catalogue()
    old = tuple(
        replace(law, checked_on="2020-01-01", expires_on="2020-03-31")
        for law in starter.legal_positions
    )
    moment = datetime(2024, 1, 1, tzinfo=UTC)
    text = snapshot.dumps(replace(starter, legal_positions=old))
    put_edition(2, text=text, published_at=moment)

    plain_page.goto("/evidence/law/KR/")

    assert plain_page.get_by_text("Last searched 1 January 2020, may be out of date").count()
    assert plain_page.get_by_text("Allowed as a cosmetic only").count() == 0


def test_a10_a_country_nobody_has_looked_at_says_so(evidence_room, plain_page, live_server):
    visit = Visit(answers={**GIVEN, "country": "NZ", "treatment_country": "NZ"}, edition=1)
    cookie = {"name": settings.ANSWERS_COOKIE_NAME, "value": cookie_of(visit)}
    plain_page.context.add_cookies([{**cookie, "url": live_server.url}])
    plain_page.goto("/summary/")
    assert plain_page.get_by_text("We have not checked this country.").is_visible()

    plain_page.goto("/options/topical_alone/")
    told = "We have not checked the law in this country."
    assert plain_page.get_by_text(told).first.is_visible()
