"""Summaries that say too little, or say it for the wrong reason, are caught in words."""

from dataclasses import replace

import pytest

from evidence.core.assessment.assess import assess
from evidence.core.assessment.profile import Profile
from evidence.core.edition.rules import Allowance, FirstYearCost, QuestionTrigger, Wish
from evidence.core.edition.vocabulary import BreaksSkin, Status
from evidence.core.proof import summary_checks
from evidence.core.proof.prove import prove
from tests.builders import lines, made, needle_wish, notice, option, rule, sign
from tests.proof.careful import against, careful_catalogue


@pytest.mark.parametrize(
    ("wrong", "problem"),
    [
        ({"sources": ()}, 'without a source and without "safety precaution: no data"'),
        ({"text": "  "}, "without text"),
    ],
)
def test_a_reason_without_text_or_ground_is_found(wrong, problem):
    bare = replace(rule("BARE", "topical_alone", regimen_duration="under_3_months"), **wrong)

    told = against(careful_catalogue(rules=(bare,)), "I08")

    assert any(problem in one and "BARE" in one for one in told), told


def test_a_reason_that_says_there_are_no_data_needs_no_source():
    honest = replace(
        rule("HONEST", "topical_alone", sources=(), regimen_duration="under_3_months"),
        text="This is a safety precaution: no data.",
    )

    assert against(careful_catalogue(rules=(honest,)), "I08") == ()


def test_a_status_that_its_reasons_do_not_give_is_found(monkeypatch):
    def closed_for_nothing(person, catalogue):
        summary = assess(person, catalogue)
        first = summary.options[0]._replace(status=Status.NOT_SUITABLE)
        return replace(summary, options=(first, *summary.options[1:]))

    monkeypatch.setattr(summary_checks, "assess", closed_for_nothing)

    told = against(careful_catalogue(), "I08")

    assert told[0].startswith("topical alone is at not suitable, and its reasons say check first,")


@pytest.mark.parametrize("item", ["budget", "offer_price", "trial_interest", "importance"])
def test_a_rule_about_money_or_preferences_is_found(item):
    greedy = rule("GREEDY", "topical_alone", **{item: "yes"})

    assert against(careful_catalogue(rules=(greedy,)), "I11") == (
        f"GREEDY asks about {item}, which no rule may read.",
    )


def test_a_budget_that_changes_a_status_is_found(monkeypatch):
    def for_the_rich(person, catalogue):
        summary = assess(person, catalogue)
        poor = person.budget and person.budget.amount < 100
        first = summary.options[0]._replace(status=Status.NOT_SUITABLE)
        return replace(summary, options=(first,)) if poor else summary

    monkeypatch.setattr(summary_checks, "assess", for_the_rich)

    priced = made(FirstYearCost, option="topical_alone", currency="USD", low=50, high=150)

    told = against(careful_catalogue(first_year_costs=(priced,)), "I11")

    assert told[0] == "A status or reason changes for: budget: 0 USD."


def test_a_list_whose_order_matters_is_found(monkeypatch):
    monkeypatch.setattr(summary_checks, "_person", lambda given: Told(given))

    told = against(careful_catalogue(), "I12")

    assert told[0].startswith("Two orders differ for: ")
    assert "patches and sudden loss" in told[0]


class Told(Profile):
    """A profile that keeps lists as they were told."""

    def __init__(self, given):
        super().__init__(**given)
        for key, answer in given.items():
            object.__setattr__(self, key, answer)


def test_a_missing_sentence_is_found_before_somebody_gets_an_error_page():
    small = careful_catalogue()
    forgotten = replace(
        small, wordings=tuple(one for one in small.wordings if one.key != "open_pregnancy")
    )

    told = against(forgotten, "I13")

    assert told[0].startswith("No summary (KeyError 'open_pregnancy') for: ")


@pytest.mark.parametrize(
    ("wrong", "problem"),
    [
        (
            {"notices": (notice("N1", shoe_size="large"),)},
            "N1 asks about shoe_size, which no rule may read.",
        ),
        (
            {"notices": (notice("N1", conditions="hiccups"),)},
            "N1 asks about conditions hiccups, which no answer has.",
        ),
        (
            {"notices": (notice("N1", conditions=""),)},
            "N1 asks about conditions and names no code.",
        ),
        (
            {"wishes": (Wish("blood_draw", "colour", (), "No."),)},
            "The wish about blood_draw cannot compare 'colour'.",
        ),
        (
            {"wishes": (Wish("blood_draw", "blood_draw", (Allowance("no", (), 3),), "No."),)},
            "The wish about blood_draw cannot compare 'blood_draw'.",
        ),
        (
            {"rules": (rule("ALWAYS", "topical_alone"),)},
            "ALWAYS has no line: nobody can say when it holds.",
        ),
    ],
)
def test_what_no_answer_can_reach_is_named_and_the_rest_still_proved(wrong, problem):
    proof = prove(careful_catalogue(**wrong))

    assert [one.key for one in proof.invariants if not one.holds] == ["I13"]
    assert problem in next(one for one in proof.invariants if one.key == "I13").counter_examples


