"""The gate: what blocks, what is only to be mended, and rules that cannot be left out."""

import json
from dataclasses import replace

import pytest
from django.utils import timezone

from evidence.core.checks.check import Check
from evidence.core.edition import snapshot
from evidence.core.proof.prove import prove
from evidence.editions import gate
from evidence.editions.gate import rules_gone
from evidence.editions.publish import PublishRefused, publish
from evidence.editions.timed_proof import read_by_proof, timed_proof
from evidence.models import Edition, Rule
from evidence.starter import starter_catalogue
from tests.editions import put_edition

pytestmark = pytest.mark.django_db
STARTER = starter_catalogue()
EVERY_RULE = [rule.key for rule in STARTER.rules]


@pytest.mark.parametrize("key", EVERY_RULE)
def test_an_edition_without_one_of_the_rules_is_refused(key):
    put_edition()
    poorer = replace(STARTER, rules=tuple(rule for rule in STARTER.rules if rule.key != key))

    (told,) = rules_gone(poorer)

    assert told.startswith(f"Rule {key} of edition 1 is gone.")


def test_with_all_its_rules_and_more_nothing_is_gone():
    put_edition()

    assert rules_gone(STARTER) == []
    assert rules_gone(replace(STARTER, rules=(*STARTER.rules, STARTER.rules[0]))) == []


def test_before_the_first_edition_nothing_can_be_gone():
    assert rules_gone(replace(STARTER, rules=())) == []


@pytest.mark.slow
def test_publishing_after_a_rule_was_deleted_is_refused(starter):
    put_edition()
    # No promise of the proof needs this one: it only asks for care.
    Rule.objects.get(key="R28").delete()

    with pytest.raises(PublishRefused, match="Rule R28 of edition 1 is gone"):
        publish(by="Pat", note="", now=timezone.now())
    assert Edition.objects.count() == 1


def check(**declared):
    """A check that came with a later release and finds something in every option."""
    return Check(
        "names are short", lambda it: [f"options {o.key}: long" for o in it.options], **declared
    )


@pytest.fixture
def a_new_check(monkeypatch):
    """A function that adds a check to the gate, as a new release does."""

    def add(**declared):
        monkeypatch.setattr(gate, "CHECKS", (*gate.CHECKS, check(**declared)))

    return add


def proof(*broken, checks=None):
    """What an edition says of its proof, with these promises broken."""
    listed = [
        {"key": one.key, "sentence": one.sentence, "holds": one.key not in broken}
        for one in timed_proof(STARTER)[0].invariants
    ]
    return json.dumps({"invariants": listed} | ({"checks": checks} if checks else {}))


def test_every_first_check_is_still_there():
    assert {one.key for one in gate.CHECKS} >= gate.FIRST_CHECKS
    assert len({one.key for one in gate.CHECKS}) == len(gate.CHECKS)


def test_a_new_check_lists_what_is_to_mend_and_stops_nobody(a_new_check):
    edition = put_edition(proof=proof())
    a_new_check()

    for weighed in (gate.weigh_drafts(STARTER), gate.weigh_edition(edition)):
        assert weighed.blocks == ()
        assert "options wait: long" in weighed.to_mend


@pytest.mark.slow
def test_once_an_edition_knew_a_check_it_blocks_what_that_edition_did_not_have(a_new_check):
    a_new_check()
    known = [{"key": one.key, "holds": True} for one in gate.CHECKS]
    put_edition(proof=proof(checks=known))
    more = replace(STARTER, options=(*STARTER.options, replace(STARTER.options[0], key="new")))

    weighed = gate.weigh_drafts(more)

    assert "options new: long" in weighed.blocks
    assert "options wait: long" in weighed.to_mend


def test_a_check_of_safety_blocks_even_the_way_back(a_new_check):
    edition = put_edition(proof=proof())
    a_new_check(safety=True)

    assert "options wait: long" in gate.weigh_edition(edition).blocks
    assert "options wait: long" in gate.weigh_drafts(STARTER).blocks


def test_before_the_first_edition_every_check_blocks(a_new_check):
    a_new_check()

    assert "options wait: long" in gate.weigh_drafts(STARTER).blocks


def unsafe(key="I20"):
    """The starter edition with one of its bounds broken: an option without any rule."""
    new = replace(STARTER.option["topical_minoxidil"], key="spironolactone", name="Spironolactone")
    return replace(STARTER, options=(*STARTER.options, new))


def test_a_promise_the_edition_was_proven_with_always_blocks():
    text = snapshot.dumps(unsafe())
    edition = put_edition(text=text, proof=proof())

    assert any(told.startswith("I20 ") for told in gate.weigh_edition(edition).blocks)
    assert any(told.startswith("I20 ") for told in gate.weigh_drafts(unsafe()).blocks)


@pytest.mark.slow
def test_a_promise_that_came_later_leaves_the_way_back_open():
    """The edition was proven before I20 and its like were promised, or never held them."""
    broken = [one.key for one in timed_proof(unsafe())[0].invariants if not one.holds]
    edition = put_edition(text=snapshot.dumps(unsafe()), proof=proof(*broken))

    weighed = gate.weigh_edition(edition)

    assert weighed.blocks == ()
    assert any(told.startswith("I20 ") for told in weighed.to_mend)
    # Nor may the next edition break it for one option more.
    worse = replace(
        unsafe(), options=(*unsafe().options, replace(unsafe().options[-1], key="more"))
    )
    assert any("I20 " in told for told in gate.weigh_drafts(worse).blocks)


@pytest.mark.slow
def test_only_what_is_newly_broken_keeps_an_entry_from_approval():
    worse = replace(unsafe(), glossary=())
    before, after = unsafe(), replace(unsafe(), gaps=STARTER.gaps[:-1])

    assert any("I20 " in told.text for told in gate.newly_broken(STARTER, before))
    assert gate.newly_broken(before, worse) == []
    assert not any("I20 " in told.text for told in gate.newly_broken(before, after))


@pytest.mark.slow
def test_the_proof_reads_none_of_the_lists_it_is_said_not_to_read():
    without_claims = replace(STARTER, claims=())  # then the release's own words on them are read

    assert prove(read_by_proof(without_claims)) == prove(without_claims)


def test_an_edition_writes_down_the_checks_it_passed(starter):
    edition = publish(by="Pat", note="", now=timezone.now())

    told = json.loads(edition.proof)["checks"]
    assert {"key": "words are plain", "holds": True} in told
    assert [one["key"] for one in told] == [one.key for one in gate.CHECKS]
