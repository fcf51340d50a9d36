"""The summary page: what it says is what the summary as data says, in the order in which it answers."""

import re

import pytest
from bs4 import BeautifulSoup

from evidence.core.assessment.answers_file import profile_from_answers
from evidence.core.assessment.assess import assess
from evidence.core.edition.vocabulary import ReasonKind, Status
from questionnaire.options.words import STATUS
from questionnaire.questions.words import answer_sentence, topic_of
from tests.golden.cases import CASES
from tests.told import complete, shown
from tests.walking import GIVEN, SAFETY

pytestmark = pytest.mark.django_db

ADULTS = [case for case in CASES if case["answers"].get("age_band") != "under_18"]
CALM = SAFETY | {"conditions": ["none"], "pregnancy": "none", "warning_signs": ["none"]}
OFFERED = CALM | {
    "offer_method": "intradermal_injection",
    "offer_label": "injection",
    "offer_source": "human",
    "offer_claims": ["none"],
}


def told(client, answers):
    soup = BeautifulSoup(shown(client, answers), "html.parser").main
    soup.aside.decompose()
    if paper := soup.select_one("#one-sheet"):
        paper.decompose()
    return soup


def text_of(part):
    return " ".join(part.get_text(" ").split())


def block(soup, name):
    return soup.find("section", attrs={"aria-labelledby": name})


def line(soup, label):
    """One labelled line of the block that answers."""
    (found,) = [
        one for one in block(soup, "answer").select(".lines > div") if text_of(one.dt) == label
    ]
    return text_of(found.dd)


def summary_of(answers, published):
    return assess(profile_from_answers(answers)[0], published.catalogue)


@pytest.mark.parametrize("case", ADULTS, ids=lambda case: case["id"])
def test_each_option_stands_where_the_summary_puts_it(client, published, case):
    answers = complete(case["answers"])
    page = told(client, answers)

    for option in summary_of(answers, published).options:
        row = page.find("li", id=option.key)
        status = row.find_parent("div", class_="group").h3.span["class"][1]
        assert status == f"status-{option.status}"
        assert row.find(class_="use-tag") is not None or not option.already_using


@pytest.mark.parametrize("case", ADULTS, ids=lambda case: case["id"])
def test_a_row_that_is_held_back_names_its_gravest_reason_and_its_limits(client, published, case):
    answers = complete(case["answers"])
    page = told(client, answers)

    for option in summary_of(answers, published).options:
        row = page.find("li", id=option.key)
        shared = text_of(row.find_parent("div", class_="group"))
        if option.status is Status.CAN_DISCUSS:
            assert row.find(class_="gravest") is None
        else:
            assert row.find(class_="gravest") or re.search(r"(All|Most): ", shared), option.key
        tag = row.find(class_="limit-tag")
        # What safety has closed may leave its limits out where words are short.
        if tag or option.status is Status.CAN_DISCUSS:
            words = [topic_of(item) for item in option.past_limits]
            assert (tag.get_text() if tag else "").endswith(", ".join(words))


@pytest.mark.parametrize("case", ADULTS, ids=lambda case: case["id"])
def test_the_page_asks_first_what_the_summary_asks_first(client, published, case):
    answers = complete(case["answers"])
    page = told(client, answers)
    questions = {one.key: one for one in published.catalogue.clinic_questions}

    asked = [text_of(one.p) for one in page.select(".ask-first > li")]

    expected = summary_of(answers, published).ask_first
    assert asked == [questions[key].short_question for key in expected]
    assert len(asked) == 3


def test_the_blocks_stand_in_the_order_in_which_they_answer(client, published):
    page = told(client, GIVEN | {"warning_signs": ["patches"], "diagnosis": "not_sure"})

    blocks = [section["aria-labelledby"] for section in page.find_all("section")]

    assert blocks == [
        "warning", "answer", "ask", "counts", "choices", "matters", "nobody", "next",
    ]  # fmt: skip


def test_there_is_one_heading_of_the_first_level_and_it_is_the_answer(client, published):
    page = told(client, OFFERED | {"offer_price": {"amount": 3000, "currency": "USD"}})

    (heading,) = page.find_all("h1")

    assert text_of(heading) == "You were offered exosome injections for $3,000 in Türkiye"


def test_the_offer_s_status_stands_right_below_its_name(client, published):
    option = next(
        one for one in summary_of(OFFERED, published).options if one.key == OFFERED["offer_method"]
    )
    answer = block(told(client, OFFERED), "answer")

    assert text_of(answer.find(class_="status")) == str(STATUS[option.status])


def test_money_says_what_is_above_the_limit_and_what_is_used_now(client, published):
    answers = OFFERED | {
        "offer_price": {"amount": 3000, "currency": "USD"},
        "budget": {"amount": 2000, "currency": "USD"},
        "regimen": ["topical_minoxidil", "finasteride"],
        "regimen_duration": "over_12_months",
    }
    page = told(client, answers)
    without = {key: value for key, value in answers.items() if key != "budget"}

    assert line(page, "Money").startswith("$1,000 above your $2,000.")
    assert "What you use now costs $266 to $1,920 a year." in line(page, "Money")
    assert "$1,000" not in line(told(client, without), "Money")


