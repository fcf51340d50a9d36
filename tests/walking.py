"""People who walk through the questionnaire: what they send, and browsers that already hold answers."""

from dataclasses import replace
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpResponse
from django.test import RequestFactory

from evidence.core.edition.items import ITEM, ITEMS, Kind
from questionnaire.questions.steps import SAFETY_STEPS, STEPS
from questionnaire.visit import cookie as answers
from questionnaire.visit.visit import Visit

FORM = "application/x-www-form-urlencoded"

SENT = {
    "age": {"age_band": "35_49"},
    "sex-at-birth": {"sex": "female"},
    "country": {"country": "GB", "treatment_country": "TR"},
    "signs": {"warning_signs": ["none"]},
    "cause": {"diagnosis": "pattern_confirmed"},
    "pregnancy": {"pregnancy": "none"},
    "health": {"conditions": ["allergies", "blood_thinner"]},
    "in-use": {"regimen": ["topical_minoxidil"]},
    "how-long": {"regimen_duration": "over_12_months"},
    "needles": {"needle_tolerance": "microneedling_only"},
    "blood": {"blood_draw": "no"},
    "budget": {"budget_amount": "£1,500", "budget_currency": ""},
    "visits": {"visits_per_year": "1_to_3"},
    "offer": {"offer_method": "intradermal_injection"},
    "offer-origin": {"offer_source": "plant"},
    "offer-label": {"offer_label": "external_use_only"},
    "offer-price": {"offer_price_amount": "6000", "offer_price_currency": "USD"},
    "offer-claims": {"offer_claims": ["percent_more_hair", "price_ends_today"]},
    "what-matters": {"importance_no_needles": "5", "importance_low_cost": "2"},
    "studies": {"trial_interest": "maybe"},
}
"""What a person sends on each page who meets every page; the first answer of a page not named."""
for _step in STEPS:
    if _step.slug not in SENT:
        SENT[_step.slug] = {key: ITEM[key].codes[0] for key in _step.keys}

GIVEN = {
    "age_band": "35_49",
    "sex": "female",
    "country": "GB",
    "treatment_country": "TR",
    "warning_signs": ["none"],
    "diagnosis": "pattern_confirmed",
    "pregnancy": "none",
    "conditions": ["blood_thinner", "allergies"],
    "regimen": ["topical_minoxidil"],
    "regimen_duration": "over_12_months",
    "needle_tolerance": "microneedling_only",
    "blood_draw": "no",
    "budget": {"amount": 1500, "currency": "GBP"},
    "visits_per_year": "1_to_3",
    "offer_method": "intradermal_injection",
    "offer_source": "plant",
    "offer_label": "external_use_only",
    "offer_price": {"amount": 6000, "currency": "USD"},
    "offer_claims": ["percent_more_hair", "price_ends_today"],
    "importance": {"low_cost": 2, "no_needles": 5},
    "trial_interest": "maybe",
}
for _item in ITEMS:
    if _item.key not in GIVEN:
        first = _item.codes[0]
        GIVEN[_item.key] = [first] if _item.kind is Kind.CHOICES else first
GIVEN = {item.key: GIVEN[item.key] for item in ITEMS}
"""What these answers are, as an answers file has them."""

SAFETY = {key: GIVEN[key] for step in SAFETY_STEPS for key in step.keys}
"""The answers of the sections a summary cannot do without."""


def address(slug):
    return f"/questions/{slug}/"


def cookie_of(visit):
    """The text a browser holds for this visit, saved now."""
    response = HttpResponse()
    answers.save(response, visit)
    return response.cookies[settings.ANSWERS_COOKIE_NAME].value


def read(cookie):
    """The visit this text stands for, as the service reads it now."""
    request = RequestFactory().get("/")
    request.COOKIES[settings.ANSWERS_COOKIE_NAME] = cookie
    return answers.load(request)


def remember(client, **fields):
    """Give the client a visit with these answers, pinned to edition 1."""
    visit = replace(Visit(edition=1), **fields)
    client.cookies[settings.ANSWERS_COOKIE_NAME] = cookie_of(visit)
    return client


def remembered(client):
    """The visit the client's browser holds; an empty one where it holds none."""
    morsel = client.cookies.get(settings.ANSWERS_COOKIE_NAME)
    return read(morsel.value) if morsel and morsel.value else Visit()


def send(client, slug, sent=None, origin="", **options):
    """POST one page as a browser's form does; what a person sends by default."""
    query = f"?from={origin}" if origin else ""
    body = urlencode(SENT[slug] if sent is None else sent, doseq=True)
    return client.post(address(slug) + query, body, content_type=FORM, **options)


def post(client, path, **options):
    """POST a form that holds only its button."""
    return client.post(path, "", content_type=FORM, **options)
