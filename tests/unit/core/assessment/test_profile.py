"""One person's answers as a value that holds no word the questionnaire does not know."""

import pytest

from evidence.core.assessment.profile import PROFILE_KEYS, Money, Preferences, Profile


@pytest.mark.parametrize(
    ("answers", "message"),
    [
        ({"sex": "other"}, "sex: 'other' is not one of female, male, prefer_not_to_say"),
        ({"conditions": ("none", "hiccups")}, "conditions: 'hiccups' is not one of"),
    ],
)
def test_a_code_that_is_no_choice_is_refused(answers, message):
    with pytest.raises(ValueError, match=message):
        Profile(**answers)


def test_lists_stand_in_the_questionnaires_order():
    told = Profile(conditions=("low_mood", "allergies"), regimen=("prp", "finasteride"))

    assert told.conditions == ("allergies", "low_mood")
    assert told.regimen == ("finasteride", "prp")
    assert told == Profile(conditions=("allergies", "low_mood"), regimen=("finasteride", "prp"))


@pytest.mark.parametrize(
    ("home", "away", "place"),
    [("US", "FR", "FR"), ("US", None, "US"), (None, "FR", "FR"), (None, None, None)],
)
def test_the_place_of_treatment_is_the_one_named_for_it_else_home(home, away, place):
    assert Profile(country=home, treatment_country=away).place_of_treatment == place


def test_answers_of_items_that_are_not_asked_are_set_aside():
    left_over = Profile(sex="male", pregnancy="pregnant", offer_price=Money(1, "USD"), country="US")

    assert left_over.asked() == Profile(sex="male", country="US")


def test_who_was_asked_everything_stays_the_same():
    person = Profile(
        sex="female",
        pregnancy="none",
        regimen=("other",),
        regimen_duration="not_sure",
        offer_method="other",
        offer_price=Money(1, "USD"),
    )

    assert person.asked() is person


def test_rules_see_no_preference():
    assert not {"importance", "trial_interest"} & set(PROFILE_KEYS)
    assert Preferences() == Preferences((), None)
