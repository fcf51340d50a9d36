"""Each page's form: what it reads, what it refuses and what it says then."""

import pytest
from django.http import QueryDict

from questionnaire.asking.forms import StepForm
from questionnaire.questions.steps import STEP, STEPS
from tests.walking import GIVEN, SAFETY, SENT


def form_of(slug, sent, answers=None):
    data = QueryDict(mutable=True)
    for name, values in sent.items():
        data.setlist(name, values if isinstance(values, list) else [values])
    return StepForm(STEP[slug], answers or {}, data)


def errors_of(slug, sent, answers=None):
    return [error for errors in form_of(slug, sent, answers).errors.values() for error in errors]


@pytest.mark.parametrize("slug", SENT)
def test_a_valid_page_is_read_into_codes(slug):
    form = form_of(slug, SENT[slug], SAFETY)

    assert form.is_valid(), form.errors
    assert form.given == {key: GIVEN[key] for key in STEP[slug].keys}


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.slug)
def test_nothing_is_preselected(step):
    form = StepForm(step, {})

    assert all(form[key].value() is None for key in step.keys)


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.slug)
def test_earlier_answers_are_shown_again(step):
    form = StepForm(step, GIVEN)

    assert all(form[key].value() is not None for key in step.keys)


@pytest.mark.parametrize("step", [s for s in STEPS if s.required], ids=lambda step: step.slug)
def test_an_empty_page_is_explained_in_its_own_words(step):
    (error,) = errors_of(step.slug, {})

    assert error == next(question.missing for question in step.questions if question.required)


@pytest.mark.parametrize("step", [s for s in STEPS if not s.required], ids=lambda step: step.slug)
def test_a_page_that_can_be_skipped_may_be_empty(step):
    form = form_of(step.slug, {})

    assert form.is_valid(), form.errors
    assert form.given == dict.fromkeys(step.keys)


@pytest.mark.parametrize(
    ("slug", "sent"),
    [
        ("age", {"age_band": "female"}),
        ("sex-at-birth", {"sex": "35_49"}),
        ("signs", {"warning_signs": ["blood_thinner"]}),
        ("signs", {"warning_signs": ["patches", "allergies"]}),
        ("country", {"country": "XX"}),
        ("country", {"country": "gb"}),
        ("country", {"country": "GB", "treatment_country": "prefer_not_to_say"}),
        ("studies", {"trial_interest": "not_sure"}),
        ("signs", {"warning_signs": ["patches", "patches"]}),
        ("age", {"age_band": "35_49\0"}),
    ],
)
def test_a_choice_that_is_not_on_the_page_is_refused(slug, sent):
    assert errors_of(slug, sent) == ["Choose one of the answers on this page"]


@pytest.mark.parametrize(
    ("slug", "sent"),
    [
        ("age", {"age_band": ["35_49", "25_34"]}),
        ("age", {"age_band": ["35_49", "35_49"]}),
        ("budget", {"budget_amount": ["5", "6"], "budget_currency": "EUR"}),
        ("what-matters", {"importance_low_cost": ["1", "5"]}),
    ],
)
def test_an_answer_that_comes_twice_is_refused(slug, sent):
    assert errors_of(slug, sent) == ["This came twice. Choose your answer again"]


def test_both_countries_twice_are_both_refused():
    sent = {"country": ["GB", "FR"], "treatment_country": ["TR", "FR"]}

    assert set(form_of("country", sent).errors) == {"country", "treatment_country"}


@pytest.mark.parametrize(
    ("slug", "key", "codes", "alone"),
    [
        ("signs", "warning_signs", ["patches", "none"], "None of these"),
        ("health", "conditions", ["none", "prefer_not_to_say"], "None of these"),
        ("in-use", "regimen", ["prp", "prefer_not_to_say"], "I would rather not say"),
        ("offer-claims", "offer_claims", ["price_ends_today", "not_sure"], "I am not sure"),
    ],
)
def test_none_of_these_stands_alone_without_script_too(slug, key, codes, alone):
    assert errors_of(slug, {key: codes}) == [
        f"You chose “{alone}” and something else. Choose one or the other"
    ]


