"""What a checklist says of the person: what they agreed to, and not a word more."""

from dataclasses import replace

import pytest

from questionnaire.handouts.about_me import TOLD, about_me, holds_sensitive, told_about
from questionnaire.handouts.chosen_questions import Choice
from questionnaire.options.words import STATUS
from questionnaire.questions import QUESTIONS
from questionnaire.visit.visit import Visit
from tests.walking import GIVEN

NOTHING = Choice(frozenset())
SENSITIVE = {
    **GIVEN,
    "pregnancy": "trying",
    "conditions": ["allergies", "cancer_now_or_past", "scalp_infection_or_inflammation"],
}


def words_of(key, code):
    return str(QUESTIONS[key].labels[code])


def printed_of(answers, **choice):
    return about_me(Visit(answers=answers), replace(NOTHING, **choice))


@pytest.mark.parametrize("choice", [{}, {"with_sensitive": True}])
def test_no_answer_is_printed_without_the_first_tick(choice):
    assert printed_of(SENSITIVE, **choice) == ""


def test_sensitive_answers_stay_off_paper_without_the_second_tick():
    told = printed_of(SENSITIVE, with_answers=True)

    assert words_of("conditions", "allergies") in told
    assert str(TOLD["pregnancy"]) not in told
    for code in SENSITIVE["conditions"][1:]:
        assert words_of("conditions", code) not in told


def test_both_ticks_print_the_sensitive_ones_too():
    told = printed_of(SENSITIVE, with_answers=True, with_sensitive=True)

    assert words_of("pregnancy", "trying") in told
    for code in SENSITIVE["conditions"]:
        assert words_of("conditions", code) in told


def test_each_answer_stands_beside_its_own_label():
    told = told_about(GIVEN, sensitive=True)

    for key, label in TOLD.items():
        if key in ("offer_price", "conditions", "pregnancy"):
            continue
        code = GIVEN[key][0] if isinstance(GIVEN[key], list) else GIVEN[key]
        assert f"{label}: {words_of(key, code)}" in told
    assert "For: $6,000." in told


def test_none_of_these_is_left_out_like_the_answers_it_would_rule_out():
    healthy = {**GIVEN, "pregnancy": "none", "conditions": ["none"]}
    ill = {**healthy, "conditions": ["cancer_now_or_past"]}

    assert printed_of(healthy, with_answers=True) == printed_of(ill, with_answers=True)


def test_a_second_tick_is_offered_only_where_it_would_add_something():
    assert holds_sensitive(SENSITIVE)
    assert not holds_sensitive(GIVEN)


def test_no_limit_no_weight_and_no_status_reaches_the_paper():
    told = printed_of(SENSITIVE, with_answers=True, with_sensitive=True)

    assert "1,500" not in told
    assert words_of("needle_tolerance", "microneedling_only") not in told
    assert not [word for word in STATUS.values() if str(word) in told]