def test_a_silent_notice_is_found():
    silent = replace(notice("N1", conditions="allergies"), text=" ")

    told = against(careful_catalogue(notices=(silent,)), "I13")

    assert told[0].startswith("N1 says nothing for: ")


def test_an_option_that_a_summary_forgets_is_found(monkeypatch):
    def forgetful(person, catalogue):
        return replace(assess(person, catalogue), options=())

    monkeypatch.setattr(summary_checks, "assess", forgetful)

    assert against(careful_catalogue(), "I13")[0].startswith("The options are none for: ")
    assert against(careful_catalogue(), "I07")[0].startswith("Waiting is not there for: ")


def test_a_reason_that_names_no_answer_is_found(monkeypatch):
    def unfounded(person, catalogue):
        summary = assess(person, catalogue)
        first = summary.options[0]
        silent = tuple(reason._replace(because=()) for reason in first.reasons)
        return replace(summary, options=(first._replace(reasons=silent), *summary.options[1:]))

    monkeypatch.setattr(summary_checks, "assess", unfounded)

    assert any("that names no answer" in one for one in against(careful_catalogue(), "I08"))


@pytest.mark.parametrize("key", ["stop_under_18_text", "stop_under_18_action"])
def test_a_silent_stop_is_found(key):
    small = careful_catalogue()
    silent = tuple(replace(one, text=" ") if one.key == key else one for one in small.wordings)

    told = against(replace(small, wordings=silent), "I13")

    assert told[0].startswith("the stop under_18 says nothing for: ")


@pytest.mark.parametrize("silent", [{"text": ""}, {"action": ""}])
def test_a_silent_warning_is_found(silent):
    small = careful_catalogue(warning_signs=(replace(sign("patches"), **silent),))

    assert against(small, "I13")[0].startswith("the warning patches says nothing for: ")


def test_a_spoken_warning_is_no_fault():
    assert against(careful_catalogue(warning_signs=(sign("patches"),)), "I13") == ()


def test_answers_told_backwards_that_are_heard_differently_are_found(monkeypatch):
    seen = []

    def never_twice_the_same(person, catalogue):
        seen.append(person)
        return len(seen)

    monkeypatch.setattr(summary_checks, "_standing", never_twice_the_same)

    told = against(careful_catalogue(), "I12")

    assert told[0].startswith("Answers told backwards differ for: age band: 25 34; sex: male;")


def test_a_trigger_of_questions_that_nothing_can_reach_is_named():
    lost = made(QuestionTrigger, when=lines(mood="low"), ask=("Q1", "Q2"))

    assert against(careful_catalogue(question_triggers=(lost,)), "I13") == (
        "The trigger of Q1, Q2 asks about mood, which no rule may read.",
    )


def test_a_reason_that_a_limit_swallows_is_found(monkeypatch):
    def swallowing(person, catalogue):
        summary = assess(person, catalogue)
        kept = tuple(
            one._replace(reasons=()) if one.past_limits else one for one in summary.options
        )
        return replace(summary, options=kept)

    needled = replace(careful_catalogue(wishes=(needle_wish(),)), legal_positions=())
    serum = replace(needled.options[0], breaks_skin=BreaksSkin.INJECTION)
    needled = replace(needled, options=(serum, *needled.options[1:]))
    assert against(needled, "I18") == ()

    monkeypatch.setattr(summary_checks, "assess", swallowing)

    assert against(needled, "I18")[0].startswith("topical alone has other reasons of law or health")


@pytest.mark.parametrize("told", [("budget",), ()])
def test_a_cost_and_a_limit_that_are_told_apart_are_found(monkeypatch, told):
    def astray(person, catalogue):
        summary = assess(person, catalogue)
        wrong = tuple(
            one._replace(past_limits=told)
            if ("budget" in one.past_limits) != bool(told) and one.key != "wait"
            else one
            for one in summary.options
        )
        return replace(summary, options=wrong)

    priced = made(FirstYearCost, option="topical_alone", currency="USD", low=50, high=150)
    small = careful_catalogue(first_year_costs=(priced,))
    assert against(small, "I19") == ()

    monkeypatch.setattr(summary_checks, "assess", astray)

    assert against(small, "I19")[0].startswith("topical alone tells its cost and its limit apart")


def test_a_limit_that_waiting_passes_is_found():
    visited = option("wait", visits=1)
    tired = Wish("visits_per_year", "visits", (Allowance("none", (), 0),), "Too many visits.")
    small = careful_catalogue(wishes=(tired,))

    told = against(replace(small, options=(small.options[0], visited)), "I07")

    assert any("Waiting is past visits per year" in one for one in told), told


@pytest.mark.parametrize(
    ("lost", "problem"),
    [("Q35", "you"), ("Q11", "product"), ("Q16", "proof")],
)
def test_a_first_question_that_not_everybody_is_asked_is_found(lost, problem):
    small = careful_catalogue()
    (always,) = small.question_triggers
    fewer = replace(always, ask=tuple(key for key in always.ask if key != lost))

    told = against(replace(small, question_triggers=(fewer,)), "I46")

    assert f"The list about {problem} ends with {lost}, not always asked." in told
