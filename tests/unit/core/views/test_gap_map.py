"""The map of what was studied agrees with the library it is drawn from."""

from dataclasses import replace

from evidence.core.edition.ledger import Kind, LedgerRow, Nature, with_ledger
from evidence.core.edition.vocabulary import Outcome
from evidence.core.views.gap_map import gap_map, question_for_gap
from evidence.starter import starter_catalogue

CATALOGUE = starter_catalogue()
FOUND = gap_map(CATALOGUE)


def cell(found, method, outcome):
    row = next(row for row in found.rows if row.method == method)
    return next(cell for cell in row.cells if cell.outcome is outcome)


def test_each_exosome_study_stands_in_the_map_or_beside_it():
    placed = {study.key for row in FOUND.rows for study in row.studies}
    beside = {study.key for study in FOUND.unplaced}

    assert placed | beside == {s.key for s in CATALOGUE.studies if s.is_exosome}
    assert placed & beside == set()


def test_the_studies_of_a_method_are_those_the_option_names():
    for row in FOUND.rows:
        option = CATALOGUE.option[row.method]
        named = {*option.studies, *option.other_reports}

        assert {study.key for study in row.studies} == named, row.method


def test_near_relatives_fill_no_cell():
    shown = {study for row in FOUND.rows for cell in row.cells for study in cell.studies}

    assert all(study.is_exosome for study in shown)


def test_the_people_of_a_cell_are_the_sum_of_its_studies():
    counts = cell(FOUND, "intradermal_injection", Outcome.HAIR_COUNT)

    assert {study.key: study.people for study in counts.studies} == {
        "ST01": 20, "ST02": 30, "ST07": 12, "ST08": 8, "ST10": None,
    }  # fmt: skip
    assert counts.people == 70
    assert counts.people_not_stated == 1
    assert counts.controlled == 1


def test_a_warning_without_a_study_leaves_the_cell_blank_but_is_counted():
    infection = cell(FOUND, "topical_alone", Outcome.INFECTION)

    assert infection.is_blank
    assert [finding.key for finding in infection.reports] == ["topical_alone-H06"]


def test_every_blank_cell_offers_a_question():
    blanks = [cell for row in FOUND.rows for cell in row.cells if cell.is_blank]

    assert len(blanks) > 40
    assert [cell for cell in blanks if cell.question is None] == []


def test_a_question_about_the_method_comes_before_a_general_one():
    assert question_for_gap(CATALOGUE, "topical_alone", "G07").key == "Q27"
    assert question_for_gap(CATALOGUE, "intradermal_injection", "G07").key == "Q24"


def test_a_blank_about_harm_leads_to_a_question_about_harm():
    injected = cell(FOUND, "intradermal_injection", Outcome.INFECTION)
    on_the_skin = cell(FOUND, "topical_alone", Outcome.INFECTION)

    assert injected.question.key == "Q33"
    assert on_the_skin.question.topic == "safety"


def test_no_question_is_made_up_where_the_edition_has_none():
    bare = replace(CATALOGUE, clinic_questions=())

    assert question_for_gap(bare, "topical_alone", "G07") is None


def test_every_registered_trial_of_a_method_is_in_its_row():
    for row in FOUND.rows:
        named = CATALOGUE.option[row.method].registered_trials

        assert tuple(trial.key for trial in row.trials) == named


def test_a_withdrawn_study_leaves_the_map_at_once():
    withdrawn = LedgerRow(Kind.SOURCE, Nature.RETRACTED, "made up", source="WAN25")

    shown = cell(
        gap_map(with_ledger(CATALOGUE, [withdrawn])), "topical_microneedling", Outcome.HAIR_COUNT
    )

    assert [study.key for study in shown.studies] == ["ST06", "ST09"]
