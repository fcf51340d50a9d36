"""The order of the pages: every item once, what is asked, what is open, how much is left."""

import pytest

from evidence.core.edition.items import ITEMS
from questionnaire.questions.steps import (
    SECTIONS,
    STEP,
    STEPS,
    asked_steps,
    first_open,
    first_open_safety,
    newly_open,
    progress,
    step_before,
    without_unasked,
)
from tests.walking import GIVEN, SAFETY

ASKED_LITTLE = {"sex": "male", "regimen": ["none"], "offer_method": "none"}
"""Who meets no page on pregnancy, on how long, and none of the four on an offer."""


def slugs(steps):
    return [step.slug for step in steps]


def test_every_item_is_asked_once_in_the_questionnaires_order():
    assert [key for step in STEPS for key in step.keys] == [item.key for item in ITEMS]


def test_sections_stand_in_their_order_without_gaps():
    assert list(dict.fromkeys(step.section for step in STEPS)) == list(SECTIONS)


def test_no_address_holds_an_answer_code():
    codes = {code for item in ITEMS for code in item.codes}
    words = {word for code in codes for word in (code, code.replace("_", "-"))}

    assert words & {part for slug in STEP for part in (slug, *slug.split("-"))} == set()


@pytest.mark.parametrize(
    ("answers", "slug", "asked"),
    [
        pytest.param({"sex": "male"}, "pregnancy", False, id="pregnancy of a man"),
        pytest.param({"sex": "female"}, "pregnancy", True, id="pregnancy of a woman"),
        pytest.param({}, "pregnancy", True, id="pregnancy while the sex is not known"),
        pytest.param({"regimen": ["none"]}, "how-long", False, id="nothing used"),
        pytest.param({"regimen": ["prp", "other"]}, "how-long", True, id="something used"),
        pytest.param({"regimen": ["prefer_not_to_say"]}, "how-long", False, id="kept to oneself"),
        pytest.param({"offer_method": "none"}, "offer-price", False, id="no offer"),
        pytest.param({"offer_method": "not_sure"}, "offer-price", True, id="an unclear offer"),
        pytest.param({}, "offer-claims", False, id="offer not answered"),
    ],
)
def test_a_page_is_asked_when_its_answers_call_for_it(answers, slug, asked):
    assert STEP[slug].is_asked(answers) is asked


def test_the_first_open_page_is_the_first_without_an_answer():
    answers = {key: GIVEN[key] for key in ("age_band", "sex", "warning_signs")}

    assert first_open(answers, ()) is STEP["country"]


def test_nothing_is_open_when_all_is_answered():
    assert first_open(GIVEN, ()) is None


def test_a_page_left_out_on_purpose_is_not_open():
    answers = {key: answer for key, answer in GIVEN.items() if key != "budget"}

    assert first_open(answers, ()) is STEP["budget"]
    assert first_open(answers, {"budget"}) is None


def test_a_page_that_must_be_answered_cannot_be_left_out():
    answers = {key: answer for key, answer in GIVEN.items() if key != "diagnosis"}

    assert first_open(answers, {"cause"}) is STEP["cause"]


def test_the_country_of_treatment_alone_keeps_no_page_open():
    answers = {key: answer for key, answer in GIVEN.items() if key != "treatment_country"}

    assert first_open(answers, ()) is None


def test_the_safety_sections_are_the_first_three():
    assert [section.slug for section in SECTIONS if section.safety] == [
        "about-you",
        "your-hair-loss",
        "your-health",
    ]
    assert first_open_safety(SAFETY, ()) is None
    assert first_open(SAFETY, ()) is STEP["in-use"]


def test_back_passes_over_pages_that_are_not_asked():
    assert step_before(STEP["health"], {"sex": "male"}) is STEP["cause"]
    assert step_before(STEP["health"], {"sex": "female"}) is STEP["pregnancy"]
    assert step_before(STEP["age"], {}) is None


def test_an_answer_that_brings_up_questions_leads_to_the_first_of_them():
    before = {**SAFETY, "offer_method": "none"}
    after = {**SAFETY, "offer_method": "topical_alone"}

    assert newly_open(STEP["offer"], before, after, ()) is STEP["offer-origin"]


def test_a_question_that_was_brought_up_leads_to_its_open_neighbours():
    before = {**SAFETY, "offer_method": "topical_alone"}
    after = {**before, "offer_source": "plant"}

    assert newly_open(STEP["offer-origin"], before, after, ()) is STEP["offer-label"]


def test_a_changed_answer_that_brings_up_nothing_leads_nowhere_else():
    before = {**SAFETY, "needle_tolerance": "not_sure"}
    after = {**SAFETY, "needle_tolerance": "injections"}

    assert newly_open(STEP["needles"], before, after, ()) is None


def test_answers_to_what_is_no_longer_asked_go():
    changed = {**GIVEN, "offer_method": "none", "sex": "male", "regimen": ["none"]}

    left = without_unasked(changed)

    assert set(changed) - set(left) == {
        "pregnancy",
        "regimen_duration",
        "offer_source",
        "offer_label",
        "offer_price",
        "offer_claims",
    }


def test_the_minutes_left_never_grow_from_page_to_page():
    minutes = [progress(step, GIVEN).minutes for step in asked_steps(GIVEN)]

    assert minutes == sorted(minutes, reverse=True)
    assert minutes[-1] == 1


@pytest.mark.parametrize(
    ("answers", "at", "minutes"),
    [
        pytest.param(GIVEN, "age", 6, id="who meets all twenty pages"),
        pytest.param(ASKED_LITTLE, "age", 5, id="who meets fourteen pages from the first on"),
        pytest.param(GIVEN, "offer", 3, id="seven pages are left, one of them to weigh"),
        pytest.param(ASKED_LITTLE, "offer", 2, id="three pages are left, one of them to weigh"),
    ],
)
def test_the_minutes_left_count_no_page_that_nobody_is_asked(answers, at, minutes):
    """Fifteen seconds a page, a minute for what matters; a begun minute counts."""
    assert progress(STEP[at], answers).minutes == minutes


def test_the_last_page_is_in_the_last_section():
    assert progress(STEPS[-1], GIVEN).section == progress(STEPS[-1], GIVEN).sections == 8
