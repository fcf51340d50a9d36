"""What buyers of health software ask: the NHS' DTAC and the label of ISO/TS 82304-2, answered by facts of this tree."""

from django.utils.translation import gettext_lazy as _

from evidence.standards.items import Item, State

_PRIVACY = "tests/web/test_asking_privacy.py::"

DTAC = (
    Item("C1.1", _("It has a list of hazards"), State.PARTLY,
         _("Each hazard names its control and its test. No clinical safety officer has signed it."),
         tests=("tests/house/test_hazards.py::test_a_test_that_is_named_exists",)),
    Item("C1.2", _("A clinical safety officer is named"), State.NOT_YET,
         _("The operator has to name one.")),
    Item("C2.1", _("It says which data of people it keeps"), State.MET,
         _("Nothing on the server. A locked cookie holds the answers."), pages=("privacy",),
         tests=(_PRIVACY + "test_t_priv_6_a_visit_leaves_not_one_row_more",
                _PRIVACY + "test_t_priv_1_no_log_line_holds_an_answer")),
    Item("C2.2", _("A data protection impact assessment was made"), State.NOT_YET,
         _("The operator has to make one. The list of what is kept is a start.")),
    Item("C3.1", _("It was tried by somebody who breaks in for a living"), State.NOT_YET,
         _("Our own tests try headers, rights, files and floods. Nobody independent has.")),
    Item("C3.2", _("Curators need a second step to log in"), State.MET,
         _("A code from a phone stands before every page of the admin."),
         tests=("tests/security/test_curators_door.py::test_logging_in_changes_the_key_of_the_session",)),
    Item("C4.1", _("Its data can be read by other programs"), State.MET,
         _("Answers are saved as FHIR. Editions are open files."), pages=("answers",),
         tests=("tests/fhir/test_round_trip.py::" + "test_a_file_gives_back_exactly_what_was_answered_and_left_out",)),
    Item("D1.1", _("It meets WCAG 2.2 AA"), State.PARTLY,
         _("A machine finds no fault on any page. People who use aids have not tried it."),
         tests=("tests/a11y/test_visit.py::" + "test_axe_finds_nothing_on_any_page_in_any_state",)),
    Item("D1.2", _("People were asked what they need, and tried it"), State.NOT_YET,
         _("Questions were gathered from open pages. No patient has tried it yet.")),
)  # fmt: skip

ISO_82304 = (
    Item("5.2", _("Healthy and safe: benefits are shown by a study"), State.NOT_YET,
         _("A plan for a trial is ready. It has not begun.")),
    Item("5.3", _("Easy to use: it works for people who read little"), State.PARTLY,
         _("Reading grades are measured. No reader has been asked."), pages=("conformance",),
         tests=("tests/web/test_conformance.py::test_the_reading_grade_is_measured_on_the_page_itself",)),
    Item("5.4", _("Data are safe"), State.MET,
         _("There are none on the server."), pages=("privacy",),
         tests=(_PRIVACY + "test_t_priv_6_a_visit_leaves_not_one_row_more",)),
    Item("5.5", _("It is built to last"), State.MET,
         _("It runs on two databases, comes back after a fault, and is tried on each change."),
         tests=("tests/faults/test_two_nodes.py::test_one_node_killed_in_the_middle_of_visits_loses_none",)),
)  # fmt: skip

ROWS = (*DTAC, *ISO_82304)
