"""How many of those who were studied are like one person."""

from dataclasses import replace

import pytest

from evidence.core.assessment.profile import Profile
from evidence.core.edition.items import ITEM
from evidence.core.views.people_like_me import AGES, TREATMENT_WORDS, Trait, people_like_me
from evidence.starter import starter_catalogue

CATALOGUE = starter_catalogue()
STUDY = replace(
    CATALOGUE.study["ST05"], n_enrolled=None, n_analysed=None, men=None, women=None,
    age_from=None, age_to=None, pattern_hair_loss=None, co_treatment=None,
)  # fmt: skip


def split(trait, answer, **study):
    """Same, other and not reported for a person with one answer and one study."""
    made = replace(STUDY, **{"n_analysed": 20, **study})
    option = replace(CATALOGUE.options[0], studies=("made",))
    catalogue = replace(CATALOGUE, studies=(replace(made, key="made"),))
    value = (answer,) if trait is Trait.TREATMENT else answer
    (shared,) = people_like_me(option, Profile(**{trait.value: value}), catalogue).shared
    return shared.same, shared.other, shared.not_reported


@pytest.mark.parametrize(
    ("answer", "study", "expected"),
    [
        pytest.param("female", {"men": 16, "women": 4}, (4, 16, 0), id="both reported"),
        pytest.param("male", {"men": 20, "women": 0}, (20, 0, 0), id="all alike"),
        pytest.param("female", {"men": 20, "women": 0}, (0, 20, 0), id="none alike"),
        pytest.param("female", {}, (0, 0, 20), id="nothing reported is not nobody"),
        pytest.param("female", {"men": 12}, (0, 12, 8), id="the rest is not reported"),
        pytest.param("male", {"men": 24, "women": 0}, (20, 0, 0), id="more enrolled than analysed"),
    ],
)
def test_people_of_the_same_sex(answer, study, expected):
    assert split(Trait.SEX, answer, **study) == expected


@pytest.mark.parametrize(
    ("answer", "ages", "expected"),
    [
        pytest.param("35_49", (36, 45), (20, 0, 0), id="inside the group"),
        pytest.param("35_49", (35, 49), (20, 0, 0), id="exactly the group"),
        pytest.param("25_34", (35, 49), (0, 20, 0), id="just outside"),
        pytest.param("35_49", (18, 35), (0, 0, 20), id="overlapping tells nothing of one person"),
        pytest.param("35_49", (None, 49), (0, 0, 20), id="half a range"),
        pytest.param("65_plus", (66, 80), (20, 0, 0), id="the oldest"),
    ],
)
def test_people_of_the_same_age(answer, ages, expected):
    assert split(Trait.AGE, answer, age_from=ages[0], age_to=ages[1]) == expected


@pytest.mark.parametrize(
    ("answer", "pattern", "expected"),
    [
        ("pattern_confirmed", True, (20, 0, 0)),
        ("pattern_confirmed", False, (0, 20, 0)),
        ("other_confirmed", True, (0, 20, 0)),
        pytest.param("other_confirmed", False, (0, 0, 20), id="another cause may be a third one"),
        ("pattern_confirmed", None, (0, 0, 20)),
    ],
)
def test_people_with_the_same_diagnosis(answer, pattern, expected):
    assert split(Trait.DIAGNOSIS, answer, pattern_hair_loss=pattern) == expected


@pytest.mark.parametrize(
    ("answer", "given", "expected"),
    [
        ("finasteride", "oral minoxidil and finasteride", (20, 0, 0)),
        ("topical_minoxidil", "topical 2% minoxidil foam", (20, 0, 0)),
        pytest.param("topical_minoxidil", "oral minoxidil", (0, 0, 20), id="another form"),
        pytest.param("finasteride", None, (0, 0, 20), id="not reported"),
        pytest.param("none", "microneedling", (0, 20, 0), id="everybody got something"),
        pytest.param("none", None, (0, 0, 20), id="nobody said that they used nothing"),
    ],
)
def test_people_on_the_same_treatment(answer, given, expected):
    assert split(Trait.TREATMENT, answer, co_treatment=given) == expected


@pytest.mark.parametrize("option", CATALOGUE.options, ids=lambda option: option.key)
@pytest.mark.parametrize("sex", ["female", "male"])
def test_the_three_counts_add_up_to_everybody_studied(option, sex):
    person = Profile(
        age_band="35_49", sex=sex, diagnosis="pattern_self", regimen=("finasteride", "prp")
    )

    told = people_like_me(option, person, CATALOGUE)

    assert {one.same + one.other + one.not_reported for one in told.shared} == {told.people}
    known = [CATALOGUE.study[key].people for key in option.studies]
    assert told.people == sum(people or 0 for people in known)
    assert told.studies_without_number == known.count(None)


def test_a_guess_is_no_diagnosis_and_matches_nobody():
    guess = people_like_me(CATALOGUE.options[1], Profile(diagnosis="pattern_self"), CATALOGUE)
    sure = people_like_me(CATALOGUE.options[1], Profile(diagnosis="pattern_confirmed"), CATALOGUE)

    assert (guess.shared, guess.guessed) == ((), (Trait.DIAGNOSIS,))
    assert Trait.DIAGNOSIS not in guess.untold
    assert sure.guessed == ()
    assert sure.shared[0].same > 0


def test_what_a_person_left_open_is_not_compared():
    told = people_like_me(
        CATALOGUE.options[0], Profile(sex="prefer_not_to_say", diagnosis="not_sure"), CATALOGUE
    )

    assert told.shared == ()
    assert set(told.untold) == set(Trait)


def test_the_codes_are_those_of_the_questionnaire():
    assert set(AGES) == set(ITEM["age_band"].codes) - {"under_18", "prefer_not_to_say"}
    assert set(TREATMENT_WORDS) < set(ITEM["regimen"].codes)
