"""The words about what matters to the person. No rule ever sees these answers."""

from django.utils.translation import gettext_lazy as _

from questionnaire.questions.words import Choice, Question

POINTS = {
    1: _("Not at all"),
    2: _("A little"),
    3: _("Somewhat"),
    4: _("Quite a lot"),
    5: _("Very much"),
}

WHAT_MATTERS = (
    Question(
        key="importance",
        legend=_("How much does each of these matter to you?"),
        label=_("What matters to you"),
        why=_("You see these points again beside each option. They change nothing we say."),
        hint=_("There is no right answer. You can leave out any line."),
        choices=(
            Choice("strong_evidence", _("There are good studies about it")),
            Choice("low_cost", _("It costs little")),
            Choice("no_needles", _("It needs no needles")),
            Choice("few_visits", _("It needs few visits")),
            Choice("regulator_approved", _("A regulator has approved it")),
            Choice("few_side_effects", _("It has few side effects")),
            Choice("keep_my_routine", _("I can keep what I use now")),
            Choice("quick_result", _("I can see soon whether it works")),
        ),
    ),
    Question(
        key="trial_interest",
        legend=_("Would you join a registered study?"),
        label=_("Joining a study"),
        why=_("In a study you are watched closely. What is learned helps others."),
        hint=_("If you would, we list what to ask before you join."),
        choices=(Choice("yes", _("Yes")), Choice("maybe", _("Maybe")), Choice("no", _("No"))),
    ),
)
