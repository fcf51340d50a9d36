"""The items of IPDASi version 4 that every decision aid is asked for, in our own words."""

from django.utils.translation import gettext_lazy as _

from evidence.core.edition.catalogue import Catalogue
from evidence.standards.items import Item, State

_WEB = "tests/web/test_evidence_pages.py::"
_HAIR = "tests/web/test_hair_loss.py::"
_OWN = "tests/web/test_conformance.py::"


def funding_is_stated(catalogue: Catalogue) -> bool:
    """Whether whoever runs this copy has said who pays."""
    return "not yet stated" not in catalogue.colophon.funding.lower()


def condition_is_described(catalogue: Catalogue) -> bool:
    """Whether the edition tells the course without treatment and signs of other kinds, with sources."""
    course = [f for f in catalogue.findings if f.option == "wait" and f.sources]
    return bool(course) and any(sign.sources for sign in catalogue.warning_signs)


QUALIFYING = (
    Item("Q1", _("Describes the condition"), State.MET,
         _("A page tells its course, other kinds, and what no source was read on."),
         pages=("evidence:hair_loss",), holds=condition_is_described,
         tests=(_HAIR + "test_each_statement_on_hair_loss_has_its_source",)),
    Item("Q2", _("Says which decision has to be made"), State.MET,
         _("It is the first sentence of the first page."), pages=("home",),
         tests=(_OWN + "test_the_first_page_says_which_decision_it_is_about",)),
    Item("Q3", _("Describes the options"), State.MET,
         _("Each choice has a page, doing nothing included."), pages=("evidence:library",),
         tests=(_OWN + "test_every_option_is_told_in_the_same_fields",)),
    Item("Q4", _("Tells the good sides of each option"), State.MET,
         _("Each page has benefits, or says that no study in people looked."),
         tests=(_OWN + "test_every_option_tells_benefits_and_harms",)),
    Item("Q5", _("Tells the bad sides of each option"), State.MET,
         _("Each page has harms. An edition without one cannot be published."),
         tests=(_OWN + "test_every_option_tells_benefits_and_harms",)),
    Item("Q6", _("Tells what it is like to live with the choice"), State.PARTLY,
         _("Each page says what it is like. The effect on mood and daily life is hardly studied."),
         tests=(_OWN + "test_every_option_is_told_in_the_same_fields",)),
)  # fmt: skip

CERTIFYING = (
    Item("C1", _("Shows good and bad sides in equal detail"), State.MET,
         _("Both use one component. Their length is compared by a test."),
         tests=(_OWN + "test_benefits_and_harms_are_told_at_like_length",
                _OWN + "test_benefits_and_harms_share_one_shape")),
    Item("C2", _("Names its sources"), State.MET,
         _("Every number leads to its source in one step."), pages=("evidence:sources",),
         tests=(_WEB + "test_no_number_stands_without_a_source",)),
    Item("C3", _("Gives its date"), State.MET,
         _("Each page names its edition and the day it was published."), pages=("evidence:editions",),
         tests=("tests/unit/test_components.py::test_every_page_names_its_edition_and_who_has_not_read_it",)),
    Item("C4", _("Says how it is kept up to date"), State.MET,
         _("The policy is told. A page that is overdue says so by itself."), pages=("evidence:editions",),
         tests=("tests/web/test_evidence_overdue.py::test_the_day_after_every_page_says_that_a_review_is_overdue",)),
    Item("C5", _("Tells how uncertain numbers are"), State.PARTLY,
         _("Each finding has a certainty and its reason. Ranges are rarely given."),
         tests=("tests/unit/core/wording/test_sentences.py::test_the_frame_follows_from_the_certainty",)),
    Item("C6", _("Says who paid for it"), State.MET,
         _("It stands on this page and with each edition."), holds=funding_is_stated,
         tests=(_OWN + "test_funding_counts_only_once_it_is_stated",)),
)  # fmt: skip

