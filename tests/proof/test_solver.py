"""A solver, with a model of its own, proves the same over the whole space and finds the same bugs."""

from dataclasses import replace

import pytest
import z3

from evidence.core.assessment.assess import assess
from evidence.core.edition.items import ITEM, Kind
from evidence.core.edition.rules import Line
from evidence.core.edition.vocabulary import LegalStatus, Status
from evidence.core.proof.equivalence import ordinary
from evidence.core.proof.factors import openness
from evidence.core.proof.invariants import BOUNDS, exosome
from evidence.core.proof.prove import prove
from evidence.starter import starter_catalogue
from tests.proof.looking_up import starter_standings
from tests.proof.solver import Person, found, profile_of

STARTER = starter_catalogue()
RISKS = sorted({(line.item, c) for rule in STARTER.rules for line in rule.when for c in line.codes})
ORDER = list(Status)


def without(key):
    return replace(STARTER, rules=tuple(rule for rule in STARTER.rules if rule.key != key))


def exceptions(bound, catalogue):
    """Somebody for whom an option stands above the bound; None where there is nobody."""
    person = Person("p")
    given = [person.can_exist(), *(person.names(line) for line in bound.when)]
    concerned = [option for option in catalogue.options if bound.concerns(option)]
    return found(
        *given, z3.Or([person.above(bound.ceiling, option, catalogue) for option in concerned])
    )


@pytest.mark.parametrize("bound", BOUNDS, ids=lambda bound: bound.key)
def test_nobody_at_all_stands_above_a_bound(bound):
    assert exceptions(bound, STARTER) is None


@pytest.mark.parametrize("key", ["R02a", "R15b", "R22a"])
def test_without_a_rule_solver_and_proof_find_the_same_bounds_broken(key):
    broken = {one.key for one in prove(without(key)).invariants if not one.holds}

    found_by_solver = {bound.key for bound in BOUNDS if exceptions(bound, without(key))}

    assert found_by_solver == broken & {bound.key for bound in BOUNDS}
    assert found_by_solver


@pytest.mark.parametrize("option", STARTER.options, ids=lambda one: one.key)
def test_solver_and_proof_reach_the_same_statuses_and_the_product_agrees(option):
    person = Person("p")
    standing = next(one for one in starter_standings() if one.option.key == option.key)
    proved = {
        status
        for status in ORDER
        if any(status in part for part in standing.outcomes)
        and openness(status) <= min(map(openness, standing.ceilings))
    }
    reached = set()
    for status, formula in person.is_at(option, STARTER).items():
        model = found(person.can_exist(), z3.Not(person.stopped(STARTER)), formula)
        if model is not None:
            reached.add(status)
            shown = assess(profile_of(model, person), STARTER).options
            assert next(one.status for one in shown if one.key == option.key) is status

    assert reached == proved


def test_waiting_is_open_for_everybody():
    person = Person("p")
    at = person.is_at(STARTER.option["wait"], STARTER)

    assert found(person.can_exist(), z3.Not(at[Status.CAN_DISCUSS])) is None


@pytest.mark.parametrize("option", [*filter(exosome, STARTER.options)], ids=lambda one: one.key)
def test_no_method_is_open_where_the_law_forbids_it(option):
    person = Person("p")
    there = person.under_law(option, {LegalStatus.PROHIBITED}, STARTER)

    assert (
        found(person.can_exist(), there, person.above(Status.NOT_SUITABLE, option, STARTER)) is None
    )


@pytest.mark.parametrize("option", STARTER.options, ids=lambda one: one.key)
def test_no_risk_more_gives_anybody_a_better_status(option):
    before, after = Person("before"), Person("after")
    better = z3.Or(
        [
            z3.And(
                z3.Not(before.above(status, option, STARTER)), after.above(status, option, STARTER)
            )
            for status in (None, *ORDER)
        ]
    )
    grown = z3.Or([one_more(before, after, item, code) for item, code in RISKS])

    assert found(before.can_exist(), after.can_exist(), grown, better) is None


def one_more(before, after, key, code):
    """The same person with one risk more: a code beside the others, or in place of a calm answer."""
    item = ITEM[key]
    same = [
        given == after.said[other][c]
        for other, said in before.said.items()
        for c, given in said.items()
        if other != key
    ]
    answered = z3.And(z3.Not(before.nothing_said(key)), z3.Not(before.leaves_open(key)))
    calm = [z3.Not(before.said[i][c]) for i, c in RISKS if i == key]
    change = [after.said[key][code], z3.Not(before.said[key][code]), answered]
    if item.kind is Kind.CHOICES:
        kept = [c for c in ordinary(item) if c != code]
        change += [before.said[key][c] == after.said[key][c] for c in kept]
    else:
        change += calm
    return z3.And(before.place == after.place, *same, *change)


@pytest.mark.parametrize("option", STARTER.options, ids=lambda one: one.key)
def test_an_open_question_that_could_close_an_option_never_leaves_it_open(option):
    before, after = Person("before"), Person("after")
    items = {line.item for rule in STARTER.rules for line in rule.when}
    answered_otherwise = z3.Or(
        [
            z3.And(
                before.leaves_open(key),
                z3.Not(after.leaves_open(key)),
                *(
                    given == after.said[other][code]
                    for other, said in before.said.items()
                    for code, given in said.items()
                    if other != key
                ),
            )
            for key in items
        ]
    )

    assert (
        found(
            before.can_exist(),
            after.can_exist(),
            before.place == after.place,
            answered_otherwise,
            before.above(Status.CHECK_FIRST, option, STARTER),
            z3.Not(after.above(Status.CHECK_FIRST, option, STARTER)),
        )
        is None
    )


@pytest.mark.parametrize("rule", STARTER.rules, ids=lambda rule: rule.key)
def test_every_rule_holds_for_somebody(rule):
    person = Person("p")

    assert found(person.can_exist(), person.holds(rule)) is not None


def test_the_solver_finds_a_rule_that_can_hold_for_nobody():
    person = Person("p")
    lines = (Line("sex", ("male",)), Line("pregnancy", ("pregnant",)))

    assert found(person.can_exist(), *(person.names(line) for line in lines)) is None
