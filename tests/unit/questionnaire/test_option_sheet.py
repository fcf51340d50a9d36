"""The sheet of paper: whom rules and precautions keep from an option, or send to a doctor first."""

import pytest

from evidence.core.edition.vocabulary import Effect
from evidence.starter import starter_catalogue
from questionnaire.handouts.option_sheet import NOT_WHO, option_sheet

STARTER = starter_catalogue()
PRECAUTION = {one.key: one for one in STARTER.precautions}


def avoided(*options):
    return {cell.option: cell.text for cell in option_sheet(options, STARTER).avoided}


def parts(option):
    """The groups under each heading of one option."""
    text = avoided(option, "wait")[STARTER.option[option].name]
    found = {}
    for sentence in text.rstrip(".").split(". "):
        heading, _, groups = sentence.partition(": ")
        found[heading] = groups
    return found


@pytest.mark.parametrize("option", ["topical_minoxidil", "oral_minoxidil"])
def test_minoxidil_sends_a_bad_heart_to_a_doctor_first(option):
    assert "heart disease" in parts(option)["Ask a doctor first"]


@pytest.mark.parametrize("option", ["finasteride", "topical_finasteride", "dutasteride"])
def test_medicines_that_may_harm_an_unborn_boy_are_not_for_who_is_pregnant(option):
    assert "pregnant" in parts(option)["Not for"]


def test_a_rule_that_rests_on_no_precaution_is_told_in_its_own_few_words():
    assert "not licensed for women" in parts("finasteride")["Also"]
    assert "recent surgery" in parts("topical_minoxidil")["Also"]


@pytest.mark.parametrize("option", sorted(set(STARTER.option) - {"wait"}))
def test_every_rule_about_who_somebody_is_stands_on_the_sheet(option):
    told = parts(option)

    for rule in STARTER.rules:
        if option not in rule.options or rule.items & NOT_WHO:
            continue
        heading = "Not for" if rule.effect in (Effect.NOT_SUITABLE, Effect.STOP) else None
        named = [PRECAUTION[key].group for key in rule.basis if key in PRECAUTION]
        # A medicine's column needs no "if it is part of the plan", and adults no line about children.
        groups = [group.partition(", if ")[0] for group in named if group != "under 18"]
        if not named:
            assert rule.brief_for(option) in told["Also"], rule.key
        for group in groups:
            where = [name for name, text in told.items() if group in text]
            assert where == [heading] if heading else where, (rule.key, group)


def test_options_that_share_the_words_tell_them_once():
    both = option_sheet(["intradermal_injection", "injection_plus_prp", "wait"], STARTER).avoided

    assert len(both) == 2
