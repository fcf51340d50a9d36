"""Answers written to a file and opened again are the same answers."""

import json

import pytest
from fhir.resources.R4B.questionnaire import Questionnaire
from fhir.resources.R4B.questionnaireresponse import QuestionnaireResponse
from hypothesis import given
from hypothesis import strategies as st

from evidence.core.assessment.answers_file import profile_from_answers
from evidence.core.edition.items import ITEM, is_asked
from questionnaire.fhir.questionnaire import questionnaire_resource
from questionnaire.fhir.reader import Opened, opened
from questionnaire.fhir.response import file_of, response_of
from questionnaire.questions.steps import STEP, STEPS, without_unasked
from questionnaire.visit.visit import Visit
from tests.answers import answers_from
from tests.fhir.schema import faults
from tests.oracle.people import answers
from tests.walking import GIVEN

SKIPPABLE = [step.slug for step in STEPS if not step.required]


def canonical(found):
    """The answers as a visit holds them: asked ones only, lists in the questionnaire's order."""
    return answers_from(*profile_from_answers(without_unasked(found)))


@st.composite
def visits(draw):
    told = canonical(draw(answers()))
    skipped = draw(st.sets(st.sampled_from(SKIPPABLE)))
    passed = {s for s in skipped if STEP[s].is_asked(told) and not told.keys() & {*STEP[s].keys}}
    return Visit(answers=told, passed=frozenset(passed))


@given(visits())
def test_a_file_gives_back_exactly_what_was_answered_and_left_out(visit):
    assert opened(file_of(visit)) == Opened(dict(visit.answers), visit.passed, ())


@given(visits())
def test_opening_and_writing_again_gives_the_same_bytes(visit):
    found = opened(file_of(visit))

    assert file_of(Visit(answers=found.answers, passed=found.passed)) == file_of(visit)


@given(visits())
def test_a_file_is_what_our_own_schema_says(visit):
    assert list(faults(response_of(visit))) == []


@given(visits())
def test_a_file_is_fhir_r4(visit):
    resource = QuestionnaireResponse.model_validate_json(file_of(visit))

    assert resource.questionnaire == "urn:exosomes-hair-loss-decision-aid:questionnaire|1"


def test_the_questionnaire_is_fhir_r4():
    text = json.dumps(questionnaire_resource())

    resource = Questionnaire.model_validate_json(text)

    assert f"{resource.url}|{resource.version}" == response_of(Visit())["questionnaire"]


def test_the_questionnaire_asks_every_item_by_its_key_in_our_order():
    sections = questionnaire_resource()["item"]

    assert [entry["linkId"] for section in sections for entry in section["item"]] == list(ITEM)
    assert len(sections) == 8


def test_the_questionnaire_offers_exactly_the_codes_of_each_item():
    entries = {e["linkId"]: e for s in questionnaire_resource()["item"] for e in s["item"]}
    for key, item in ITEM.items():
        own = [
            option["valueCoding"]["code"]
            for option in entries[key].get("answerOption", ())
            if option["valueCoding"]["system"].startswith("urn:exosomes")
        ]
        rows = [row["linkId"].partition(".")[2] for row in entries[key].get("item", ())]
        assert (own or rows) == list(item.codes)


def holds(line, told):
    """FHIR's reading of one enableWhen line."""
    given_ = told.get(line["question"], ())
    codes = [given_] if isinstance(given_, str) else list(given_)
    if line["operator"] == "exists":
        return bool(codes) is line["answerBoolean"]
    wanted = line["answerCoding"]["code"]
    if line["operator"] == "=":
        return wanted in codes
    return any(code != wanted for code in codes)


@given(answers())
def test_a_question_is_enabled_when_the_pages_ask_it(told):
    comparable = {k: tuple(v) if isinstance(v, list) else v for k, v in told.items()}
    for section in questionnaire_resource()["item"]:
        for entry in section["item"]:
            lines = [holds(line, comparable) for line in entry.get("enableWhen", ())]
            every = entry.get("enableBehavior", "all") == "all"
            enabled = not lines or (all(lines) if every else any(lines))
            assert enabled is is_asked(entry["linkId"], comparable)


def test_a_file_names_nobody_and_no_day():
    text = file_of(Visit(answers=GIVEN)).decode()

    assert not {"subject", "author", "authored", "source", "id", "meta"} & json.loads(text).keys()
    assert "2026" not in text


@pytest.mark.parametrize(
    ("answers_", "status"),
    [pytest.param(GIVEN, "completed", id="all"), pytest.param({}, "in-progress", id="none")],
)
def test_the_status_says_whether_a_question_is_open(answers_, status):
    assert response_of(Visit(answers=answers_))["status"] == status


def test_the_largest_file_is_far_below_the_limit():
    full = {
        key: [c for c in item.codes if c not in item.exclusive]
        if item.kind == "choices"
        else GIVEN[key]
        for key, item in ITEM.items()
    }
    full["importance"] = dict.fromkeys(ITEM["importance"].codes, 5)

    assert len(file_of(Visit(answers=full))) < 32 * 1024