def test_a_list_is_read_in_the_questionnaires_order():
    form = form_of("signs", {"warning_signs": ["great_distress", "sudden_loss"]})

    assert form.is_valid()
    assert form.given == {"warning_signs": ["sudden_loss", "great_distress"]}


def test_being_treated_at_home_needs_no_second_country():
    form = form_of("country", {"country": "GB", "treatment_country": "GB"})

    assert form.is_valid()
    assert form.given == {"country": "GB", "treatment_country": None}


def test_norway_is_a_country():
    form = form_of("country", {"country": "NO"})

    assert form.is_valid()
    assert form.given["country"] == "NO"


@pytest.mark.parametrize(
    ("amount", "currency", "answers", "error"),
    [
        ("lots", "EUR", {}, "We cannot read this amount. Enter it in numbers, like 1,500 or"),
        ("-5", "EUR", {}, "Enter an amount of 0 or more"),
        ("2000000", "EUR", {}, "Enter an amount of 1,000,000 or less"),
        ("", "EUR", {}, "Enter an amount, or skip this question"),
        ("500", "", {}, "Choose the currency of this amount"),
        ("500", "XAU", {}, "Choose a currency from the list"),
        ("500", "none", {}, "Choose a currency from the list"),
        ("£500", "EUR", {}, "The sign you typed and the currency you chose differ"),
        ("$500", "", {}, "Choose the currency of this amount"),
        ("$500", "", {"country": "GB"}, "Choose the currency of this amount"),
        ("250.500", "KWD", {}, "This can be read in two ways. Enter 251 or 250500, without"),
        ("250,500", "TND", {}, "This can be read in two ways. Enter 251 or 250500, without"),
        ("250.500 د.ك", "", {"country": "KW"}, "This can be read in two ways. Enter 251"),
    ],
)
def test_money_that_cannot_be_read_is_explained(amount, currency, answers, error):
    (found,) = errors_of("budget", {"budget_amount": amount, "budget_currency": currency}, answers)

    assert found.startswith(error)


@pytest.mark.parametrize(
    ("amount", "currency", "answers", "money"),
    [
        ("€500", "", {}, "EUR"),
        ("$500", "", {"country": "CA"}, "CAD"),
        ("$500", "", {"country": "GB", "treatment_country": "US"}, "USD"),
        ("$500", "AUD", {"country": "CA"}, "AUD"),
        ("£500", "", {"country": "GB", "treatment_country": "EG"}, "GBP"),
        ("£500", "", {"country": "GB"}, "GBP"),
        ("500", "XOF", {}, "XOF"),
    ],
)
def test_a_sign_stands_for_the_persons_own_currency(amount, currency, answers, money):
    form = form_of("budget", {"budget_amount": amount, "budget_currency": currency}, answers)

    assert form.is_valid(), form.errors
    assert form.given == {"budget": {"amount": 500, "currency": money}}


@pytest.mark.parametrize("typed", ["251", "250.5", "250.50", "٢٥٠٫٥٠٠"])
def test_an_amount_of_dinars_with_one_reading_is_read(typed):
    form = form_of("budget", {"budget_amount": typed, "budget_currency": "KWD"})

    assert form.is_valid(), form.errors
    assert form.given == {"budget": {"amount": 251, "currency": "KWD"}}


def test_half_a_unit_is_rounded_up():
    form = form_of("budget", {"budget_amount": "1500.50", "budget_currency": "EUR"})

    assert form.is_valid()
    assert form.given["budget"]["amount"] == 1501


@pytest.mark.parametrize("point", ["0", "6", "1.0", "five", "５"])
def test_a_point_outside_the_scale_is_refused(point):
    assert errors_of("what-matters", {"importance_low_cost": point}) == [
        "Choose one of the five points on each line"
    ]


def test_what_was_typed_stays():
    form = form_of("budget", {"budget_amount": "lots\0", "budget_currency": "EUR"})

    assert not form.is_valid()
    assert form["budget"].value() == ["lots", "EUR"]
