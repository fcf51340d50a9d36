"""The booklet tells every outcome once, and the next one only what is new."""

from dataclasses import replace

import pytest

from evidence.core.assessment.assess import assess
from evidence.core.edition.vocabulary import Effect
from evidence.core.proof.booklet import chapters
from evidence.core.proof.booklet_pages import booklet, changes
from evidence.core.proof.covering_profiles import people
from evidence.starter import starter_catalogue
from tests.builders import catalogue, law, needle_wish, notice, option, rule, sign

PILL = option("pill", name="A pill")
MOOD = rule("MOOD", "pill", conditions="low_mood")
SKIN = rule("SKIN", "pill", Effect.NOT_SUITABLE, conditions="keloid_scarring")


def chapter(key, small):
    return next(one for one in chapters(small) if one.option == key)


def test_lists_that_only_put_reasons_together_are_not_told_again():
    told = chapter("pill", catalogue(PILL, rules=(MOOD, SKIN)))

    assert [(entry.status, entry.answers) for entry in told.entries] == [
        ("the stop page", "age band: under 18"),
        ("check first", "age band: prefer not to say"),
        ("not suitable", "conditions: keloid scarring"),
        ("check first", "conditions: low mood"),
        ("check first", "conditions: prefer not to say"),
    ]


def test_a_reason_that_two_answers_make_together_is_told():
    both = rule("BOTH", "pill", Effect.NOT_SUITABLE, conditions="low_mood", diagnosis="not_sure")

    told = chapter("pill", catalogue(PILL, rules=(MOOD, both)))

    answers = [entry.answers for entry in told.entries if entry.status == "not suitable"]
    assert answers == ["diagnosis: not sure; conditions: low mood"]


def test_every_country_with_a_law_of_its_own_and_all_others_are_told():
    serum = option("serum", exosome=True)
    laws = (law("KR", "serum", "approved"), law("EU", "serum", "prohibited"))
    small = catalogue(serum, legal_positions=laws, eu_members=("AT", "FR"))

    told = [
        (e.status, e.answers) for e in chapter("serum", small).entries if "country" in e.answers
    ]

    assert told == [
        ("check first", "country: not answered"),
        ("check first", "country: any other"),
        ("not suitable", "country: AT and FR"),
    ]


def test_every_reason_that_anybody_can_read_stands_in_the_booklet():
    starter = starter_catalogue()
    text = booklet(starter, "Booklet")

    missing = {
        reason.text
        for person in people(starter)
        for shown in assess(person, starter).options
        for reason in shown.reasons
        if reason.text not in text
    }

    assert missing == set()


def test_the_booklet_opens_with_what_stands_above_the_options():
    small = catalogue(
        PILL,
        warning_signs=(sign("patches"),),
        notices=(notice("N1", conditions="low_mood allergies", sex="male"),),
        wishes=(needle_wish(),),
    )

    lines = booklet(small, "Booklet of edition 7").splitlines()

    assert lines[0] == "# Booklet of edition 7"
    assert "- Warning patches: text action (sources: SOURCE)" in lines
    assert "- Notice N1 for conditions low mood or allergies with sex male: text" in lines
    assert "## A pill" in lines


def test_an_entry_tells_status_answers_text_rule_and_sources():
    bare = replace(SKIN, sources=())

    lines = booklet(catalogue(PILL, rules=(MOOD, bare)), "Booklet").splitlines()

    place = lines.index("- **check first** for conditions: low mood")
    assert lines[place + 1 : place + 3] == [
        "  - What MOOD says.",
        "    (MOOD, caution; sources: SOURCE)",
    ]
    assert "    (SKIN, safety; sources: none)" in lines


def test_nothing_new_is_said_to_be_nothing_new():
    small = catalogue(PILL, rules=(MOOD,))

    assert changes(small, small, "News").splitlines() == [
        "# News",
        "",
        "Nothing that a person reads about an option has changed.",
    ]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        pytest.param(
            (MOOD,),
            (MOOD, SKIN),
            ["**New:**", "", "- **not suitable** for conditions: keloid scarring"],
            id="a new rule",
        ),
        pytest.param(
            (MOOD, SKIN),
            (MOOD,),
            ["**Gone:**", "", "- **not suitable** for conditions: keloid scarring"],
            id="a dropped rule",
        ),
        pytest.param(
            (MOOD,),
            (replace(MOOD, text="Other words."),),
            [
                "- **check first** for conditions: low mood",
                "  - **New:** Other words.",
                "    (MOOD, caution; sources: SOURCE)",
                "  - **Gone:** What MOOD says.",
            ],
            id="other words",
        ),
        pytest.param(
            (MOOD,),
            (replace(MOOD, effect=Effect.NOT_SUITABLE),),
            ["- **not suitable** (was check first) for conditions: low mood"],
            id="another status",
        ),
    ],
)
def test_only_what_is_new_is_told(old, new, told):
    lines = changes(catalogue(PILL, rules=old), catalogue(PILL, rules=new), "News").splitlines()

    place = lines.index(told[0], lines.index("## A pill"))
    assert lines[place : place + len(told)] == told
    assert "- **the stop page** for age band: under 18" not in lines


def test_options_and_sentences_that_come_and_go_are_told():
    old = catalogue(PILL, warning_signs=(sign("patches"),))
    new = catalogue(option("cap", name="A cap"), warning_signs=(sign("sudden_loss"),))

    text = changes(old, new, "News")

    assert "## A pill\n\nThis option is no longer in the edition." in text
    assert "## A cap\n\nThis option is new." in text
    assert "- **New:** Warning sudden loss: text action (sources: SOURCE)" in text
    assert "- **Gone:** Warning patches: text action (sources: SOURCE)" in text