def test_the_budget_changes_every_priced_row(client, published):
    budget = {"amount": 500, "currency": "USD"}
    with_budget, without = told(client, CALM | {"budget": budget}), told(client, CALM)

    priced = [cost.option for cost in published.catalogue.first_year_costs if cost.low]
    for key in {
        key for key in priced if published.catalogue.option_costs[key][0].currency == "USD"
    }:
        rows = [text_of(page.find("li", id=key)) for page in (with_budget, without)]
        assert rows[0] != rows[1], key


def test_a_label_that_speaks_against_injection_is_told_with_the_safety_reasons(client, published):
    page = told(client, OFFERED | {"offer_label": "external_use_only"})

    assert line(page, "The label") == "It says “external use only”. That does not cover injection."
    first = block(page, "answer").select_one(".lines")
    assert text_of(first.find("dt")) == "The label"


def test_nothing_that_speaks_against_it_is_no_promise(client, published):
    assert line(told(client, OFFERED), "Your health") == (
        "Nothing you told us speaks against it. That does not make it safe."
    )


def test_the_law_is_told_for_the_country_of_treatment_and_for_home(client, published):
    page = told(client, OFFERED | {"country": "GB", "treatment_country": "US"})

    assert "FDA" in line(page, "The law there")
    assert "UK" in line(page, "The law at home")


def test_without_an_offer_each_way_is_told_once_and_not_again(client, published):
    page = told(client, CALM | {"offer_method": "none"})
    methods = [one.key for one in published.catalogue.options if one.group == "exosome_method"]

    assert text_of(page.h1) == "Exosomes for your hair, in any way they are given"
    assert {row["id"] for row in block(page, "ways").select(".choices-list > li")} == set(methods)
    assert text_of(block(page, "choices").h2) == "The 12 other choices"


def test_who_is_not_sure_of_the_method_reads_how_to_find_out(client, published):
    page = told(client, CALM | {"offer_method": "not_sure"})

    assert "Ask what goes on or into your scalp" in text_of(block(page, "answer"))


def test_an_answer_that_closes_something_says_what_it_does(client, published):
    answers = CALM | {"pregnancy": "breastfeeding"}
    options = summary_of(answers, published).options
    closed = sum(one.status is Status.NOT_SUITABLE for one in options)
    counts = text_of(block(told(client, answers), "counts"))

    assert f"You breastfeed. {closed} choices are not for you now." in counts
    assert "do not touch crushed finasteride or dutasteride" in counts


def test_open_safety_questions_are_one_line_with_what_waits_for_them(client, published):
    answers = CALM | {"diagnosis": "not_sure"}
    page = told(client, answers)
    waiting = sum(
        any(one.kind is ReasonKind.UNKNOWN and one.rule for one in option.reasons)
        for option in summary_of(answers, published).options
    )

    counts = block(page, "counts")
    assert f"One answer is open: the cause. {waiting} of 18 choices wait for it." in text_of(counts)
    assert counts.find("a", href="/questions/cause/?from=summary") is not None


def test_low_mood_has_somebody_to_turn_to_on_the_page(client, published):
    page = told(client, CALM | {"conditions": ["low_mood"]})

    assert "Samaritans" in text_of(block(page, "counts"))


def test_who_had_exosomes_reads_what_to_watch_for(client, published):
    page = told(client, CALM | {"regimen": ["exosomes"], "regimen_duration": "over_12_months"})

    counts = block(page, "counts")
    assert "You have had exosomes." in text_of(counts)
    assert counts.find("a", href="/harm-card/") is not None


def test_the_three_points_weighed_highest_stand_beside_what_is_used_now(client, published):
    importance = {"low_cost": 2, "no_needles": 5, "few_visits": 4, "strong_evidence": 4}
    page = told(client, GIVEN | {"importance": importance})

    points = [text_of(one) for one in block(page, "matters").find_all("h3")]

    assert points == [
        "It needs no needles",
        "There are good studies about it",
        "It needs few visits",
    ]
    assert "Minoxidil on the scalp" in text_of(block(page, "matters"))


def test_what_another_country_approved_is_no_answer_to_what_matters(client, published):
    answers = CALM | {"regimen": ["low_level_light"], "importance": {"regulator_approved": 5}}

    def law(country):
        return text_of(block(told(client, answers | {"country": country}), "matters"))

    assert "cleared in the US" in law("US")
    assert "cleared in the US" not in law("GB")


def test_a_law_of_other_countries_is_not_told(client, published):
    answers = OFFERED | {"country": "US"}

    assert "banned from cosmetics" not in text_of(told(client, answers))
    assert "banned from cosmetics" in text_of(told(client, answers | {"country": "CN"}))


def test_every_row_and_every_line_with_a_figure_leads_to_its_proof(client, published):
    """A number of a study or a price stands in a row or a line that holds a link to where it is proven."""
    page = told(client, GIVEN)

    for part in page.select(".choices-list > li, .answer .lines > div"):
        if re.search(r"\d", text_of(part)) and text_of(part.find(["dt", "a"])) not in (
            "Your limits",
            "They told you",
        ):
            assert part.find("a", href=True) is not None, text_of(part)


def test_what_speaks_against_some_ways_is_named_on_the_first_lines(client, published):
    """Somebody on a blood thinner who was offered exosomes of some kind reads of it first."""
    offered = {"conditions": ["blood_thinner"], "offer_method": "not_sure"}

    page = BeautifulSoup(shown(client, {**GIVEN, **offered}), "html.parser")

    first = page.select_one(".answer .lines").get_text(" ")
    assert str(answer_sentence("conditions", "blood_thinner")) in first
    assert "This speaks against some ways." in first