QUALITY = (
    Item("K1", _("Says what happens if nothing is done"), State.MET,
         _("Doing nothing is an option with its own numbers."),
         tests=(_OWN + "test_doing_nothing_is_an_option_with_its_own_findings",)),
    Item("K2", _("Lets people compare options"), State.MET,
         _("A table shows the options side by side."), pages=("compare",),
         tests=(_OWN + "test_every_page_that_is_named_as_proof_exists",)),
    Item("K3", _("Gives the chances of outcomes"), State.PARTLY,
         _("Only where people were counted in a study. For exosomes nobody has counted them."),
         tests=("tests/unit/core/wording/test_numbers.py::test_a_count_becomes_whole_people_out_of_100",)),
    Item("K4", _("Says which people the numbers are about"), State.PARTLY,
         _("Each study says who took part. Some numbers come from sources that do not say."),
         pages=("evidence:studies",)),
    Item("K5", _("Gives event rates"), State.PARTLY,
         _("Where we could read how many people were counted.")),
    Item("K6", _("Compares over the same time"), State.PARTLY,
         _("Each number says after how long. Studies differ, so times differ.")),
    Item("K7", _("Uses the same denominator"), State.MET,
         _("Risks are out of 100. Other forms cannot be published."),
         tests=("tests/unit/core/checks/test_wording.py::test_the_gate_stops",)),
    Item("K8", _("Shows numbers in more than one way"), State.MET,
         _("Words, a number and a picture of 100 people."),
         tests=(_OWN + "test_a_number_of_people_is_told_in_words_and_as_a_picture",)),
    Item("K9", _("Asks what matters most to the person"), State.MET,
         _("One page of questions asks it. No rule can see the answer."),
         tests=(_OWN + "test_what_matters_is_asked_and_seen_by_no_rule",)),
    Item("K10", _("Leads step by step"), State.MET,
         _("Short sections, one thing a page, with a way back."), pages=("home",),
         tests=("tests/web/test_asking.py::test_every_page_after_the_safety_sections_offers_the_summary",)),
    Item("K11", _("Gives questions to take to a visit"), State.MET,
         _("A list to print, chosen by the answers."), pages=("checklist",),
         tests=("tests/unit/core/assessment/test_checklist.py::test_a_question_says_what_it_asks_and_why_it_matters",)),
    Item("K12", _("Asked patients what they need"), State.NOT_YET, _("Nobody was asked yet.")),
    Item("K13", _("Asked professionals what is needed"), State.NOT_YET, _("Nobody was asked yet.")),
    Item("K14", _("Was reviewed by patients"), State.NOT_YET, _("No review has taken place.")),
    Item("K15", _("Was reviewed by professionals"), State.NOT_YET, _("No review has taken place.")),
    Item("K16", _("Was tried with patients who face the decision"), State.NOT_YET,
         _("No trial use has taken place.")),
    Item("K17", _("Was tried with professionals"), State.NOT_YET,
         _("No trial use has taken place.")),
    Item("K18", _("Says how the evidence was chosen"), State.PARTLY,
         _("The scope of the search is told. It was a stored collection, not the live databases."),
         pages=("evidence:library", "evidence:article")),
    Item("K19",
        _("Says how good the evidence is"),
        State.PARTLY,
        _("Each option and study gives its certainty with a reason. Some findings give no reason yet."),
        tests=(_OWN + "test_every_option_and_study_has_a_certainty_with_its_reason",),
    ),
    Item("K20", _("Names its authors and what qualifies them"), State.NOT_YET,
         _("Authors are named as a group only, and no clinician has signed.")),
    Item("K21", _("Tells how hard it is to read"), State.MET,
         _("The grade of every public page stands below, measured on the page itself."),
         tests=(_OWN + "test_the_reading_grade_is_measured_on_the_page_itself",)),
    Item("K22", _("Was shown to help people choose what fits them"), State.NOT_YET,
         _("It has not been evaluated.")),
    Item("K23", _("Was shown to help people know more"), State.NOT_YET,
         _("It has not been evaluated.")),
)  # fmt: skip

_NO_TEST = _("This aid is not about a screening or diagnostic test.")
SCREENING = tuple(
    Item(code, text, State.NOT_APPLICABLE, _NO_TEST)
    for code, text in (
        ("C7", _("Says what the test measures")),
        ("C8", _("Says what follows a positive test")),
        ("C9", _("Says what follows a negative test")),
        ("C10", _("Says what finding too much can lead to")),
        ("K24", _("Gives the chance of a true positive test")),
        ("K25", _("Gives the chance of a true negative test")),
        ("K26", _("Gives the chance of a false positive test")),
        ("K27", _("Gives the chance of a false negative test")),
        ("K28", _("Compares finding the condition with and without the test")),
    )
)
ITEMS = (*QUALIFYING, *CERTIFYING, *QUALITY, *SCREENING)
