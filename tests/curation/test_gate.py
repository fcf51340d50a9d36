"""A rule that people were protected by cannot be left out of the next edition."""

from dataclasses import replace

import pytest
from django.utils import timezone

from evidence.editions.gate import rules_gone
from evidence.editions.publish import PublishRefused, publish
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


def test_publishing_after_a_rule_was_deleted_is_refused(starter):
    put_edition()
    # No promise of the proof needs this one: it only asks for care.
    Rule.objects.get(key="R28").delete()

    with pytest.raises(PublishRefused, match="Rule R28 of edition 1 is gone"):
        publish(by="Pat", note="", now=timezone.now())
    assert Edition.objects.count() == 1
