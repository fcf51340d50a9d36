"""The classes stand for everybody: what the proof says of a class is true of each person in it."""

from dataclasses import replace
from functools import reduce
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidence.core.assessment.answers_file import profile_from_answers
from evidence.core.assessment.assess import assess
from evidence.core.assessment.profile import Profile
from evidence.core.assessment.statuses import status
from evidence.core.assessment.three_valued import facts_of
from evidence.core.edition.items import ITEM, Kind
from evidence.core.edition.vocabulary import Effect, Status
from evidence.core.proof.equivalence import ordinary
from evidence.core.proof.factors import apart, more_closed, openness
from evidence.core.proof.standings import standing_of
from evidence.starter import starter_catalogue
from tests.builders import catalogue, law, needle_wish, option, rule, using
from tests.examples import examples
from tests.oracle.expected import expected_summary
from tests.oracle.people import answers
from tests.proof.looking_up import proved_outcome, starter_standings

thorough = settings(max_examples=examples(400))


@thorough
@given(answers())
def test_the_proof_says_of_everybody_what_the_oracle_and_the_product_say(person):
    catalogue = starter_catalogue()
    profile, _ = profile_from_answers(person)
    expected = {key: one["status"] for key, one in expected_summary(person)["options"].items()}
    shown = {one.key: one.status.value for one in assess(profile, catalogue).options}

    proved = {
        standing.option.key: outcome.value
        for standing in starter_standings()
        if (outcome := proved_outcome(standing, profile, catalogue)) is not None
    }

    assert proved == expected == shown


def every_person(items):
    """Everybody who can be told apart by these items at all, and many who cannot."""
    choices = []
    for key in items:
        item = ITEM[key]
        if item.kind is Kind.CHOICES:
            named = [code for code in ordinary(item) if code in KNOWN]
            lists = [(a,) for a in named] + [(a, b) for a in named for b in named if a != b]
            choices.append([None, ("none",), ("prefer_not_to_say",), *lists])
        elif item.kind is Kind.COUNTRY:
            choices.append([None, "prefer_not_to_say", "US", "SA", "KR", "FR"])
        else:
            choices.append([None, *item.codes])
    for given_answers in product(*choices):
        yield Profile(**dict(zip(items, given_answers, strict=True)))


KNOWN = {"allergies", "low_mood", "keloid_scarring", "prp", "supplements"}


def tied_catalogue():
    """Rules that read several items, some of them gates, one sparing what is in use."""
    spared = replace(
        rule("SPARED", "serum prp_alone", regimen_duration="under_3_months"),
        except_already_using=True,
    )
    return catalogue(
        option("serum", exosome=True),
        option("prp_alone", skin="injection"),
        rules=(
            rule("TIED", "serum", Effect.NOT_SUITABLE, conditions="allergies", sex="female"),
            rule("BORN", "serum prp_alone", pregnancy="pregnant"),
            rule("KELOID", "prp_alone", Effect.NOT_SUITABLE, conditions="keloid_scarring"),
            rule("MOOD", "serum", conditions="low_mood", pregnancy="none"),
            spared,
        ),
        wishes=(needle_wish(),),
        linked_uses=(using("prp", "prp_alone"),),
        legal_positions=(law("US", "serum"), law("SA", "serum", "prohibited")),
    )


def test_every_person_of_a_small_edition_stands_where_their_class_stands():
    small = tied_catalogue()
    standings = [standing_of(option, small) for option in small.options]
    items = ("sex", "pregnancy", "conditions", "regimen", "regimen_duration")
    seen = 0

    for profile in every_person(items):
        shown = {one.key: one.status for one in assess(profile, small).options}
        proved = {s.option.key: proved_outcome(s, profile, small) for s in standings}
        assert proved == shown, profile
        seen += 1

    assert seen == 4 * 6 * 12 * 7 * 5


def test_as_many_classes_are_counted_as_there_are_different_readings():
    """Counted again the long way: everybody, by what each line and wish makes of them."""
    small = catalogue(
        option("pill"),
        rules=(
            rule("R1", "pill", conditions="allergies low_mood"),
            rule("R2", "pill", conditions="keloid_scarring", pregnancy="pregnant"),
        ),
        stopping=False,
        wait=False,
    )
    standing = standing_of(small.option["pill"], small)
    readings = set()
    for profile in every_person(("sex", "pregnancy", "conditions")):
        facts = facts_of(profile)
        # A woman's bounds and rules: sex decides only whether pregnancy is asked.
        readings.add(
            tuple(
                (item, tuple(not s.isdisjoint(facts[item].codes) for s in sets), facts[item].open)
                for item, sets in {
                    "pregnancy": ({"pregnant"}, {"pregnant", "trying", "breastfeeding"}),
                    "conditions": (
                        {"allergies", "low_mood"},
                        {"keloid_scarring"},
                        {"scalp_radiotherapy_or_recent_chemo"},
                    ),
                }.items()
            )
        )
    part = next(part for part in standing.parts if "conditions" in part.items)

    # The bound about radiotherapy doubles the answered lists; nobody above names it.
    assert part.items == ("sex", "pregnancy", "conditions")
    assert len(readings) == 4 * (4 + 1)
    assert len(part.classes) == 4 * (8 + 1)


@pytest.mark.parametrize("key", ["topical_alone", "prp_alone", "finasteride", "registered_trial"])
def test_the_status_of_a_whole_is_the_most_closed_of_its_parts(key):
    """For each combination of what parts can do, one example of each, judged as a whole."""
    catalogue = starter_catalogue()
    standing = next(one for one in starter_standings() if one.option.key == key)
    stops = set(catalogue.stop_rules)
    examples = [
        {
            outcome: one
            for one, outcome in zip(part.classes, outcomes, strict=True)
            if outcome is not None
        }
        for part, outcomes in zip(standing.parts, standing.outcomes, strict=True)
    ]
    assert stops

    for chosen in product(*(list(found.items()) for found in examples)):
        given_answers = {item: a for _, one in chosen for item, a in one.given.items()}
        whole = Profile(**given_answers)

        judged = status(standing.option, facts_of(whole), whole.place_of_treatment, catalogue)

        assert judged is reduce(more_closed, (outcome for outcome, _ in chosen))


@given(st.lists(st.sampled_from([None, *Status]), min_size=1))
def test_the_most_closed_outcome_of_several_is_the_least_open(outcomes):
    assert openness(reduce(more_closed, outcomes)) == min(map(openness, outcomes))


def test_a_part_is_judged_without_the_law_and_without_other_rules():
    small = tied_catalogue()
    standing = standing_of(small.option["serum"], small)
    part = next(part for part in standing.parts if "regimen" in part.items)

    alone, bare = apart(part, standing.option, small)

    assert [one.key for one in bare.rules] == ["SPARED"]
    assert bare.wishes == ()
    assert not alone.group.value.startswith("exosome")
