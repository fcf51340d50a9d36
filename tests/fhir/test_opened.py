"""What is taken from a file of answers, what is not, and why; whatever the file holds."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidence.core.edition.items import ITEM
from questionnaire.fhir.answer_items import Reason
from questionnaire.fhir.presenter import REASONS, REFUSED, not_taken
from questionnaire.fhir.reader import LARGEST_FILE, LeftOut, Refusal, RefusedError, opened
from questionnaire.fhir.response import response_of
from questionnaire.questions import QUESTIONS
from questionnaire.questions.steps import STEPS, first_open, without_unasked
from questionnaire.visit.visit import Visit
from tests.walking import GIVEN

OURS = "urn:exosomes-hair-loss-decision-aid:answers"
ISO = "urn:iso:std:iso:3166"


def coding(key, code, system=None):
    return {"valueCoding": {"system": system or f"{OURS}:{key}", "code": code}}


def quantity(value, code="USD", **more):
    return {
        "valueQuantity": {"value": value, "system": "urn:iso:std:iso:4217", "code": code, **more}
    }


def entry(key, *answers, **more):
    return {"linkId": key, "answer": list(answers), **more}


def row(code, *answers):
    return entry(f"importance.{code}", *answers)


def file_with(*entries, **changed):
    resource = {**response_of(Visit()), "item": [{"linkId": "about-you", "item": list(entries)}]}
    return json.dumps({**resource, **changed}).encode()


def only(*entries):
    return opened(file_with(*entries))


@pytest.mark.parametrize(
    ("one", "answers"),
    [
        (entry("age_band", coding("age_band", "65_plus")), {"age_band": "65_plus"}),
        (entry("country", coding("country", "JO", ISO)), {"country": "JO"}),
        (entry("budget", quantity(1500.0)), {"budget": {"amount": 1500, "currency": "USD"}}),
        (entry("budget", quantity(0)), {"budget": {"amount": 0, "currency": "USD"}}),
        (
            entry("regimen", coding("regimen", "prp"), coding("regimen", "finasteride")),
            {"regimen": ["finasteride", "prp"]},
        ),
        (
            {"linkId": "importance", "item": [row("low_cost", {"valueInteger": 5})]},
            {"importance": {"low_cost": 5}},
        ),
    ],
)
def test_an_answer_of_each_kind_is_taken(one, answers):
    found = only(one)

    assert (found.answers, found.left_out) == (answers, ())


@pytest.mark.parametrize(
    ("one", "reason"),
    [
        pytest.param(entry("shoe_size"), Reason.UNKNOWN_QUESTION, id="no such question"),
        pytest.param(entry("Age_band"), Reason.UNKNOWN_QUESTION, id="another case"),
        pytest.param(
            entry("sex", coding("sex", "robot")), Reason.UNKNOWN_ANSWER, id="no such code"
        ),
        pytest.param(
            entry("sex", coding("sex", "male", OURS)), Reason.UNKNOWN_ANSWER, id="no such system"
        ),
        pytest.param(
            entry("sex", coding("blood_draw", "yes")), Reason.UNKNOWN_ANSWER, id="another item's"
        ),
        pytest.param(entry("sex", {"valueString": "male"}), Reason.UNKNOWN_ANSWER, id="text"),
        pytest.param(entry("sex", {"valueCoding": "male"}), Reason.UNKNOWN_ANSWER, id="bare"),
        pytest.param(entry("sex", "male"), Reason.UNKNOWN_ANSWER, id="no answer at all"),
        pytest.param({"linkId": "sex", "answer": "male"}, Reason.UNKNOWN_ANSWER, id="no list"),
        pytest.param(
            entry("sex", coding("sex", ["male"])), Reason.UNKNOWN_ANSWER, id="a list as code"
        ),
        pytest.param(
            entry("sex", {**coding("sex", "male"), "item": []}),
            Reason.UNKNOWN_ANSWER,
            id="more below the answer",
        ),
        pytest.param(
            entry("sex", coding("sex", "male"), item=[]), Reason.UNKNOWN_ANSWER, id="a group"
        ),
        pytest.param(
            entry("sex", coding("sex", "male"), coding("sex", "female")),
            Reason.SEVERAL,
            id="two answers",
        ),
        pytest.param(
            entry("regimen", coding("regimen", "prp"), coding("regimen", "prp")),
            Reason.TWICE,
            id="a code twice",
        ),
        pytest.param(
            entry("regimen", coding("regimen", "prp"), coding("regimen", "none")),
            Reason.DO_NOT_GO_TOGETHER,
            id="none and something",
        ),
        pytest.param(
            entry("country", coding("country", "UK", ISO)), Reason.UNKNOWN_ANSWER, id="no country"
        ),
        pytest.param(
            entry("country", coding("country", "JO")), Reason.UNKNOWN_ANSWER, id="ours, no country"
        ),
        pytest.param(
            entry("treatment_country", coding("treatment_country", "prefer_not_to_say")),
            Reason.UNKNOWN_ANSWER,
            id="not a choice here",
        ),
        *(
            pytest.param(entry("budget", wrong), Reason.UNKNOWN_ANSWER, id=f"money {place}")
            for place, wrong in enumerate(
                [
                    quantity(-1),
                    quantity(1_000_001),
                    quantity(1.5),
                    quantity(True),
                    quantity("1"),
                    quantity(1, "usd"),
                    quantity(1, ["USD"]),
                    quantity(1, system="http://unitsofmeasure.org"),
                    quantity(1, comparator="<"),
                    {"valueQuantity": 5},
                    {"valueMoney": {"value": 1, "currency": "USD"}},
                ]
            )
        ),
        *(
            pytest.param({"linkId": "importance", "item": wrong}, reason, id=f"importance {place}")
            for place, (wrong, reason) in enumerate(
                [
                    ([row("low_cost", {"valueInteger": 6})], Reason.UNKNOWN_ANSWER),
                    ([row("low_cost", {"valueInteger": True})], Reason.UNKNOWN_ANSWER),
                    ([row("low_cost", {"valueInteger": "3"})], Reason.UNKNOWN_ANSWER),
                    ([row("high_cost", {"valueInteger": 3})], Reason.UNKNOWN_ANSWER),
                    ([{"linkId": ["importance.low_cost"]}], Reason.UNKNOWN_ANSWER),
                    (["importance.low_cost"], Reason.UNKNOWN_ANSWER),
                    ("low_cost", Reason.UNKNOWN_ANSWER),
                    ([row("low_cost", *[{"valueInteger": 3}] * 2)], Reason.SEVERAL),
                    ([row("low_cost", {"valueInteger": 3})] * 2, Reason.TWICE),
                ]
            )
        ),
    ],
)
def test_what_does_not_fit_is_left_out_with_its_reason(one, reason):
    found = only(one, entry("age_band", coding("age_band", "65_plus")))

    assert found.answers == {"age_band": "65_plus"}
    assert found.left_out == (LeftOut(one["linkId"], reason),)


def test_a_question_that_is_there_twice_is_not_taken_at_all():
    found = only(entry("sex", coding("sex", "male")), entry("sex", coding("sex", "female")))

    assert (found.answers, found.left_out) == ({}, (LeftOut("sex", Reason.TWICE),))


def test_an_answer_that_others_rule_out_is_left_out():
    found = only(
        entry("sex", coding("sex", "male")), entry("pregnancy", coding("pregnancy", "none"))
    )

    assert found.answers == {"sex": "male"}
    assert found.left_out == (LeftOut("pregnancy", Reason.NOT_ASKED),)


def test_a_strange_name_is_cut_and_can_be_shown():
    (left,) = only({"linkId": "\ud800" + "x" * 500}).left_out

    assert len(left.name) == 60
    assert left.name.encode()


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        pytest.param(b" " * (LARGEST_FILE + 1), Refusal.TOO_LARGE, id="too large"),
        pytest.param(b"\xff\xfe\x00", Refusal.NOT_READABLE, id="no text"),
        pytest.param(b"{'a': 1}", Refusal.NOT_READABLE, id="no JSON"),
        pytest.param(b'{"a": NaN}', Refusal.NOT_READABLE, id="not a number"),
        pytest.param(b"[" * 60_000, Refusal.NOT_READABLE, id="too deep"),
        pytest.param(b"1" * 60_000, Refusal.NOT_READABLE, id="too long a number"),
        pytest.param(b"null", Refusal.NOT_OURS, id="nothing"),
        pytest.param(file_with(resourceType="Bundle"), Refusal.NOT_OURS, id="a bundle"),
        pytest.param(file_with(questionnaire=None), Refusal.NOT_OURS, id="no questionnaire"),
        pytest.param(file_with(questionnaire="http://x|1"), Refusal.NOT_OURS, id="another's"),
        pytest.param(
            file_with(questionnaire="urn:exosomes-hair-loss-decision-aid:questionnaire|2"),
            Refusal.OTHER_VERSION,
            id="a later version",
        ),
        pytest.param(
            file_with(questionnaire="urn:exosomes-hair-loss-decision-aid:questionnaire"),
            Refusal.OTHER_VERSION,
            id="no version",
        ),
        pytest.param(file_with(status="entered-in-error"), Refusal.NOT_VALID, id="in error"),
        pytest.param(file_with(status=["completed"]), Refusal.NOT_VALID, id="a list as status"),
        pytest.param(file_with(item={}), Refusal.NOT_VALID, id="items are no list"),
        pytest.param(file_with(item=["age_band"]), Refusal.NOT_VALID, id="items are texts"),
        pytest.param(file_with(item=[{"linkId": 1}]), Refusal.NOT_VALID, id="a number as name"),
    ],
)
def test_a_file_of_which_nothing_can_be_taken_is_refused(content, refusal):
    with pytest.raises(RefusedError) as refused:
        opened(content)

    assert refused.value.refusal is refusal


def test_every_reason_and_refusal_has_its_words():
    assert set(REASONS) == set(Reason)
    assert set(REFUSED) == set(Refusal)


def test_a_byte_order_mark_does_no_harm():
    assert opened(b"\xef\xbb\xbf" + file_with()).answers == {}


CASE = Path(__file__).parent / "answers_with_ids.json"
ELSEWHERE = {"id": "x1", "extension": [{"url": "http://example.org/e", "valueString": "seen"}]}


def stored_again(resource):
    """What other FHIR programs write into a resource: ids, extensions and metadata, everywhere."""
    if isinstance(resource, list):
        return [stored_again(one) for one in resource]
    if not isinstance(resource, dict):
        return resource
    inner = {name: stored_again(value) for name, value in resource.items()}
    texts = {f"_{name}": dict(ELSEWHERE) for name, value in inner.items() if isinstance(value, str)}
    return {**ELSEWHERE, **inner, **texts}


def test_the_case_with_ids_is_read_whole():
    found = opened(CASE.read_bytes())

    assert found.left_out == ()
    assert found.answers["budget"] == {"amount": 1500, "currency": "KWD"}
    assert found.answers["age_band"] == "25_34"
    assert len(found.answers) > 8


@settings(max_examples=50)
@given(st.data())
def test_a_file_that_another_program_stored_again_gives_the_same_answers(data):
    keys = data.draw(st.sets(st.sampled_from(sorted(GIVEN))))
    visit = Visit(without_unasked({key: GIVEN[key] for key in GIVEN if key in keys}))
    plain = response_of(visit)

    again = opened(json.dumps(stored_again(plain)).encode())

    assert again.answers == visit.answers
    assert again.left_out == ()


@pytest.mark.parametrize(
    "one",
    [
        {**entry("sex", coding("sex", "male")), "modifierExtension": [{"url": "http://x"}]},
        entry("sex", {**coding("sex", "male"), "modifierExtension": [{"url": "http://x"}]}),
        {"linkId": "importance", "modifierExtension": [{"url": "http://x"}], "item": []},
    ],
)
def test_an_extension_that_changes_the_meaning_is_not_passed_over(one):
    (left,) = only(one).left_out

    assert left == LeftOut(one["linkId"], Reason.MARKED)


def test_a_file_that_is_marked_as_a_whole_is_refused():
    with pytest.raises(RefusedError) as refused:
        opened(file_with(modifierExtension=[{"url": "http://x"}]))

    assert refused.value.refusal is Refusal.MARKED


def test_everything_that_is_not_taken_is_told_item_by_item():
    found = only(
        {"linkId": "wrapped", "item": [entry("sex", coding("sex", "male")), entry("shoe_size")]},
        entry("budget", quantity(1500.5)),
        entry("other", {"valueString": "x", "item": [entry("below", {"valueString": "y"})]}),
        {
            "linkId": "importance",
            "item": [
                row("low_cost", {"valueInteger": 5}),
                row("few_visits", {"valueInteger": 9}),
                row("x"),
            ],
        },
    )

    assert found.answers == {"sex": "male", "importance": {"low_cost": 5}}
    assert {one.name for one in found.left_out} == {
        "shoe_size", "budget", "other", "below", "importance.few_visits", "importance.x",
    }  # fmt: skip


def test_a_row_of_scales_is_told_by_its_words():
    code = ITEM["importance"].codes[0]
    (told,) = not_taken([LeftOut(f"importance.{code}", Reason.UNKNOWN_ANSWER)])

    assert str(QUESTIONS["importance"].labels[code]) in str(told.name)


@pytest.mark.parametrize(
    "step", [step for step in STEPS if step.required], ids=lambda step: step.slug
)
def test_a_required_page_is_never_passed_over_by_a_file(step):
    """A page that must be answered stays open, however the file was written."""
    entries = [{"linkId": key} for key in step.keys]

    assert step.slug not in opened(file_with(*entries)).passed
    assert first_open(opened(file_with(*entries)).answers, opened(file_with(*entries)).passed)


@pytest.mark.parametrize(
    "step", [step for step in STEPS if not step.required], ids=lambda step: step.slug
)
def test_a_page_that_may_be_left_out_stays_left_out(step):
    kept = {key: GIVEN[key] for key in GIVEN if key not in step.keys}
    asked = without_unasked(kept)
    again = opened(json.dumps(response_of(Visit(asked, frozenset({step.slug})))).encode())

    assert (step.slug in again.passed) == step.is_asked(asked)
