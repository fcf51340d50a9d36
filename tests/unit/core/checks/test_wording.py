"""What the wording gate lets through and what it stops."""

from dataclasses import replace

import pytest

from evidence.core.checks.wording import (
    HIGHEST_GRADE,
    PLAIN_FIELDS,
    TARGET_GRADE,
    measure,
    plain_texts,
    problems_in,
    wording_problems,
)
from evidence.core.edition.rules import RuleWords
from evidence.editions.publish import gate
from evidence.starter import starter_catalogue


@pytest.mark.parametrize(
    "text",
    [
        "This treatment is safe.",
        "It is proven.",
        "You are a candidate.",
        "We recommend this.",
        "The change is permanent.",
        "This is suitable for you. It is not new.",
        "It helps 1 in 5 people.",
        "It helps one in ten people.",
        "It helps one woman in twelve.",
        "Exosomes are good value beside tablets.",
        "One session is worth the money.",
        "Hair grew by 45%.",
        "Hair grew by 45 percent.",
        "Hair grew by 45 per cent.",
    ],
)
def test_the_gate_stops(text):
    assert len(problems_in(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "It has not been shown to be safe.",
        "Nobody has proven that it works.",
        "Is it safe?",
        "The clinic says it is safe.",
        "They wrote “clinically proven” on the box.",
        "It helped 1 out of 100 people.",
        "It helped 20 out of 100 people.",
        "They used the 5% liquid.",
        "It was weaker than 2.5% minoxidil.",
    ],
)
def test_the_gate_lets_through(text):
    assert not problems_in(text)


def test_a_denial_in_one_sentence_does_not_excuse_the_next():
    assert problems_in("It is not new. It is safe.")


def test_words_of_others_may_be_repeated_to_answer_them():
    assert not problems_in("It is safe and 45% better.", quoting=True)


def test_twenty_words_in_a_sentence_pass_and_twenty_one_do_not():
    assert not problems_in(f"{'We go ' * 10}".strip() + ".")
    assert "21 words" in problems_in(f"{'We go ' * 10}on.")[0]


def test_a_short_text_is_not_graded():
    assert not problems_in("Communicating probabilistic uncertainty necessitates deliberation.")


def test_a_hard_text_of_some_length_is_stopped():
    hard = "Regenerative interventions necessitate comprehensive documentation. " * 6

    assert any("reading grade" in problem for problem in problems_in(hard))


def test_the_starter_edition_passes():
    assert wording_problems(starter_catalogue()) == []


def test_most_of_the_starter_reaches_the_target_grade():
    readings = [measure(plain.text) for plain in plain_texts(starter_catalogue())]
    grades = [reading.grade for reading in readings if reading.words >= 25]

    assert max(grades) <= HIGHEST_GRADE
    assert sum(grades) / len(grades) <= TARGET_GRADE


def test_every_field_that_is_checked_exists():
    catalogue = starter_catalogue()

    missing = [
        f"{kind}.{field}"
        for kind, fields in PLAIN_FIELDS.items()
        for field in fields
        if not hasattr(getattr(catalogue, kind)[0], field)
    ]

    assert missing == []


@pytest.mark.django_db
def test_a_promise_in_a_finding_keeps_the_edition_from_being_published():
    catalogue = starter_catalogue()
    first = replace(catalogue.findings[0], text="This is a proven treatment.")
    changed = replace(catalogue, findings=(first, *catalogue.findings[1:]))

    assert f"findings {first.key}, text: the word 'proven': “This is a proven treatment.”" in gate(
        changed
    )


def with_option(key, **said):
    starter = starter_catalogue()
    options = tuple(replace(one, **said) if one.key == key else one for one in starter.options)
    return replace(starter, options=options)


def rows_refused(catalogue):
    return [line for line in wording_problems(catalogue) if "known" in line or "brief" in line]


@pytest.mark.parametrize(
    ("catalogue", "problem"),
    [
        pytest.param(
            with_option("lllt", known="word " * 12 + "more"),
            "options lllt, known: 13 words in a row, at most 12",
            id="too long for a row",
        ),
        pytest.param(
            with_option("lllt", harm_brief=""),
            "options lllt, known: a number of a benefit, and no harm_brief beside it",
            id="a benefit without a harm",
        ),
        pytest.param(
            with_option("transplant", known="30 more hairs in 20 men.", harm_brief="scars"),
            "options transplant, known: a number that no fair test stands behind",
            id="a number without a fair test",
        ),
    ],
)
def test_a_row_that_misleads_is_refused(catalogue, problem):
    (found,) = rows_refused(catalogue)

    assert found.startswith(problem)


def test_a_row_may_tell_the_one_fair_number_beside_what_it_was_compared_with():
    told = "20 men: 9.5 hairs; salt water 1.5."

    assert rows_refused(with_option("intradermal_injection", known=told)) == []


def test_words_for_some_options_of_a_rule_are_read_too():
    starter = starter_catalogue()
    words = (RuleWords(("lllt",), "a brief of more than six words", "It is safe."),)
    rules = tuple(replace(one, words=words) if one.key == "R28" else one for one in starter.rules)

    found = [line for line in wording_problems(replace(starter, rules=rules)) if "R28" in line]

    assert [line.partition(":")[0] for line in found] == [
        "rules R28, words text",
        "rules R28, words brief",
    ]
