"""The page of an option answers within a thousand words, for everybody, in every edition."""

from pathlib import Path

import pytest
import time_machine
from bs4 import BeautifulSoup

from evidence.core.assessment.law import position
from evidence.core.edition import snapshot
from evidence.core.edition.vocabulary import Status
from evidence.presenters.outcomes import benefits
from evidence.presenters.prices import price_line
from evidence.presenters.words import LEGAL
from evidence.starter import starter_catalogue
from questionnaire.options.words import STATUS
from tests.editions import put_edition
from tests.golden.cases import CASES
from tests.seen import words_seen
from tests.walking import GIVEN, remember

pytestmark = pytest.mark.django_db
MOST_WORDS = 1000
OLD = Path(__file__).parents[1] / "golden" / "editions" / "content_1.json"

DECLINED = {
    "age_band": "prefer_not_to_say",
    "sex": "prefer_not_to_say",
    "country": "prefer_not_to_say",
    "warning_signs": ["prefer_not_to_say"],
    "diagnosis": "not_sure",
    "pregnancy": "prefer_not_to_say",
    "conditions": ["prefer_not_to_say"],
    "regimen": ["prefer_not_to_say"],
}
MANY = GIVEN | {
    "conditions": ["cancer_now_or_past", "weakened_immunity", "blood_thinner", "allergies"],
    "pregnancy": "breastfeeding",
    "needle_tolerance": "nothing_that_breaks_skin",
    "blood_draw": "no",
}
PEOPLE = {
    **{case["id"]: case["answers"] for case in CASES},
    "declined": DECLINED,
    "given": GIVEN,
    "many": MANY,
}


@pytest.fixture(autouse=True)
def _the_day_after_publishing():
    with time_machine.travel("2026-12-01T12:00:00+00:00", tick=False):
        yield


@pytest.fixture
def old_content(db):
    """The first edition of an earlier release, which installations serve until somebody publishes."""
    return put_edition(text=OLD.read_text())


def too_long(client, options):
    """Pages over the budget, with the person and the number of words; and how many were seen."""
    over, seen = [], 0
    for person, answers in PEOPLE.items():
        remember(client, answers=answers, heard=frozenset(answers.get("warning_signs", ())))
        for key in options:
            page = client.get(f"/options/{key}/")
            if page.status_code == 200:
                seen += 1
                words = len(words_seen(page.content.decode()))
                over += [(person, key, words)] if words > MOST_WORDS else []
    return over, seen


def test_the_page_of_every_option_is_short_for_everybody(published, client):
    options = starter_catalogue().option

    over, seen = too_long(client, options)

    assert over == []
    assert seen > 6 * len(options)


def test_it_is_short_with_the_content_of_an_earlier_release_too(old_content, client):
    options = snapshot.loads(OLD.read_text()).option

    over, seen = too_long(client, options)

    assert over == []
    assert seen > 6 * len(options)


def test_the_library_tells_each_option_as_short(published, client):
    words = {
        key: len(words_seen(client.get(f"/evidence/options/{key}/").content.decode()))
        for key in published.catalogue.option
    }

    assert {key: number for key, number in words.items() if number > MOST_WORDS} == {}


def test_what_decides_is_seen_without_opening_anything(published, client):
    """A fold may hide proof. It never hides the status, a safety reason, the law or the number."""
    remember(client, answers=MANY, heard=frozenset({"none"}))
    catalogue = published.catalogue
    law = {
        country: LEGAL[position(catalogue, country, "intradermal_injection").status]
        for country in ("TR", "GB")
    }
    fair = next(one for one in benefits(catalogue, "intradermal_injection").lines if one.fair)

    seen = " ".join(words_seen(client.get("/options/intradermal_injection/").content.decode()))

    for told in (
        str(STATUS[Status.NOT_SUITABLE]),
        f"Türkiye (where you would be treated): {law['TR']}.",
        f"United Kingdom (where you live): {law['GB']}.",
        fair.text,
        f"First year: {price_line(catalogue, 'intradermal_injection', 'GBP').amount}.",
        "Very low certainty",
    ):
        assert told in seen, told


def test_what_closes_an_option_stands_before_what_is_to_be_careful_about(client, published):
    answers = GIVEN | {"conditions": ["blood_thinner"], "offer_label": "external_use_only"}
    remember(client, answers=answers)

    page = BeautifulSoup(client.get("/options/intradermal_injection/").content, "html.parser")

    kinds = [one.strong.get_text(strip=True) for one in page.select(".reasons > li")]
    assert kinds[0] == "Safety"
    assert "Take care" in kinds
    assert kinds == sorted(kinds, key=["Safety", "Take care"].index)
