"""The conformance page tells nothing that data, pages and tests do not show."""

import ast
import re
from dataclasses import replace

import pytest
from django.urls import reverse

from evidence.core.assessment.profile import Preferences, Profile
from evidence.core.checks.readability import measure
from evidence.core.checks.wording import HIGHEST_GRADE
from evidence.core.edition.vocabulary import Side
from evidence.presenters.conformance_page import (
    PageGrade,
    groups,
    page_grade,
    prose_of,
    summary_counts,
)
from evidence.standards.items import DEVICE, EVERYDAY_LANGUAGE, STANDARDS, State, state_of
from evidence.standards.items import IPDAS as ITEMS
from evidence.starter import starter_catalogue
from evidence.views.robots import public_paths
from tests.house.tree import PROJECT

CATALOGUE = starter_catalogue()
ROWS = STANDARDS["audit"]
DTAC = (*STANDARDS["dtac"], *STANDARDS["iso_82304"])
EVERY_ROW = [pytest.param(item, id=item.code) for item in (*ITEMS, *ROWS, *DTAC)]


def functions_of(path):
    tree = ast.parse((PROJECT / path).read_text(encoding="utf-8"))
    return {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


def option_page(client, key):
    return client.get(reverse("evidence:option", args=[key])).content.decode()


def test_all_44_items_and_all_12_rows_are_there_once():
    assert len(ITEMS) == len({item.code for item in ITEMS}) == 44
    assert len(ROWS) == len({row.code for row in ROWS}) == 12


@pytest.mark.parametrize("item", EVERY_ROW)
def test_every_test_that_is_named_as_proof_exists(item):
    for proof in item.tests:
        path, _, name = proof.partition("::")
        assert name in functions_of(path), proof


@pytest.mark.parametrize("item", EVERY_ROW)
def test_an_item_that_is_met_names_a_test(item):
    assert item.tests or item.state is not State.MET


def test_every_page_that_is_named_as_proof_exists(published, client):
    named = {name for item in (*ITEMS, *ROWS, *DTAC) for name in item.pages}

    # A page of a visit leads to its beginning; that it answers at all is what counts here.
    answers = {name: client.get(reverse(name)).status_code for name in named}

    assert {name: code for name, code in answers.items() if code not in (200, 302, 303)} == {}


def test_what_needs_other_people_is_not_met():
    needs_people = {"K12", "K13", "K14", "K15", "K16", "K17", "K22", "K23"}

    assert {
        item.code for item in ITEMS if item.code in needs_people and item.state is State.NOT_YET
    } == (needs_people)


def test_funding_counts_only_once_it_is_stated():
    (item,) = (item for item in ITEMS if item.code == "C6")
    stated = replace(CATALOGUE, colophon=replace(CATALOGUE.colophon, funding="A public grant."))

    assert state_of(item, CATALOGUE) is State.NOT_YET
    assert state_of(item, stated) is State.MET


def test_the_counts_are_those_of_the_44_items():
    assert sum(count.number for count in summary_counts(groups(CATALOGUE, ()))) == 44


@pytest.mark.parametrize(("grade", "state"), [(6.0, State.MET), (6.1, State.PARTLY)])
def test_everyday_language_is_met_only_when_every_page_reaches_the_target(grade, state):
    shown = groups(CATALOGUE, [PageGrade("/", "A page", 100, grade)])

    assert [i.state for i in shown[-1].items if i.code == EVERYDAY_LANGUAGE] == [state]


def test_the_reading_grade_is_measured_on_the_page_itself(published, client):
    page = client.get(reverse("conformance")).content.decode()
    questions = client.get(reverse("evidence:questions")).content.decode()
    expected = page_grade(reverse("evidence:questions"), questions)
    row = re.search(
        rf'<a href="{expected.path}">{expected.title}</a></th>(.*?)</tr>', page, re.DOTALL
    )

    assert expected.words > 500
    assert f">{expected.grade}<" in row[1]
    assert f">{expected.words}<" in row[1]


def test_only_sentences_of_the_page_itself_are_graded():
    html = (
        "<header><p>Not this one.</p></header><main><h1>A title</h1><svg><use href='#i'/></svg><p>One short line.</p>"
        '<p class="sources">Incomprehensible bibliographical particularities.</p>'
        "<details data-reported><p>Incomprehensible particularities.</p></details></main>"
    )

    assert page_grade("/", html) == PageGrade(
        "/", "A title", 3, round(measure("One short line.").grade, 1)
    )
    assert prose_of(["A label", "A sentence."]).words == 2


def test_the_page_shows_every_item_with_its_state(published, client):
    page = client.get(reverse("conformance")).content.decode()

    assert page.count('class="state"') == 56
    assert "Not yet stated by the operator of this copy." in page
    assert "Nobody independent has done it yet." in page


def test_the_first_page_says_which_decision_it_is_about(published, client):
    page = client.get(reverse("home")).content.decode()
    lead = re.search(r'<p class="lead">(.*?)</p>', page)[1]

    assert "decide whether to ask for an exosome treatment, choose something else, or wait" in lead


@pytest.mark.parametrize("key", CATALOGUE.option)
def test_every_option_is_told_in_the_same_fields(key):
    option = CATALOGUE.option[key]
    told = (
        "name what_it_is how_it_is_done what_it_is_like approved_status time_to_judge reversibility"
        " women certainty_reason evidence_summary"
    ).split()

    assert [field for field in told if not getattr(option, field)] == []


@pytest.mark.parametrize("key", CATALOGUE.option)
def test_every_option_tells_benefits_and_harms(key):
    sides = {finding.side for finding in CATALOGUE.findings if finding.option == key}

    assert sides == {Side.BENEFIT, Side.HARM}


def test_benefits_and_harms_share_one_shape(published, client):
    page = option_page(client, "finasteride")
    benefits = page.split('id="better"')[1].split('id="worse"')[0]
    harms = page.split('id="worse"')[1].split('id="done"')[0]

    def shape(part):
        return set(re.findall(r'<(h3|ul|span) ?(?:class="([a-z-]+))?', part)) - {("span", "hint")}

    assert shape(benefits) == shape(harms)
    assert {("ul", "option-lines"), ("h3", ""), ("span", "certainty")} <= shape(benefits)


def test_benefits_and_harms_are_told_at_like_length():
    words = {
        side: [measure(f.text).words for f in CATALOGUE.findings if f.side is side] for side in Side
    }
    mean = {side: sum(counts) / len(counts) for side, counts in words.items()}

    assert 0.67 <= mean[Side.BENEFIT] / mean[Side.HARM] <= 1.5


def test_doing_nothing_is_an_option_with_its_own_findings(published, client):
    page = client.get(reverse("evidence:option_details", args=["wait"])).content.decode()

    assert page.count('class="outcome"') == 4


def test_a_number_of_people_is_told_in_words_and_as_a_picture(published, client):
    page = option_page(client, "finasteride")

    assert re.search(r"\d+ out of 100 people had this, \d+ did not\.", page)
    assert "icon-array" in page
    assert "Without it:" in page


def test_what_matters_is_asked_and_seen_by_no_rule():
    rules = {item for rule in CATALOGUE.rules for item in rule.items}

    assert "importance" in Preferences.__dataclass_fields__
    assert "importance" not in Profile.__dataclass_fields__
    assert "importance" not in rules


def test_every_option_and_study_has_a_certainty_with_its_reason():
    assert [option.key for option in CATALOGUE.options if not option.certainty_reason] == []
    assert [study.key for study in CATALOGUE.studies if not study.certainty_reason] == []


@pytest.mark.slow
def test_no_public_page_is_harder_to_read_than_grade_8(published, client):
    hard = [
        (path, page.grade)
        for path in public_paths(published)
        if "/sources/" not in path or path.endswith("/sources/")
        if (page := page_grade(path, client.get(path).content.decode())).grade > HIGHEST_GRADE
    ]

    assert hard == []


def test_who_decides_finds_both_sides_of_each_of_the_four_questions(client, published):
    page = client.get(reverse("intended_use")).content.decode()

    assert len(DEVICE) == 4
    for one in DEVICE:
        card = page.split(f'id="device-{one.key}"')[1].split("</section>")[0]
        told = [str(words) for words in (one.speaks_for, one.speaks_against, one.operator)]
        labels = ["It may be", "It might not be", "You decide"]
        for label, words in zip(labels, told, strict=True):
            assert f"<dt>{label}</dt><dd>{words}</dd>" in card


def test_who_paid_is_the_publisher_s_own_sentence(client, published):
    page = client.get(reverse("intended_use")).content.decode()

    assert f"<dt>Who paid</dt><dd>{published.catalogue.colophon.funding}</dd>" in page


def test_what_only_people_can_show_is_not_yet(published):
    people = {"C1.2", "C2.2", "C3.1", "D1.2", "5.2"}

    states = {item.code: state_of(item, published.catalogue) for item in DTAC}

    assert {code for code in people if states[code] is not State.NOT_YET} == set()
