"""Rules that open what a risk should close, or do nothing at all, are caught in words."""

from dataclasses import replace

import pytest

from evidence.core.assessment import three_valued
from evidence.core.assessment.three_valued import Verdict
from evidence.core.edition.vocabulary import Effect
from evidence.core.proof import factors
from evidence.core.proof.invariants import BOUNDS, INVARIANTS
from tests.builders import catalogue, option, rule, stop, using
from tests.proof.careful import CLOSED, against, careful_catalogue


def test_a_risk_that_opens_an_option_is_found():
    """Microneedling is named by a rule, and whoever uses it is spared by another one."""
    spared = replace(
        rule("NEW", "microneedling_alone", Effect.NOT_SUITABLE, regimen_duration="over_12_months"),
        except_already_using=True,
    )
    named = rule("NAMED", "microneedling_alone", regimen="microneedling")
    small = catalogue(
        option("microneedling_alone"),
        rules=(spared, named),
        linked_uses=(using("microneedling", "microneedling_alone"),),
    )

    told = (
        "microneedling alone is at not suitable for: regimen: topical minoxidil;"
        " regimen duration: over 12 months. Adding microneedling makes it check first."
    )
    assert against(small, "I09") == (told,)


def test_a_choice_that_is_a_risk_and_opens_an_option_is_found():
    small = catalogue(option("pill"), rules=(rule("A", "pill", conditions="none"),))

    assert against(small, "I09") == ()
    names_none = rule("B", "pill", conditions="low_mood")
    tangled = catalogue(
        option("pill"), rules=(rule("A", "pill", CLOSED, conditions="none"), names_none)
    )
    assert against(tangled, "I09") == (
        "pill is at not suitable for: conditions: none. Adding low mood makes it check first.",
    )


def test_a_stop_that_says_nothing_of_an_option_leaves_it_open_when_age_is_open():
    small = catalogue(option("pill"), stopping=False, rules=(stop(""),))

    told = (
        "pill is at can discuss for: age band: prefer not to say."
        " Yet age band: under 18 makes it the stop page."
    )
    assert against(small, "I10") == (told,)


def test_an_open_answer_read_as_no_is_found(monkeypatch):
    def forgiving(lines, facts):
        verdict = judge_all(lines, facts)
        return Verdict.FAILS if verdict is Verdict.UNKNOWN else verdict

    judge_all = three_valued.judge_all
    monkeypatch.setattr(three_valued, "judge_all", forgiving)
    small = catalogue(option("pill"), rules=(rule("R", "pill", conditions="low_mood"),))

    told = against(small, "I10")

    assert (
        "pill is at can discuss for: conditions: prefer not to say."
        " Yet conditions: low mood makes it check first."
    ) in told


@pytest.mark.parametrize(
    ("never", "problem"),
    [
        (rule("NEVER", "topical_alone", sex="male", pregnancy="pregnant"), "NEVER can hold for"),
        (rule("NOWHERE", "perfume", sex="male"), "NOWHERE names perfume, which is not an option."),
        (rule("NOTHING", "", sex="male"), "NOTHING names no option."),
    ],
)
def test_a_rule_that_can_hold_for_nobody_is_found(never, problem):
    told = against(careful_catalogue(rules=(never,)), "I14")

    assert len(told) == 1
    assert told[0].startswith(problem)


def test_a_stop_that_ends_no_questions_is_found():
    nobody = rule("NOBODY", "", Effect.STOP, sex="male", pregnancy="pregnant")

    assert against(careful_catalogue(rules=(nobody,)), "I14") == ("NOBODY can hold for nobody.",)


def test_a_rule_that_another_one_swallows_is_found_unless_it_is_marked():
    strict = rule("STRICT", "topical_alone", CLOSED, regimen_duration="under_3_months")
    mild = rule("MILD", "topical_alone", regimen_duration="under_3_months")
    marked = replace(mild, covered_by=("STRICT",))

    told = (
        "Without MILD no status of topical_alone would differ,"
        " and it names no rule that covers it there."
    )
    assert against(careful_catalogue(rules=(strict, mild)), "I15") == (told,)
    assert against(careful_catalogue(rules=(strict, marked)), "I15") == ()


@pytest.mark.parametrize(
    ("marks", "problem"),
    [
        ("BORN", "MILD is marked as covered by BORN, which covers it nowhere."),
        ("GONE", "MILD is marked as covered by GONE, which is no rule."),
    ],
)
def test_a_false_mark_is_found(marks, problem):
    mild = replace(
        rule("MILD", "topical_alone", regimen_duration="under_3_months"), covered_by=(marks,)
    )

    assert against(careful_catalogue(rules=(mild,)), "I15") == (problem,)


def test_rules_that_tie_too_much_together_are_refused_and_not_sampled(monkeypatch):
    monkeypatch.setattr(factors, "MOST_CLASSES", 20)
    factors._part.cache_clear()

    assert against(careful_catalogue(), "I16") == ("topical_alone: rules tie together conditions.",)


def test_every_invariant_has_its_own_key_and_sentence():
    named = [*((bound.key, bound.sentence) for bound in BOUNDS), *INVARIANTS]

    assert len({key for key, _ in named}) == len(named)
    assert len({sentence for _, sentence in named}) == len(named)
