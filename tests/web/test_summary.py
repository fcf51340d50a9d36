"""The summary page: what it says is what the summary as data says."""

import gzip
import json
import re
from datetime import date
from html import unescape

import pytest
from django.core.management import call_command

from evidence import store
from evidence.core.answers_file import profile_from_answers
from evidence.core.assess import assess
from evidence.core.ledger import Kind, Nature
from evidence.models import LedgerEntry
from questionnaire.presenters.words import STATUS
from tests.editions import PUBLISHED_AT, put_edition
from tests.golden.cases import CASES
from tests.walking import GIVEN, SAFETY, remember, remembered

pytestmark = pytest.mark.django_db

ADULTS = [case for case in CASES if case["answers"].get("age_band") != "under_18"]
NOT_HEARD = "/see-a-doctor-first/"


@pytest.fixture(autouse=True)
def _soon_after_publication(monkeypatch):
    """A clock that the edition's dates can be held against, whenever the tests run."""
    monkeypatch.setattr("questionnaire.telling.views.localdate", lambda: date(2026, 12, 1))


def visit_of(answers):
    """A visit whose messages were read, so that the summary is due."""
    safe = {"warning_signs": ["none"], "conditions": ["none"], **answers}
    signs = set(safe["warning_signs"]) | set(safe["conditions"])
    return {"answers": answers, "heard": frozenset(signs)}


def shown(client, answers):
    """The page as text with its markup, for somebody who answered every safety question."""
    response = remember(client, **visit_of(answers)).get("/summary/")
    assert response.status_code == 200, response
    return unescape(response.content.decode())


def complete(answers):
    """The same answers with what a page would not let anybody leave out."""
    asked = {"age_band": "prefer_not_to_say", "sex": "prefer_not_to_say"}
    asked |= {"country": "prefer_not_to_say", "warning_signs": ["prefer_not_to_say"]}
    asked |= {"diagnosis": "not_sure", "conditions": ["prefer_not_to_say"]}
    if answers.get("sex") != "male":
        asked["pregnancy"] = "prefer_not_to_say"
    return asked | answers


def card(page, key):
    """The part of the page about one option, up to the next one or the end of its group."""
    start = page.index(f'id="option-{key}"')
    following = re.compile(r'id="(option-|status-|nobody-knows)').search(page, start + 5)
    return page[start : following.start()]


def flat(text):
    return re.sub(r"\s+", " ", text)


@pytest.mark.parametrize("case", ADULTS, ids=lambda case: case["id"])
def test_each_option_stands_on_the_page_where_the_summary_puts_it(client, published, case):
    answers = complete(case["answers"])
    page = flat(shown(client, answers))
    summary = assess(profile_from_answers(answers)[0], published.catalogue)

    for option in summary.options:
        told = card(page, option.key)
        assert f"status-{option.status}" in told
        assert str(STATUS[option.status]) in told
        missing = [one.text for one in option.reasons if flat(one.text) not in told]
        assert missing == []
        assert told.count('class="reason"') == len(option.reasons)


@pytest.mark.parametrize("case", ADULTS, ids=lambda case: case["id"])
def test_the_page_holds_every_warning_notice_claim_and_question(client, published, case):
    answers = complete(case["answers"])
    page = flat(shown(client, answers))
    told = assess(profile_from_answers(answers)[0], published.catalogue).as_json()

    for part in ("warnings", "notices", "claims", "questions"):
        assert [one["text"] for one in told[part] if flat(one["text"]) not in page] == []


def test_the_parts_stand_in_the_order_in_which_people_need_them(client, published):
    page = shown(client, GIVEN)
    ids = ("what-this-is", "your-answers", "sort-out", "options", "nobody-knows")

    places = [page.index(f'<h2 id="{one}"') for one in (*ids, "ask", "matters", "next")]

    assert places == sorted(places)


def test_every_option_has_the_same_parts(client, published):
    page = shown(client, GIVEN)

    parts = {
        key: tuple(re.findall(r"<h4[^>]*>(.*?)</h4>", card(page, key)))
        for key in published.catalogue.option
    }

    exosome = set(parts["topical_alone"])
    other = set(parts["wait"])
    assert exosome - other == {"What the law says"}
    assert all(set(found) in (exosome, other) for found in parts.values())


def test_harms_take_the_same_shape_as_benefits(client, published):
    page = shown(client, GIVEN)

    for key in published.catalogue.option:
        told = card(page, key)
        assert told.count('class="outcome effects"') == 2
        assert told.index("May go wrong") < told.index("<details")


def test_a_reason_names_the_answer_and_links_to_its_source(client, published):
    told = card(flat(shown(client, GIVEN)), "intradermal_injection")

    assert "Your health: I take a blood thinner" in told
    assert "/evidence/sources/PRPSE/" in told


def test_an_answer_that_is_left_open_is_told_once_with_what_hangs_on_it(client, published):
    page = flat(shown(client, SAFETY | {"diagnosis": "not_sure"}))
    start = page.index('id="still-open"')
    told = page[start : page.index("</section>", start)]

    assert told.count("<dt>Cause of the hair loss</dt>") == 1
    assert "/questions/cause/?from=summary" in told
    assert "Exosome injections" in told


