"""The twelve rows by which Scotland's shared decision aids are audited in public."""

from django.utils.translation import gettext_lazy as _

from evidence.standards.ipdas import condition_is_described
from evidence.standards.items import Item, State

_WEB = "tests/web/test_evidence_pages.py::"
_HAIR = "tests/web/test_hair_loss.py::"
_OWN = "tests/web/test_conformance.py::"
EVERYDAY_LANGUAGE = "S11"
"""Its state follows from the measured pages."""

ROWS = (
    Item("S1", _("There is a policy for updates"), State.MET,
         _("It stands with the list of editions."), pages=("evidence:editions",),
         tests=("tests/web/test_evidence_overdue.py::test_the_day_after_every_page_says_that_a_review_is_overdue",)),
    Item("S2", _("The evidence behind it is told"), State.MET,
         _("Every number leads to its source in one step."), pages=("evidence:sources",),
         tests=(_WEB + "test_no_number_stands_without_a_source",)),
    Item("S3", _("Uncertainty is told"), State.MET,
         _("Each finding has a certainty, and blanks are shown as blanks."),
         pages=("evidence:gap_map",),
         tests=(_OWN + "test_every_option_and_study_has_a_certainty_with_its_reason",)),
    Item("S4", _("Its effect on equality was assessed"), State.NOT_YET,
         _("No assessment has been made.")),
    Item("S5", _("It has a date"), State.MET, _("Each page names its edition and its day."),
         tests=("tests/unit/test_components.py::test_every_page_names_its_edition_and_who_has_not_read_it",)),
    Item("S6", _("It says for which country it is"), State.PARTLY,
         _("The law and contacts are told by country. The rest is the same everywhere."),
         pages=("evidence:regulation_list",)),
    Item("S7", _("It describes the condition"), State.MET,
         _("A page tells its course, other kinds, and what no source was read on."),
         pages=("evidence:hair_loss",), holds=condition_is_described,
         tests=(_HAIR + "test_each_statement_on_hair_loss_has_its_source",)),
    Item("S8", _("It says which decision has to be made"), State.MET,
         _("It is the first sentence of the first page."), pages=("home",),
         tests=(_OWN + "test_the_first_page_says_which_decision_it_is_about",)),
    Item("S9", _("It tells what may follow: benefits and harms"), State.MET,
         _("Each option tells both."),
         tests=(_OWN + "test_every_option_tells_benefits_and_harms",)),
    Item("S10", _("It shows them in a consistent and balanced way"), State.MET,
         _("Both use one component."),
         tests=(_OWN + "test_benefits_and_harms_share_one_shape",
                _OWN + "test_benefits_and_harms_are_told_at_like_length")),
    Item(EVERYDAY_LANGUAGE, _("It uses everyday language: reading age 11 or lower"), State.PARTLY,
         _("Reading age 11 is grade 6. The grades of all pages stand below."),
         tests=(_OWN + "test_the_reading_grade_is_measured_on_the_page_itself",)),
    Item("S12", _("It gives numbers"), State.PARTLY,
         _("Where people were counted. For exosomes nobody has counted them.")),
)  # fmt: skip
