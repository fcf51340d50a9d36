"""Bounds of the law, of needles and of health, broken on purpose, are caught in words."""

from dataclasses import replace

import pytest

from evidence.core.assessment.law import LEGAL_EFFECT
from evidence.core.assessment.statuses import limits_passed, status
from evidence.core.edition.vocabulary import LegalStatus, Status
from evidence.core.proof import factors
from evidence.core.proof.prove import prove
from tests.builders import catalogue, law, needle_wish, option, rule
from tests.proof.careful import against, careful_catalogue


def test_a_careful_edition_breaks_nothing():
    assert prove(careful_catalogue()).problems() == []


@pytest.mark.parametrize(
    ("without", "key", "example"),
    [
        ("BORN", "I01", "sex: female; pregnancy: pregnant."),
        ("SIGNS", "I03", "warning signs: sudden loss."),
        ("CANCER", "I05", "conditions: cancer now or past."),
        ("OTHER", "I39", "diagnosis: other confirmed."),
        ("BORN", "I21", "pregnancy: pregnant."),
        ("SIGNS", "I20", "warning signs: sudden loss."),
    ],
)
def test_a_forgotten_rule_is_found_with_the_answers_it_was_for(without, key, example):
    small = careful_catalogue(without, legal_positions=(law("US", "topical_alone", "approved"),))

    told = against(small, key)

    assert any(one.endswith(example) for one in told), told
    assert all("topical alone is at " in one for one in told)


def test_a_forgotten_stop_lets_somebody_under_18_in():
    told = against(careful_catalogue(stopping=False), "I02")

    assert told == ("topical alone is at check first for: age band: under 18.",)


def test_a_wish_that_allows_too_much_is_found():
    lax = replace(needle_wish(), allows=needle_wish().allows[1:])
    needled = option("microneedling_alone", skin="microneedling")

    assert against(catalogue(needled, wishes=(needle_wish(),)), "I04") == ()
    assert against(catalogue(needled, wishes=(lax,)), "I04") == (
        "microneedling alone is within the limit for: needle tolerance: nothing that breaks skin.",
    )


def test_a_rule_that_reads_a_limit_is_found():
    nosy = rule("NOSY", "topical_alone", needle_tolerance="microneedling_only")

    assert against(careful_catalogue(wishes=(needle_wish(),)), "I17") == ()
    told = against(careful_catalogue(rules=(nosy,)), "I17")

    assert any("needle tolerance: microneedling only" in one for one in told), told
    assert "With another limit it is" in told[0]


def test_a_status_that_a_limit_decides_is_found(monkeypatch):
    def by_limits(option, facts, place, catalogue, judged=None):
        found = status(option, facts, place, catalogue, judged)
        passed = limits_passed(option, facts, catalogue)
        return min(found, Status.CHECK_FIRST, key=lambda one: one.openness) if passed else found

    needled = option("transplant", skin="injection")
    small = catalogue(needled, wishes=(needle_wish(),))
    assert against(small, "I17") == ()

    monkeypatch.setattr(factors, "status", by_limits)

    told = against(small, "I17")
    assert told[0].startswith("transplant is at can discuss for: needle tolerance")
    assert told[0].endswith("With another limit it is check first.")


@pytest.mark.parametrize("key", ["wait", "camouflage"])
def test_what_acts_on_nothing_may_stay_open_and_nothing_else(key):
    ill = {"warning_signs": "patches", "pregnancy": "pregnant", "diagnosis": "other_confirmed"}
    for invariant in ("I20", "I21", "I30", "I40"):
        assert against(catalogue(option(key), wait=key != "wait"), invariant) == ()
        assert against(catalogue(option("pill")), invariant) != (), (invariant, ill)


def test_camouflage_is_not_open_on_a_sore_or_freshly_operated_scalp():
    told = [against(catalogue(option("camouflage")), key) for key in ("I24", "I32")]

    assert [one[0] for one in told] == [
        "camouflage is at can discuss for: conditions: scalp infection or inflammation.",
        "camouflage is at can discuss for: conditions: recent scalp surgery.",
    ]


@pytest.mark.parametrize("key", ["finasteride", "topical_finasteride", "dutasteride"])
@pytest.mark.parametrize("state", ["pregnant", "breastfeeding"])
def test_who_is_pregnant_or_breastfeeds_never_meets_a_medicine_for_men_as_open(key, state):
    others = rule(
        "REST", key, pregnancy={"pregnant": "trying breastfeeding"}.get(state, "pregnant")
    )

    told = against(catalogue(option(key), rules=(others,)), "I45")

    assert any(f"pregnancy: {state}" in one for one in told), told


def test_a_draft_that_hides_its_needles_is_still_held_to_the_bound():
    smooth = option("transplant")

    assert against(catalogue(smooth, wishes=(needle_wish(),)), "I04") != ()


def test_a_law_that_forbids_is_not_passed_over(monkeypatch):
    forbidden = careful_catalogue(legal_positions=(law("SA", "topical_alone", "prohibited"),))
    assert against(forbidden, "I06") == ()

    monkeypatch.setitem(LEGAL_EFFECT, LegalStatus.PROHIBITED, Status.CHECK_FIRST)

    assert against(forbidden, "I06") == ("topical alone is at check first for: country: SA.",)


def test_a_method_that_nobody_approved_is_not_open(monkeypatch):
    monkeypatch.setitem(LEGAL_EFFECT, LegalStatus.UNCLEAR, Status.CAN_DISCUSS)

    assert against(careful_catalogue(), "I44")[0] == (
        "topical alone is at can discuss for: country: not answered."
    )


def test_a_method_moved_out_of_its_group_escapes_no_law():
    moved = option("topical_alone")
    small = catalogue(moved, legal_positions=(law("SA", "topical_alone", "prohibited"),))

    assert against(small, "I06") == ("topical alone is at can discuss for: country: SA.",)


def test_a_rule_that_holds_waiting_back_is_found():
    small = careful_catalogue(rules=(rule("HURRY", "wait", diagnosis="pattern_self"),))

    assert against(small, "I07") == (
        "wait is at check first for: diagnosis: pattern self.",
        "wait is at check first for: diagnosis: not sure.",
    )


def test_an_edition_without_waiting_is_found():
    assert "The edition has no option for waiting." in against(careful_catalogue(wait=False), "I07")
