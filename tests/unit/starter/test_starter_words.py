"""The words of the starter that people read: all there, short, and free of what this aid never says."""

import ast
import re
from collections import Counter
from dataclasses import fields, is_dataclass

import pytest

from evidence.core.edition.items import ITEM
from evidence.core.edition.vocabulary import BreaksSkin, ClaimVerdict, Group
from evidence.starter import FOLDER, starter_catalogue
from tests import yaml_files
from tests.oracle.reading import OPTIONS, RULES, STARTER_RULES

STARTER = starter_catalogue()
WRITTEN = {
    name: entries
    for path in sorted(FOLDER.glob("*.yaml"))
    for name, entries in yaml_files.read(path).items()
    if isinstance(entries, list) and name in {field.name for field in fields(STARTER)}
}
"""What the files hold, counted apart from the code that reads them."""
AT_LEAST = {
    "options": len(OPTIONS),
    "rules": len(RULES),
    "wishes": len(STARTER_RULES["wishes"]),
    "linked_uses": 7,
    "first_year_costs": len(STARTER_RULES["first_year_costs"]),
    "warning_signs": 12,
    "question_triggers": len(STARTER_RULES["questions"]),
    "eu_members": 27,
}
"""What no edit may take away: the specification's own entries, and what is so in the world."""
TOLD = (
    *("options rules wishes linked_uses first_year_costs notices warning_signs".split()),
    *("after_treatment_signs question_triggers clinic_questions claims eu_members".split()),
    *("real_questions knowledge_items".split()),
)
WORDED = (
    *TOLD,
    *("legal_positions", "wordings", "glossary", "contacts", "reporting_routes", "colophon"),
)
WORDS_OF_AN_EDITOR = {"basis", "topic", "read", "key", "attribute", "dossier_key", "quote", "page"}
NEVER_SAID = re.compile(
    r"\b(recommend\w*|suitable|candidates?|eligible|safe|cures?|proven|breakthrough|miracle"
    r"|painless|permanent|results?|scores?|match|\d in \d+)\b|%(?! liquid)",
    re.IGNORECASE,
)
QUOTED = {
    "Everyone is suitable.",
    "Results are permanent.",
    "It is safe because it is not a drug.",
    'You were told it is "clinically proven".',
}
"""What a seller might say: shown as that, never said by this aid."""

LONGEST_SENTENCE = 20
OPEN_ITEMS = (
    "age_band sex warning_signs diagnosis pregnancy conditions regimen_duration"
    " offer_label offer_method"
).split()


def texts_of(value, name=""):
    """Every sentence of a value that a person can meet: text with a blank in it."""
    if is_dataclass(value):
        for field in fields(value):
            if field.name not in WORDS_OF_AN_EDITOR:
                yield from texts_of(getattr(value, field.name), field.name)
    elif isinstance(value, tuple):
        for part in value:
            yield from texts_of(part, name)
    elif isinstance(value, str) and " " in value:
        yield value


def sentences_of(text):
    return re.split(r"(?<=[.!?])\s+", text)


@pytest.mark.parametrize("kind", TOLD)
def test_nothing_of_a_kind_is_missing(kind):
    assert len(getattr(STARTER, kind)) == len(WRITTEN[kind]) > 0


@pytest.mark.parametrize(("kind", "least"), AT_LEAST.items())
def test_a_kind_has_all_that_the_specification_names(kind, least):
    assert len(WRITTEN[kind]) >= least


@pytest.mark.parametrize("kind", WORDED)
def test_no_sentence_is_longer_than_twenty_words(kind):
    long = [
        sentence
        for text in texts_of(getattr(STARTER, kind))
        for sentence in sentences_of(text)
        if len(sentence.split()) > LONGEST_SENTENCE
    ]
    assert long == []


@pytest.mark.parametrize("kind", WORDED)
def test_no_text_says_what_this_aid_never_says(kind):
    said = [text for text in texts_of(getattr(STARTER, kind)) if NEVER_SAID.search(text)]
    assert set(said) <= QUOTED


def test_what_may_be_quoted_is_quoted_somewhere():
    assert {text for kind in WORDED for text in texts_of(getattr(STARTER, kind))} >= QUOTED


def test_the_options_keep_their_needles_blood_and_visits():
    asked = [
        (option.key, option.breaks_skin.value, option.blood_draw, option.visits)
        for option in STARTER.options
        if option.breaks_skin is not BreaksSkin.NONE or option.blood_draw or option.visits
    ]
    assert asked == [
        ("topical_microneedling", "microneedling", False, 3),
        ("intradermal_injection", "injection", False, 3),
        ("injection_plus_prp", "injection", True, 3),
        ("hybrid_with_drugs", "microneedling", False, 3),
        ("oral_minoxidil", "none", False, 1),
        ("finasteride", "none", False, 1),
        ("topical_finasteride", "none", False, 1),
        ("dutasteride", "none", False, 1),
        ("prp_alone", "injection", True, 3),
        ("microneedling_alone", "microneedling", False, 0),
        ("transplant", "injection", False, 1),
        ("registered_trial", "none", False, 3),
    ]


