"""One person and one edition give one summary: reasons, sentences and what stands beside them."""

from dataclasses import replace

import pytest

from evidence.core.assessment.assess import assess
from evidence.core.assessment.profile import Money, Profile
from evidence.core.assessment.summary import Because, Stop
from evidence.core.edition.rules import RuleWords
from evidence.core.edition.vocabulary import Effect, Group, ReasonKind
from tests.builders import (
    catalogue,
    law,
    needle_wish,
    notice,
    option,
    rule,
    sign,
)

PILL = option("pill")
CALM = {"age_band": "25_34"}


def reasons(small, **answers):
    return assess(Profile(**{**CALM, **answers}), small).options[0].reasons


def told(small, **answers):
    return [(r.kind, r.rule, r.because, r.text, r.sources) for r in reasons(small, **answers)]


def test_under_18_there_is_a_stop_and_waiting_alone():
    small = catalogue(PILL, notices=(notice("N1", sex="male"),), warning_signs=(sign("patches"),))

    summary = assess(
        Profile(
            age_band="under_18",
            sex="male",
            warning_signs=("patches",),
            offer_method="other",
            offer_price=Money(3, "USD"),
        ),
        small,
    )

    assert summary.stop == Stop(
        "under_18", "Words for stop_under_18_text:", "Words for stop_under_18_action:"
    )
    assert [one.key for one in summary.options] == ["wait"]
    assert [one.key for one in summary.notices] == ["N1"]
    assert [one.key for one in summary.warnings] == ["patches"]
    assert (summary.offer, summary.questions, summary.claims) == (None, (), ())


@pytest.mark.parametrize("age", [None, "prefer_not_to_say", "18_24"])
def test_nobody_else_is_stopped(age):
    summary = assess(Profile(age_band=age), catalogue(PILL))

    assert summary.stop is None
    assert [one.key for one in summary.options] == ["pill", "wait"]


@pytest.mark.parametrize(
    ("effect", "kind"),
    [
        (Effect.NOT_SUITABLE, ReasonKind.SAFETY),
        (Effect.CHECK_FIRST, ReasonKind.CAUTION),
    ],
)
def test_a_rule_that_holds_gives_its_own_words_and_sources(effect, kind):
    small = catalogue(PILL, rules=(rule("R", "pill", effect, conditions="low_mood allergies"),))

    assert told(small, conditions=("low_mood", "allergies", "isotretinoin")) == [
        (
            kind,
            "R",
            (Because("conditions", "allergies"), Because("conditions", "low_mood")),
            "What R says.",
            ("SOURCE",),
        )
    ]


@pytest.mark.parametrize("answer", [None, "prefer_not_to_say"])
def test_a_rule_that_cannot_be_told_names_the_open_question_first(answer):
    tied = rule("R", "pill", Effect.NOT_SUITABLE, sex="female", pregnancy="pregnant")

    assert told(catalogue(PILL, rules=(tied,)), sex="female", pregnancy=answer) == [
        (
            ReasonKind.UNKNOWN,
            "R",
            (Because("pregnancy", answer), Because("sex", "female")),
            "Words for open_pregnancy: What R says.",
            ("SOURCE",),
        )
    ]


def test_lines_are_told_in_the_questionnaires_order():
    tied = rule("R", "pill", conditions="low_mood", sex="male")

    (reason,) = reasons(catalogue(PILL, rules=(tied,)), sex="male", conditions=("low_mood",))

    assert [one.item for one in reason.because] == ["sex", "conditions"]


def test_a_rule_without_sources_cites_the_signs_that_were_ticked():
    signs = (
        replace(sign("sudden_loss"), sources=("A", "B")),
        replace(sign("patches"), sources=("B", "C")),
        replace(sign("feeling_unwell"), sources=("D",)),
    )
    seen = rule("R", "pill", sources=(), warning_signs="sudden_loss patches feeling_unwell")
    small = catalogue(PILL, rules=(seen,), warning_signs=signs)

    (ticked,) = reasons(small, warning_signs=("patches", "sudden_loss"))
    (silent,) = reasons(small)
    (unsaid,) = reasons(small, warning_signs=("prefer_not_to_say",))

    assert ticked.sources == ("A", "B", "C")
    assert silent.sources == unsaid.sources == ()


def test_a_rule_about_something_else_cites_no_sign():
    small = catalogue(
        PILL,
        rules=(rule("R", "pill", sources=(), diagnosis="not_sure"),),
        warning_signs=(sign("patches"),),
    )

    (reason,) = reasons(small, diagnosis="not_sure")

    assert reason.sources == ()


def test_a_broken_wish_names_the_limit():
    needled = option("pill", skin="injection")
    small = catalogue(needled, wishes=(needle_wish(),))

    assert told(small, needle_tolerance="microneedling_only") == [
        (
            ReasonKind.WISH,
            None,
            (Because("needle_tolerance", "microneedling_only"),),
            "You set a limit.",
            (),
        )
    ]


def test_the_law_is_told_of_exosome_methods_alone():
    serum = option("serum", exosome=True)
    small = catalogue(serum, PILL, legal_positions=(law("US", "serum"), law("US", "pill")))

    first, second, _ = assess(Profile(**CALM, country="US"), small).options

    assert ([r.kind for r in first.reasons], len(first.regulation)) == (["regulation"], 1)
    assert (second.reasons, second.regulation) == ((), ())
    assert (first.group, second.group) == (Group.EXOSOME_METHOD, Group.OTHER_CHOICE)


def test_a_reason_speaks_of_the_option_it_stands_under():
    other = option("other")
    words = (RuleWords(("pill",), "a pill", "This is about the pill."),)
    spoken = replace(rule("R1", "pill other", conditions="allergies"), words=words, brief="both")
    small = catalogue(PILL, other, rules=(spoken,))

    first, second, _ = assess(Profile(**{**CALM, "conditions": ("allergies",)}), small).options

    assert first.reasons[0].text == "This is about the pill."
    assert second.reasons[0].text == spoken.text
    assert (spoken.brief_for("pill"), spoken.brief_for("other")) == ("a pill", "both")