def test_costs_stand_beside_the_budget_for_three_spans(client, published):
    answers = SAFETY | {"budget": {"amount": 500, "currency": "USD"}}
    told = card(flat(shown(client, answers)), "topical_minoxidil")

    assert "You would spend up to $500 in the first year." in told
    for amount in ("$240 to $720", "$720 to $2,160", "$1,200 to $3,600"):
        assert amount in told
    assert "May be more than you would spend" in told


def test_a_later_cost_that_nobody_knows_is_said_to_be_unknown(client, published):
    told = card(flat(shown(client, SAFETY)), "intradermal_injection")

    assert '<dt data-own="words">3 years</dt><dd>Not known</dd>' in told


def test_the_law_is_told_for_the_country_of_treatment_and_for_home(client, published):
    told = card(flat(shown(client, GIVEN)), "intradermal_injection")

    assert "Türkiye (where you would be treated)" in told
    assert "United Kingdom (where you live)" in told
    assert "Checked on 22 November 2026." in told


def test_what_a_person_cannot_change_is_never_told_as_something_to_do(client, published):
    answers = SAFETY | {"pregnancy": "pregnant", "conditions": ["none"]}
    told = card(flat(shown(client, answers)), "topical_minoxidil")
    start = told.index("Not something to change")
    fixed = told[start : told.index("</ul>", start)]

    assert "This rests on what you said about “Pregnancy and breastfeeding”." in fixed
    assert "<a " not in fixed


def test_a_wish_can_be_changed_from_the_page(client, published):
    answers = SAFETY | {"conditions": ["none"], "needle_tolerance": "microneedling_only"}
    told = card(flat(shown(client, answers)), "transplant")

    assert "Yours to change, if you want to" in told
    assert "/questions/needles/?from=summary" in told


def test_someone_in_distress_reads_where_to_turn_before_any_option(client, published):
    page = shown(client, SAFETY | {"warning_signs": ["great_distress"]})

    assert page.index("Samaritans") < page.index('id="options"')


def test_nobody_skips_the_safety_questions(client, published):
    response = remember(client, answers={"age_band": "35_49"}).get("/summary/")

    assert (response.status_code, response["Location"]) == (302, "/questions/sex-at-birth/")


def test_nobody_skips_a_message_that_is_due(client, published):
    response = remember(client, answers=SAFETY | {"warning_signs": ["patches"]}).get("/summary/")

    assert (response.status_code, response["Location"]) == (302, NOT_HEARD)


def test_without_an_edition_the_page_says_so(client, db):
    response = remember(client, answers=GIVEN).get("/summary/")

    assert response.status_code == 503
    assert response["Retry-After"] == "300"


def test_a_visit_stays_with_its_edition_until_that_is_withdrawn(client, published):
    remember(client, **visit_of(GIVEN))
    put_edition(number=2)
    assert "Edition 1," in client.get("/summary/").content.decode()

    LedgerEntry.objects.create(
        kind=Kind.EDITION,
        nature=Nature.WITHDRAWN,
        reason="A mistake",
        edition_number=1,
        by="Pat",
        at=PUBLISHED_AT,
    )
    store.look_again()
    page = client.get("/summary/").content.decode()

    assert "Edition 2," in page
    assert "The evidence was replaced while you were here." in page
    assert remembered(client).edition == 2


def test_a_retracted_study_loses_its_numbers_at_once(client, published):
    assert "9.5 hairs with the product" in shown(client, GIVEN)

    LedgerEntry.objects.create(
        kind=Kind.SOURCE,
        nature=Nature.RETRACTED,
        reason="Retracted",
        source="AMINI25",
        by="Pat",
        at=PUBLISHED_AT,
    )
    store.look_again()
    page = shown(client, GIVEN)

    assert "9.5 hairs with the product" not in card(page, "intradermal_injection")
    assert "withdrawn" in card(page, "intradermal_injection")


def test_the_page_stays_small_enough_for_a_slow_connection(client, published):
    response = remember(client, **visit_of(GIVEN)).get("/summary/")

    assert len(gzip.compress(response.content)) < 45 * 1024


def test_what_was_weighed_stands_beside_every_option_and_changes_none(client, published):
    weighed = GIVEN | {"importance": {"low_cost": 5}}
    without = {key: value for key, value in GIVEN.items() if key != "importance"}
    page, plain = shown(client, weighed), shown(client, without)

    def statuses(text):
        return re.findall(r'status status-(\w+)"', text)

    assert statuses(page) == statuses(plain)
    assert "It costs little" in card(page, "transplant")


def test_the_page_is_never_kept_by_a_cache_nor_listed(client, published):
    response = remember(client, **visit_of(GIVEN)).get("/summary/")

    assert response["Cache-Control"] == "no-store, private"
    assert response["X-Robots-Tag"] == "noindex"


def test_the_fragment_is_the_same_part_as_the_page(client, published):
    remember(client, **visit_of(GIVEN))
    page = client.get("/summary/").content.decode()
    fragment = client.get("/summary/", headers={"HX-Request": "true"}).content.decode()

    assert fragment.partition("</title>")[2].strip() in page


def test_the_command_and_the_page_tell_the_same(client, published, capsys, tmp_path):
    path = tmp_path / "answers.json"
    path.write_text(json.dumps(GIVEN))
    call_command("summarise", str(path))
    told = json.loads(capsys.readouterr().out)
    page = shown(client, GIVEN)

    for option in told["options"]:
        assert f"status-{option['status']}" in card(page, option["key"])
    assert published.number == told["edition"]["number"]