def test_every_option_is_told_in_the_same_fields():
    for option in STARTER.options:
        untold = [field.name for field in fields(option) if getattr(option, field.name) == ""]
        assert set(untold) <= {"note", "known_women", "harm_brief", "where_approved"} | (
            set() if option.group is Group.EXOSOME_METHOD else {"harm_line"}
        ), option.key


def test_only_studies_of_exosomes_in_pattern_hair_loss_are_counted():
    counted = {option.key: option.studies for option in STARTER.options if option.studies}
    assert counted == {
        "topical_microneedling": ("ST05", "ST06", "ST09"),
        "intradermal_injection": ("ST01", "ST02", "ST07", "ST08", "ST10"),
        "hybrid_with_drugs": ("ST10",),
    }
    assert all(STARTER.study[key].is_exosome for keys in counted.values() for key in keys)


def test_a_stop_and_each_answer_left_open_have_their_words():
    assert {f"open_{item}" for item in OPEN_ITEMS} | {
        "stop_under_18_text",
        "stop_under_18_action",
    } <= set(STARTER.wording)


def test_a_lead_in_ends_where_the_words_of_the_rule_begin():
    assert all(STARTER.wording[f"open_{item}"].endswith(":") for item in OPEN_ITEMS)


def test_a_rule_without_a_ground_says_that_it_is_a_precaution_without_data():
    groundless = [
        rule for rule in STARTER.rules if not rule.basis and rule.when[0].item != "warning_signs"
    ]
    assert [rule.key for rule in groundless] == ["R17a", "R17b", "R17c", "R29", "R21", "R28"]
    assert all("safety precaution: no data" in rule.text for rule in groundless)


def test_the_warning_signs_are_the_ones_that_are_asked_and_the_age():
    asked = [
        code for code in ITEM["warning_signs"].codes if code not in ("none", "prefer_not_to_say")
    ]
    assert [sign.key for sign in STARTER.warning_signs] == [*asked, "under_18"]


def test_the_claims_are_the_ones_that_are_asked_about_but_pressure():
    claims = {claim.key: claim.verdict for claim in STARTER.claims}
    asked = [code for code in ITEM["offer_claims"].codes if code not in ("none", "not_sure")]
    assert list(claims) == [code for code in asked if code != "price_ends_today"]
    assert set(claims.values()) <= {*ClaimVerdict, "by_law"}


def test_only_the_claim_that_the_law_decides_has_words_for_being_contradicted():
    told = [claim.key for claim in STARTER.claims if claim.text_if_contradicted]
    assert told == [claim.key for claim in STARTER.claims if claim.verdict == "by_law"]


def test_untraced_figures_are_named_only_where_they_are_labelled():
    untraced = re.compile(r"\b(33|46)\b(?! weeks)|\b45 (percent|%)")
    found = [
        text
        for kind in WORDED
        for text in texts_of(getattr(STARTER, kind))
        if untraced.search(text)
    ]
    assert found == [claim.text for claim in STARTER.claims if claim.key == "percent_more_hair"]
    assert "could not trace" in found[0]


def test_help_is_named_for_both_needs_wherever_a_person_lives():
    needs = Counter(contact.need for contact in STARTER.contacts if contact.country == "any")
    assert needs == {"urgent": 1, "distress": 1}


def test_a_contact_with_a_number_names_the_page_it_was_read_on():
    assert all(contact.url for contact in STARTER.contacts if re.search(r"\d{3}", contact.text))


def test_harm_can_be_reported_wherever_a_person_lives():
    assert {route.country for route in STARTER.reporting_routes} >= {"US", "any"}


def test_no_clinician_is_named_who_did_not_sign():
    assert STARTER.colophon.clinician == ""


def test_an_answer_that_nobody_knows_says_so_with_low_certainty():
    sure = [
        question.key
        for question in STARTER.real_questions
        if question.nobody_knows and question.certainty.value in ("high", "moderate")
    ]
    assert sure == []


BY_ITEM = ("open_", "if_", "hair_loss_no_source_")
"""Beginnings of keys whose sentence is looked up by what comes after."""


def test_every_sentence_of_the_edition_is_shown_somewhere():
    """Whoever edits one that no page reads would change nothing."""
    written = {
        node.value
        for room in ("evidence", "questionnaire")
        for path in (FOLDER.parents[1] / room).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }

    assert {beginning for beginning in BY_ITEM if beginning not in written} == set()
    unread = {one.key for one in STARTER.wordings if not one.key.startswith(BY_ITEM)} - written
    assert unread == set()
